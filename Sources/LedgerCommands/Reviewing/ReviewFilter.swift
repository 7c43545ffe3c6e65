import JSON
import LedgerAPI
import LedgerValues

extension Argument {
    static let someClaims = Argument(
        "CLAIM", Phrase(zh: "申报编号，可写几个", en: "claims, one or more"), .any, prefix: "C")
}

/// Which claims of the queue a batch is about.
struct ReviewFilter {
    static let eitherOr = Phrase(
        zh: "编号和 --item、--department、--employee 只能用一样。",
        en: "Give claims, or --item, --department and --employee, not both.")

    private let item: String?
    private let employee: String?
    /// Who works there now, where a department was named.
    private let people: Set<String>?

    init(_ session: Session) throws(Failure) {
        item = session.arguments.value(.ofItem)
        employee = session.arguments.value(.ofEmployee)
        guard let department = session.arguments.value(.department) else {
            people = nil
            return
        }
        people = try Self.people(of: department, session)
    }

    static func people(of department: String, _ session: Session) throws(Failure) -> Set<
        String
    > {
        var people: Set<String> = []
        var params: JSONObject = ["department": .string(department), "limit": 1000]
        while true {
            let page = try session.ask("employee.list", params)
            people.formUnion((page["rows"]?.array ?? []).compactMap { $0["employee"]?.string })
            guard let next = page["next"], !next.isNull else { return people }
            params["after"] = next
        }
    }

    var isEmpty: Bool { item == nil && employee == nil && people == nil }

    func matches(_ claim: ReviewedClaim) -> Bool {
        let who = claim.row["employee"]?.string ?? ""
        return item.map { claim.row["item"]?.string == $0 } ?? true
            && employee.map { who == $0 } ?? true && people.map { $0.contains(who) } ?? true
    }
}

extension Session {
    /// Approves what a filter picks, after showing it and asking. Each for itself: what somebody
    /// else decides meanwhile is told, and holds up nothing.
    func approveAll(_ filter: ReviewFilter, points: Int64?) throws(Failure) {
        let reviewer = try ask("whoami")["actor"]?.string
        let picked = try ReviewInterview.queue(self)
            .map { ReviewedClaim($0, reviewer: reviewer) }.filter { filter.matches($0) }
        let batch = picked.filter { $0.mayBeApproved && !$0.isDoubtful }
        let others = picked.count - batch.count
        if others > 0 {
            note(
                Phrase(
                    zh: "另有 \(others) 份要逐份看或由别人审核，不在这一批里。",
                    en: "Left out, to be looked at one by one or not yours to approve: \(others)."))
        }
        guard !batch.isEmpty else {
            return show(["results": [], "applied": 0, "refused": 0], Self.nothingPicked)
        }
        let awards = batch.map { points ?? $0.points ?? 0 }
        let total = awards.reduce(0, +)
        preview(batch, awards)
        let whole = Phrase(
            zh: "通过 \(batch.count) 份申报，共 \(total) 分。",
            en: "Claims to approve: \(batch.count), points in all: \(total).")
        if options.isDryRun || options.agreesToAll { note(whole) }
        try confirm(whole)
        try send(batch, awards)
    }

    private static let nothingPicked = Phrase(
        zh: "没有这样的待审核申报。", en: "No claim under review is like that.")

    private func preview(_ batch: [ReviewedClaim], _ awards: [Int64]) {
        guard options.format == .table, !options.isQuiet else { return }
        let rows = zip(batch, awards).map { claim, award -> JSON in
            var row = claim.row.object ?? [:]
            row["points"] = .int(award)
            return .object(row)
        }
        output.note(table(rows, ReviewView.row.filter { $0.name != "others" }))
    }

    /// As many at a time as the daemon takes.
    private func send(_ batch: [ReviewedClaim], _ awards: [Int64]) throws(Failure) {
        var results: [JSON] = []
        var (postings, balances): ([JSON], [JSON]) = ([], [])
        var last: JSON = .null
        for start in stride(from: 0, to: batch.count, by: 1000) {
            let part = start..<min(start + 1000, batch.count)
            let claims = part.map { index in
                Asked(approving: batch[index].id, Points(awards[index]))
            }
            last = try change(Asked(approving: claims, .each))
            results += (last["results"]?.array ?? []).enumerated().map { offset, result in
                var result = result.object ?? [:]
                result["line"] = .int(Int64(start + offset))
                return .object(result)
            }
            postings += last["postings"]?.array ?? []
            balances += last["balances"]?.array ?? []
        }
        var whole = last.object ?? [:]
        let refused = results.count { $0["error"] != nil }
        whole["results"] = .array(results)
        whole["applied"] = .int(Int64(results.count - refused))
        whole["refused"] = .int(Int64(refused))
        if whole["postings"] != nil { whole["postings"] = .array(postings) }
        if whole["balances"] != nil { whole["balances"] = .array(balances) }
        try showOutcomes(.object(whole), of: batch.map(\.id))
    }
}
