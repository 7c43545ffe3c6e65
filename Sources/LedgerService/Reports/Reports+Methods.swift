import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let reportService = read(
        "How reviews keep their time (R-REV-1, R-REV-2)", .seeingAll(),
        [
            .optional("from", .day, "Submitted from this day on; 1 January if absent"),
            .optional("to", .day, "Submitted up to this day; today if absent"),
        ],
        result: """
            {from, to, submitted, decided, inTime, late, overdueOpen, overdue, overduePerMille?, \
            medianMinutes?, percentile90Minutes?, times: [{days?, claims}], months: [{month, \
            submitted, …}]}
            """
    ) { scope in
        let from = scope.arguments.day("from") ?? Day.firstOf(year: scope.today.year)
        let to = scope.arguments.day("to") ?? scope.today
        let starts = Months(from: from, to: to).starts
        let figures = scope.state.serviceFigures(
            from: scope.time.start(of: from), until: scope.time.end(of: to),
            months: starts.map { scope.time.start(of: $0) })
        var result: JSONObject = ["from": .string(from.text), "to": .string(to.text)]
        for member in figures.all.json.members { result[member.name] = member.value }
        result["months"] = .array(
            zip(starts, figures.months).map { start, figures in
                var row = figures.json
                row["times"] = nil
                row["month"] = .string(start.monthText)
                return .object(row)
            })
        return result
    }

    static let reportHalfYear = read(
        "Half a year's operation summed up (R-BOOK-4)", .seeingAll(or: .finance),
        [.required("period", .words(longest: 16), "2026H1 or 2026H2")],
        result: """
            {period, from, to, enterprise, kind, isOver, people: [{type, enrolled, joined, left, \
            claiming, redeeming}], claims: [{category, submitted, credited, …}], review, \
            points: {earned, forgone, redeemed, …}, months, yuan, stock, objections, appeals, \
            criticism}
            """
    ) { scope throws(ServiceError) in
        guard let period = Period(scope.arguments.words("period")), period.isHalfYear else {
            throw .invalid(
                InvalidParameter(path: "period", problem: .not(expected: "2026H1 or 2026H2")))
        }
        return HalfYear(scope, period).json
    }
}

extension Period {
    fileprivate var isHalfYear: Bool { text.hasSuffix("H1") || text.hasSuffix("H2") }
}

extension ServiceFigures {
    /// Times are those on the clock, nights and days off included.
    var json: JSONObject {
        var json: JSONObject = [
            "submitted": .int(submitted), "decided": .int(decided), "inTime": .int(inTime),
            "late": .int(late), "overdueOpen": .int(overdueOpen), "overdue": .int(overdue),
        ]
        if submitted > 0 {
            json["overduePerMille"] = .int((overdue * 2000 + submitted) / (submitted * 2))
        }
        json["medianMinutes"] = minutes(percent: 50).map { .int($0) }
        json["percentile90Minutes"] = minutes(percent: 90).map { .int($0) }
        json["times"] = .array(
            bySpan.enumerated().map { index, claims in
                var row: JSONObject = ["claims": .int(claims)]
                if Self.spans.indices.contains(index) { row["days"] = .int(Self.spans[index]) }
                return .object(row)
            })
        return json
    }
}
