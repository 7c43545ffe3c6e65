import JSON

extension CounterPage {
    func choice(_ choice: CounterChoice) -> [ScreenLine] {
        let labels: [String] =
            switch choice {
            case .people(let people):
                people.map { person in
                    "\(person.number)  \(person.name)  \(person.department)"
                        + (person.isActive ? "" : say("  已离职", "  has left"))
                }
            case .products(let products):
                products.map { product in
                    let price = product.price.map { "\($0)" } ?? "?"
                    return "\(product.code)  \(product.name)  "
                        + say(
                            "\(price) 分  有 \(product.available) 件",
                            "\(price) points  \(product.available) in stock")
                }
            }
        var lines = [ScreenLine(say("  是哪一个？按数字。", "  Which? Press its digit."), .heading)]
        for (index, label) in labels.prefix(CounterChoice.most).enumerated() {
            lines.append(ScreenLine("  \(index + 1)  ", .heading).adding(label))
        }
        let rest = labels.count - CounterChoice.most
        if rest > 0 {
            lines.append(
                ScreenLine(
                    say("  还有 \(rest) 个：多打几个字。", "  \(rest) more: type more of the name."), .dim))
        }
        return lines
    }

    func reason(_ handOver: CounterDay.HandOver) -> [ScreenLine] {
        let who = "\(handOver.person) \(handOver.name)"
        let ids = handOver.ids.joined(separator: " ")
        var lines = [
            ScreenLine(say("  退回上一笔：\(who)", "  Take the last goods back: \(who)"), .heading),
            ScreenLine(
                "  \(handOver.goods[language])  "
                    + say("\(handOver.points) 分", "\(handOver.points) points") + "  \(ids)"),
            ScreenLine(),
            ScreenLine(
                say("  为什么？按数字，或者输入理由按回车。", "  Why? Press a digit, or type the reason and Enter.")),
        ]
        for (index, reason) in Counter.reasons.enumerated() {
            lines.append(ScreenLine("  \(index + 1)  ", .heading).adding(reason[language]))
        }
        return lines
    }

    func slip(_ handOver: CounterDay.HandOver) -> [ScreenLine] {
        var lines = [
            ScreenLine(say("  积分兑换单", "  Redemption slip"), .heading),
            ScreenLine("  \(handOver.person)  \(handOver.name)"), ScreenLine(),
        ]
        for row in handOver.rows {
            let facts = Facts(row)
            let name = facts.text("productName") ?? facts("product")
            let at = facts.text("fulfilledAt").map { Forms.instant($0) } ?? ""
            lines.append(
                ScreenLine(
                    "  \(facts("redemption"))  \(name) ×\(facts("count"))  "
                        + say("\(facts("points")) 分", "\(facts("points")) points") + "  \(at)"))
        }
        let sign = "____________"
        return lines + [
            ScreenLine(),
            ScreenLine(
                say("  合计 \(handOver.points) 分", "  In all \(handOver.points) points"), .heading),
            ScreenLine(),
            ScreenLine(
                say(
                    "  兑换人签字 \(sign)   发放人签字 \(sign)",
                    "  Received by \(sign)   Handed over by \(sign)")),
        ]
    }

    /// What was handed over today, the latest first.
    func list(_ room: Int, scroll: Int) -> [ScreenLine] {
        let all = counter.day.handOvers.reversed().flatMap { handOver in
            handOver.rows.map { self.line(handOver, $0) }
        }
        guard !all.isEmpty else {
            return [ScreenLine(say("  今天还没有发放。", "  Nothing was handed over today."), .dim)]
        }
        let shown = all.dropFirst(min(scroll, max(0, all.count - 1))).prefix(max(0, room - 1))
        let head = ScreenLine(
            say("  今天的发放（\(all.count) 笔）", "  Handed over today (\(all.count))"), .dim)
        return [head] + shown
    }

    private func line(_ handOver: CounterDay.HandOver, _ row: JSON) -> ScreenLine {
        let facts = Facts(row)
        let id = facts("redemption")
        let name = facts.text("productName") ?? facts("product")
        let time = facts.text("fulfilledAt").map { String(Forms.instant($0).suffix(5)) } ?? "     "
        let isBack = counter.day.returned.contains(id)
        return ScreenLine(
            "  \(time)  \(id)  \(handOver.person)  \(handOver.name)  \(name) ×\(facts("count"))  "
                + say("\(facts("points")) 分", "\(facts("points")) points"), isBack ? .dim : .plain
        ).adding(isBack ? say("  已退回", "  taken back") : "", .attention)
    }

    var help: [ScreenLine] {
        Self.help.flatMap { phrase in
            phrase[language].wrapped(toColumns: columns - 4).map { ScreenLine("  " + $0) }
        }
    }

    private static let help = [
        Phrase(
            zh: "扫员工的卡，再扫商品；没带卡的输入工号、姓名的一部分或拼音首字母。商品也可以这样找。",
            en: "Scan the employee's card, then the goods. Without a card type the works number, a "
                + "part of the name, or its pinyin initials; goods are found the same way."),
        Phrase(
            zh: "只输入数字：改最后一行的数量（三位以内）。空格或小键盘 + 发放：车里有商品就登记并发放，没有就发放预留的。",
            en: "A number alone (up to three digits) is the count of the last line. Space, or + on "
                + "the keypad, books: what is in the cart, else what is held."),
        Phrase(
            zh: "- 去掉最后一行；Esc 先清空商品，再放下这个人。扫兑换单（R5）就找到这个人和这一笔。",
            en:
                "- drops the last line; Esc drops the goods, then the person. A slip's R5 finds its "
                + "person and request."),
        Phrase(
            zh: "Ctrl-R 退回上一笔，要写理由。Ctrl-P 看上一笔的兑换单，Ctrl-T 看今天的发放，Ctrl-L 刷新，Ctrl-C 退出。",
            en:
                "Ctrl-R takes the last goods back, with a reason. Ctrl-P shows the last slip, Ctrl-T "
                + "today's list, Ctrl-L reloads, Ctrl-C quits."),
        Phrase(
            zh: "扫码枪的后缀回车、换行、Tab、没有都行。jifend 重启不要紧：同一笔再送一次，只入账一次。",
            en: "A scanner may end a code with CR, LF, both, Tab or nothing. A restart of jifend "
                + "costs nothing: the same booking is sent again and booked once."),
    ]

    var keys: [(String, Phrase)] {
        let esc = ("Esc", Phrase(zh: "返回", en: "back"))
        switch counter.front {
        case .choice: return [("1–9", Phrase(zh: "选", en: "choose")), esc]
        case .change:
            return [("Space", Phrase(zh: "换人", en: "yes")), ("Esc", Phrase(zh: "不换", en: "no"))]
        case .reason: return [("1–3", Phrase(zh: "理由", en: "reason")), esc]
        case .slip, .help: return [esc]
        case .day: return [("↑ ↓", Phrase(zh: "翻看", en: "scroll")), esc]
        case .none: break
        }
        var keys: [(String, Phrase)] = []
        if counter.customer != nil {
            keys.append(("Space/+", Phrase(zh: "发放", en: "hand over")))
            if !counter.cart.isEmpty { keys.append(("-", Phrase(zh: "去掉一行", en: "drop line"))) }
            keys.append(esc)
        }
        if counter.day.last != nil {
            keys += [
                ("Ctrl-R", Phrase(zh: "退回上一笔", en: "undo")),
                ("Ctrl-P", Phrase(zh: "兑换单", en: "slip")),
            ]
        }
        return keys + [
            ("Ctrl-T", Phrase(zh: "今天", en: "today")), ("?", Phrase(zh: "说明", en: "help")),
            ("Ctrl-C", Phrase(zh: "退出", en: "quit")),
        ]
    }
}
