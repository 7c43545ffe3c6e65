import JSON
import LedgerAPI
import LedgerClient

extension Command {
    /// `jifen` alone: who you are, your balance, what waits, what you may want to do next.
    static let home = Command("", Phrase(zh: "我的积分", en: "your points")) {
        session throws(Failure) in
        let person = try session.ask("whoami")
        var result: JSONObject = ["whoami": person]
        let roles = (person["roles"]?.array ?? []).compactMap(\.string)
        if person["employee"] != nil { result["balance"] = try session.ask("account.balance") }
        if !roles.isEmpty { result["status"] = try session.ask("books.status") }
        let all = JSON.object(result)
        session.show(all) { HomeView.text(of: all, roles: roles, in: session) }
    }
}

private enum HomeView {
    static func text(of all: JSON, roles: [String], in session: Session) -> String {
        let person = all["whoami"] ?? .null
        var text = session.card(person, Identity.fields)
        if let balance = all["balance"] {
            let fields = Balance.fields.filter {
                !["employee", "name", "department"].contains($0.name)
            }
            text += "\n" + session.card(balance, fields)
        }
        if let status = all["status"], !Set(roles).isDisjoint(with: keepers) {
            text += session.section(Phrase(zh: "等着办的", en: "What waits"), [status], waiting)
        }
        let isOpen = person["enterprise"] != nil
        text += "\n" + Phrase(zh: "接下来可以：", en: "Next, perhaps:")[session.language] + "\n"
        for line in next(roles: roles, isOpen: isOpen) { text += "  \(line)\n" }
        return text
    }

    private static let keepers: Set = ["administrator", "reviewer", "leader", "auditor"]

    private static let waiting: [Field] = [
        .number("claims.underReview", Phrase(zh: "待审核", en: "under review")),
        .number("claims.overdue", Phrase(zh: "其中超期", en: "of them overdue")),
        .number("claims.onNotice", Phrase(zh: "公示中", en: "on notice")),
        .number("holds", Phrase(zh: "待领取", en: "to be collected")),
    ]

    /// The three commands most likely next, by the first role that one holds of these.
    private static func next(roles: [String], isOpen: Bool) -> [String] {
        if !isOpen { return ["jifen init NAME --training", "jifen status", "jifen help"] }
        let byRole: [(String, [String])] = [
            (
                "reviewer",
                ["jifen review list", "jifen objection list --open", "jifen report service"]
            ),
            (
                "administrator",
                [
                    "jifen redemption list --stage held", "jifen claim import FILE",
                    "jifen stock low",
                ]
            ),
            ("finance", ["jifen budget show", "jifen report liability", "jifen help export"]),
            (
                "leader",
                ["jifen appeal list --open", "jifen policy show", "jifen clearing preview"]
            ),
            ("auditor", ["jifen verify", "jifen events", "jifen report service"]),
            ("operator", ["jifen status", "jifen verify", "jifen role list"]),
            ("employee", ["jifen claim submit ITEM", "jifen catalogue", "jifen history"]),
        ]
        return byRole.first { roles.contains($0.0) }?.1
            ?? ["jifen board", "jifen notice list", "jifen help"]
    }
}
