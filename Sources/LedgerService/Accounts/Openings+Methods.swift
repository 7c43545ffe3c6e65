import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    private static let line = [
        Parameter.required("employee", .employee, "Whose"),
        Parameter.required(
            "points", .integer(Bounds.opening), "Below zero where points left or were owed"),
        Parameter.required("on", .day, "The day in the old book; its beginning is the effect"),
        Parameter.required(
            "reference", .label(longest: 100),
            "Where it stands in the old book; once for each employee"),
        Parameter.optional("note", .text(longest: 500), "What it was"),
        Parameter.optional(
            "balance", .integer(Bounds.openingBalance),
            "What the employee's lines so far come to, this one included; checked"),
    ]

    private static let refusals: [ErrorKind] = [
        .employeeUnknown, .fourEyes, .openingRecordedAlready, .dateFuture, .openingYearCleared,
        .openingBalanceDiffers,
    ]

    static let openingRecord = change(
        "Brings a line from the book that was kept before: a balance, or a line of its history "
            + "(R-BOOK-6)",
        .roles(.leader), line, result: "{employee, reference, points, brought, available}",
        errors: refusals
    ) { scope throws(ServiceError) in try scope.bring(scope.arguments) }

    static let openingRecordMany = change(
        "Brings lines from the book that was kept before", .roles(.leader),
        [.required("openings", .list(.object(line), most: 1000), "Lines"), .mode],
        result: "{results, applied, refused}", errors: refusals + [.batchRefused]
    ) { scope throws(ServiceError) in
        try scope.applyMany("openings") { item throws(ServiceError) in try scope.bring(item) }
    }
}

extension CallScope {
    fileprivate func line(_ item: Arguments) -> Opening {
        Opening(
            employee: item.requiredEmployee(), points: Points(item.requiredInt("points")),
            day: item.required("on", item.day("on")), reference: item.words("reference"),
            note: item.text("note") ?? "")
    }

    /// What a line of the old book asks of the ledger.
    func opening(_ item: Arguments) -> Command {
        .opening(.record(line(item), balance: item.points("balance")))
    }
}

extension ChangeScope {
    fileprivate func bring(_ item: Arguments) throws(ServiceError) -> JSONObject {
        let line = line(item)
        try apply(opening(item))
        return [
            "employee": .string(line.employee.text), "reference": .string(line.reference),
            "points": .int(line.points.value),
            "brought": .int(state.brought(by: line.employee).value),
            "available": .int(state.account(of: line.employee).available.value),
        ]
    }
}
