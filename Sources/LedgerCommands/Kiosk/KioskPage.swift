import JSON

/// What stands on the kiosk's screen.
struct KioskPage {
    let language: Language
    let rows: Int
    let columns: Int
    let isTraining: Bool

    private func say(_ chinese: String, _ english: String) -> String {
        Phrase(zh: chinese, en: english)[language]
    }

    /// Somebody's balance, big, and what waits for them.
    func shown(_ person: JSON, seconds: Int) -> [ScreenLine] {
        let facts = Facts(person)
        let who = [facts("employee"), facts.text("name") ?? ""].joined(separator: "  ")
        var lines = [ScreenLine(who, .heading), ScreenLine()]
        let balance = facts.number("available") ?? 0
        let digits = BlockDigits.lines(of: balance)
        if digits[0].count <= columns, rows >= 12 {
            lines += digits.map { ScreenLine($0, balance < 0 ? .bad : .heading) }
        } else {
            lines.append(ScreenLine(String(balance), .heading))
        }
        lines += [ScreenLine(say("可用积分", "points to use")), ScreenLine()]
        lines += waiting(facts, person)
        return framed(lines, foot: say("\(seconds) 秒后清屏", "clears in \(seconds) s"))
    }

    private func waiting(_ facts: Facts, _ person: JSON) -> [ScreenLine] {
        var lines: [ScreenLine] = []
        if let until = facts.text("suspendedUntil") {
            let end = Forms.deadline(until)
            lines.append(ScreenLine(say("取消兑换资格到 \(end)", "no redeeming until \(end)"), .bad))
        }
        for good in facts.rows("collect") {
            let name = good.text("productName") ?? good("product")
            let due = good.deadline("due")
            lines.append(
                ScreenLine(
                    say(
                        "待领取：\(name) × \(good("count"))，\(due) 前",
                        "to collect by \(due): \(name) × \(good("count"))"), .attention))
            if let loss = good.text("clearsIfReleased") {
                lines.append(
                    ScreenLine(
                        say("过期不领，\(loss) 分清零", "or else \(loss) points are cleared"), .bad))
            }
        }
        for (stage, words) in [
            ("underReview", Phrase(zh: "待审核", en: "under review")),
            ("onNotice", Phrase(zh: "公示中", en: "on notice")),
        ] {
            guard let total = facts.object(stage), total.number("claims") != 0 else { continue }
            let points = total.number("points") ?? 0
            let count = total.number("claims") ?? 0
            lines.append(
                ScreenLine(
                    Phrase(
                        zh: "\(words.chinese)：\(count) 笔" + (points > 0 ? "，\(points) 分" : ""),
                        en: "\(words.english): " + Forms.count(count, "claim", "claims")
                            + (points > 0 ? ", " + Forms.count(points, "point", "points") : ""))[
                            language]))
        }
        if let clearing = facts.object("clearing"), let points = clearing.number("points"),
            points > 0
        {
            let at = clearing.deadline("at")
            lines.append(
                ScreenLine(say("\(at) 清零 \(points) 分", "\(points) will be cleared at \(at)"), .dim))
        }
        return lines
    }

    /// Waiting for a card.
    func idle(typed: String) -> [ScreenLine] {
        framed(
            [
                ScreenLine(say("安全积分查询", "Safety points"), .heading), ScreenLine(),
                ScreenLine(say("请刷卡，或输入工号后按回车", "Swipe your card, or type your number and Enter")),
                ScreenLine(), ScreenLine(typed.isEmpty ? " " : typed, .heading),
            ], foot: "")
    }

    func message(_ words: Phrase) -> [ScreenLine] {
        framed(
            words[language].wrapped(toColumns: columns).map { ScreenLine($0, .attention) }, foot: ""
        )
    }

    /// In the middle of the screen.
    private func framed(_ lines: [ScreenLine], foot: String) -> [ScreenLine] {
        let mark =
            isTraining ? [ScreenLine(TrainingMark.line[language], .attention)] : []
        let middle = (mark + lines).prefix(max(1, rows - 1))
        let above = max(0, (rows - 1 - middle.count) / 2)
        var page = Array(repeating: ScreenLine(), count: above) + middle.map(centred)
        page += Array(repeating: ScreenLine(), count: max(0, rows - 1 - page.count))
        return page + [centred(ScreenLine(foot, .dim))]
    }

    private func centred(_ line: ScreenLine) -> ScreenLine {
        let blanks = String(repeating: " ", count: max(0, (columns - line.columns) / 2))
        return line.parts.reduce(ScreenLine(blanks)) { $0.adding($1.text, $1.style) }
    }
}
