import JSON

/// One thing done to many claims, each for itself: what is refused is told, and holds up nothing.
struct ClaimBatch {
    let method: String
    /// At which a filter picks claims.
    let stages: [String]
    let params: JSONObject
    /// What the question and the answer call it.
    let verb: Phrase
    /// What cannot be undone is asked about where ids were given, too.
    var asksOfIDs = false
    /// What is said of one that was done.
    let done: @Sendable (String, Facts) -> Phrase

    private static let most = 1000

    func run(_ selection: ClaimSelection, _ session: Session) throws(Failure) {
        let ids: [String]
        if let given = selection.ids {
            ids = given
            if asksOfIDs { try ask(given, session) }
        } else {
            let rows = try selection.picked(stages, session)
            ids = rows.compactMap { $0["claim"]?.string }
            guard !ids.isEmpty else {
                return session.show(
                    ["results": [], "applied": 0, "refused": 0],
                    Phrase(zh: "没有这样的申报。", en: "No such claim is there."))
            }
            if session.options.format == .table, !session.options.isQuiet {
                session.output.note(session.table(rows, ClaimView.row))
            }
            try ask(ids, session)
        }
        try send(ids, session)
    }

    /// With how many points go back, where a rehearsal says so.
    private func ask(_ ids: [String], _ session: Session) throws(Failure) {
        var whole = Phrase(
            zh: "\(verb.chinese) \(ids.count) 份申报",
            en: "\(verb.english): " + Forms.count(Int64(ids.count), "claim", "claims"))
        if asksOfIDs, !session.options.agreesToAll, !session.options.isDryRun {
            let results = try apply(ids, session, dryRun: true)["results"]?.array ?? []
            let taken = results.reduce(0) { $0 + ($1["taken"]?.int ?? 0) }
            let refused = results.count { $0["error"] != nil }
            if taken > 0 {
                whole =
                    whole
                    + Phrase(
                        zh: "，共扣回 \(taken) 分",
                        en: ", " + Forms.count(taken, "point goes", "points go") + " back")
            }
            if refused > 0 {
                whole =
                    whole + Phrase(zh: "，其中 \(refused) 份办不成", en: "; \(refused) would be refused")
            }
        }
        whole = whole + Phrase(zh: "。", en: ".")
        if session.options.isDryRun || session.options.agreesToAll { session.note(whole) }
        try session.confirm(whole)
    }

    private func send(_ ids: [String], _ session: Session) throws(Failure) {
        let result = try apply(ids, session, dryRun: nil)
        try session.showOutcomes(result, of: ids) { id, outcome in done(id, Facts(outcome)) }
    }

    /// As many at a time as the daemon takes.
    private func apply(
        _ ids: [String], _ session: Session, dryRun: Bool?
    ) throws(Failure) -> JSON {
        var whole: JSONObject = [:]
        var lists: [String: [JSON]] = [:]
        for start in stride(from: 0, to: ids.count, by: Self.most) {
            let part = ids[start..<min(start + Self.most, ids.count)]
            var params = params
            params["claims"] = .array(part.map { ["claim": .string($0)] })
            params["mode"] = "each"
            let answer: JSON
            do {
                answer = try session.change(
                    method, params, dryRun: dryRun, seconds: Patience.chunk)
            } catch {
                if start > 0, dryRun == nil { tellStop(start, of: ids, session) }
                throw error
            }
            whole = answer.object ?? [:]
            lists["results", default: []] += (answer["results"]?.array ?? []).map { result in
                var result = result.object ?? [:]
                result["line"] = .int((result["line"]?.int ?? 0) + Int64(start))
                return .object(result)
            }
            for name in ["postings", "balances"] {
                if let more = answer[name]?.array { lists[name, default: []] += more }
            }
        }
        for (name, list) in lists { whole[name] = .array(list) }
        let refused = (lists["results"] ?? []).count { $0["error"] != nil }
        whole["applied"] = .int(Int64(ids.count - refused))
        whole["refused"] = .int(Int64(refused))
        return .object(whole)
    }

    /// What is done stays done.
    private func tellStop(_ count: Int, of ids: [String], _ session: Session) {
        session.note(
            Phrase(
                zh: "停下了：前 \(count) 份（到 \(ids[count - 1])）已经办过，其余没有。",
                en:
                    "Stopped: the first \(count), up to \(ids[count - 1]), were dealt with; the rest "
                    + "were not."))
    }
}
