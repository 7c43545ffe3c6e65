import JSON

/// Who takes up much of the ledger, and what to do about it (R-ORG-12).
extension Findings {
    /// More open claims of one person than anybody could have earned.
    private static let manyClaims: Int64 = 200

    mutating func addPressure(_ status: JSON, _ health: JSON) {
        for left in Facts(status).rows("unfinished") { add("unfinished", .ok, left.unfinished) }
        guard let pressing = health["pressing"] else { return }
        let users = (pressing["users"]?.array ?? []).filter { ($0["refused"]?.int ?? 0) > 0 }
        let people = (pressing["people"]?.array ?? []).filter {
            ($0["openClaims"]?.int ?? 0) > Self.manyClaims
        }
        for user in users { addUser(Facts(user), user.object ?? [:]) }
        for person in people { addPerson(Facts(person), person.object ?? [:]) }
        guard users.isEmpty, people.isEmpty else { return }
        add("quotas", .ok, Phrase(zh: "没有人占用过多。", en: "Nobody takes up too much."))
    }

    private mutating func addUser(_ r: Facts, _ facts: JSONObject) {
        let name = r.number("uid").flatMap { UInt32(exactly: $0) }.map(Facts.user) ?? "?"
        add(
            "quotas", .warning,
            Phrase(
                zh: "用户 \(name) 办得太多：被限额拒绝 \(r("refused")) 次，排队 \(r("waiting")) 件。",
                en: "The login \(name) asks too much: a quota refused \(r("refused")) changes, "
                    + "\(r("waiting")) wait for their turn."),
            remedy: Phrase(
                zh: "先问他本人；不该这样，就移出 jifen 组（gpasswd -d \(name) jifen），或调低配置里的 quotas。",
                en:
                    "Ask them. If it should not be, take them out of the group (gpasswd -d \(name) jifen) "
                    + "or lower the quotas in the configuration."), facts)
    }

    private mutating func addPerson(_ r: Facts, _ facts: JSONObject) {
        let employee = r("employee")
        add(
            "openClaims", .warning,
            Phrase(
                zh: "\(employee) 有 \(r("openClaims")) 件没办完的申报。",
                en: "\(employee) has \(r("openClaims")) open claims."),
            remedy: Phrase(
                zh: "jifen claim list --employee \(employee) 看是什么；由审核人驳回，或本人撤回。",
                en:
                    "jifen claim list --employee \(employee) shows them; a reviewer rejects them, or "
                    + "they are withdrawn."), facts)
    }
}
