import JSON
import LedgerAPI
import LedgerClient

extension Command {
    /// `jifen` alone: who you are, your balance, what waits, what you may want to do next.
    static let home = Command("", Phrase(zh: "我的积分", en: "your points")) {
        session throws(Failure) in
        let person = try session.ask("whoami")
        var result: JSONObject = ["whoami": person]
        let roles = Set((person["roles"]?.array ?? []).compactMap(\.string))
        if person["employee"] != nil {
            result["balance"] = try session.balanceAndWaiting(of: nil)
        }
        if !roles.isEmpty {
            let status = try session.ask("books.status")
            result["status"] = status
            result["waits"] = try session.waits(for: roles, status)
        }
        let all = JSON.object(result)
        session.show(all) { HomeView.text(of: all, roles: roles, in: session) }
    }
}

extension Session {
    /// What waits for somebody with these roles, beyond what is their own.
    fileprivate func waits(for roles: Set<String>, _ status: JSON) throws(Failure) -> JSON {
        var waits: JSONObject = [:]
        if !roles.isDisjoint(with: ["administrator", "reviewer", "leader", "auditor"]) {
            for name in ["underReview", "overdue", "onNotice"] {
                waits[name] = status.member("claims.\(name)")
            }
            waits["holds"] = status["holds"]
            for name in ["objection", "appeal"] {
                let open = try ask("\(name).list", ["open": true, "limit": 1000])
                waits["\(name)s"] = .int(Int64(open["rows"]?.array?.count ?? 0))
            }
        }
        if !roles.isDisjoint(with: ["leader", "operator"]) {
            waits["yearWithoutCalendar"] = StatusView.yearWithoutCalendar(status)
                .map { .int(Int64($0)) }
        }
        if roles.contains("finance") {
            let budget = try ask("budget.show")
            if budget["fen"] == nil { waits["yearWithoutBudget"] = budget["year"] }
        }
        return .object(waits)
    }
}

private enum HomeView {
    static func text(of all: JSON, roles: Set<String>, in session: Session) -> String {
        let person = all["whoami"] ?? .null
        var text = session.card(person, Identity.fields)
        if let doubt = person["unconfirmed"].map(Facts.init) {
            let words = doubt.clockUnconfirmed + Phrase("\n") + doubt.clockRemedy
            let colour = session.output.screen.colour
            text += "\n" + Style.bad.applied(to: words[session.language], colour: colour) + "\n"
        }
        if Identity.isUnbound(person), let user = person["user"]?.string {
            let words = Identity.unbound(user)[session.language]
            let columns = session.output.screen.columns
            text += "\n" + FittedText.fitted(words, columns: columns) + "\n"
        }
        if let balance = all["balance"] {
            let fields = Balance.fields.filter {
                !["employee", "name", "department"].contains($0.name)
            }
            text += "\n" + session.card(balance, fields)
            text += Balance.sections(of: balance, in: session)
        }
        let waits = all["waits"] ?? .null
        let card = session.card(waits, waiting)
        if !card.isEmpty {
            text += session.heading(Phrase(zh: "等着办的", en: "What waits")) + card
        }
        let isOpen = person["enterprise"] != nil
        text += "\n" + Phrase(zh: "接下来可以：", en: "Next, perhaps:")[session.language] + "\n"
        for line in next(roles: roles, waits: Facts(waits), isOpen: isOpen) {
            text += "  \(line[session.language])\n"
        }
        return text
    }

    private static let waiting: [Field] = [
        count("underReview", Phrase(zh: "待审核", en: "under review")),
        count("overdue", Phrase(zh: "其中超期", en: "of them overdue"), .bad),
        count("onNotice", Phrase(zh: "公示中", en: "on notice")),
        count("objections", Phrase(zh: "待处理异议", en: "open objections"), .attention),
        count("appeals", Phrase(zh: "待处理申诉", en: "open appeals"), .attention),
        count("holds", Phrase(zh: "待领取", en: "to be collected")),
        lacking(
            "yearWithoutCalendar", Phrase(zh: "日历", en: "calendar"),
            Phrase(zh: "年的还没有通过，期限都是暂定的", en: " is not adopted: deadlines are provisional")),
        lacking(
            "yearWithoutBudget", Phrase(zh: "预算", en: "budget"),
            Phrase(zh: "年的还没有设", en: " has none yet")),
    ]

    /// Left out where it is none.
    private static func count(
        _ name: String, _ heading: Phrase, _ style: Style = .plain
    ) -> Field {
        Field(name, heading, .right) { value, _ in
            Table.Cell(value.int == 0 ? "" : value.plain, style)
        }
    }

    private static func lacking(_ name: String, _ heading: Phrase, _ words: Phrase) -> Field {
        Field(name, heading) { value, language in
            Table.Cell(value.plain + words[language], .attention)
        }
    }

    private static func same(_ lines: String...) -> [Phrase] { lines.map { Phrase($0) } }

    /// The three commands most likely next: what is lacking first, then by the first role that one
    /// holds of these.
    private static func next(roles: Set<String>, waits: Facts, isOpen: Bool) -> [Phrase] {
        if !isOpen {
            let open = Phrase(zh: "jifen init 名称 --training", en: "jifen init NAME --training")
            return [open] + same("jifen status", "jifen help")
        }
        return Array((urgent(roles, waits) + usual(roles)).prefix(3))
    }

    private static func urgent(_ roles: Set<String>, _ waits: Facts) -> [Phrase] {
        var lines: [Phrase] = []
        if roles.contains("leader"), waits.number("yearWithoutCalendar") != nil {
            lines.append(
                Phrase(zh: "jifen calendar adopt 文件", en: "jifen calendar adopt FILE"))
        }
        if roles.contains("finance"), let year = waits.number("yearWithoutBudget") {
            lines.append(
                Phrase(zh: "jifen budget set \(year) 金额", en: "jifen budget set \(year) YUAN"))
        }
        return lines
    }

    private static func usual(_ roles: Set<String>) -> [Phrase] {
        let byRole: [(String, [Phrase])] = [
            (
                "reviewer",
                same("jifen review", "jifen objection list --open", "jifen report service")
            ),
            (
                "administrator",
                same("jifen redemption list --stage held")
                    + [Phrase(zh: "jifen claim import 文件", en: "jifen claim import FILE")]
                    + same("jifen stock low")
            ),
            ("finance", same("jifen budget show", "jifen report liability", "jifen help export")),
            (
                "leader",
                same("jifen appeal list --open", "jifen policy show", "jifen clearing preview")
            ),
            ("auditor", same("jifen verify", "jifen events", "jifen report service")),
            ("operator", same("jifen status", "jifen verify", "jifen role list")),
            (
                "employee",
                [Phrase(zh: "jifen claim submit 项目", en: "jifen claim submit ITEM")]
                    + same("jifen catalogue", "jifen history --bars")
            ),
        ]
        return byRole.first { roles.contains($0.0) }?.1
            ?? same("jifen board", "jifen notice list", "jifen help")
    }
}
