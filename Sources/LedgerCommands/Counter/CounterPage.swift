/// What stands on the counter's screen: the day's sums, whoever is served, what is said, the field,
/// and the keys.
struct CounterPage {
    let counter: Counter
    let language: Language
    let rows: Int
    let columns: Int
    /// Who works here, and whether the books are for training.
    let clerk: String
    let marks: [Phrase]

    /// Less than this shows nothing that could be sold by.
    private static let least = (rows: 10, columns: 30)
    /// From here on there is room for figures that are read from a step away.
    private static let roomy = (rows: 20, columns: 60)

    func say(_ chinese: String, _ english: String) -> String {
        Phrase(zh: chinese, en: english)[language]
    }

    /// The lines, and where the cursor stands.
    var frame: (lines: [ScreenLine], cursor: (row: Int, column: Int)?) {
        if rows < Self.least.rows || columns < Self.least.columns {
            return ([ScreenLine(say("窗口太小", "too small"), .attention)], nil)
        }
        let foot = message + [field] + keyLines
        let room = max(1, rows - 3 - foot.count)
        var body = Array(body(room).prefix(room))
        body += Array(repeating: ScreenLine(), count: room - body.count)
        let lines = [title, rule] + body + [rule] + foot
        let row = lines.count - keyLines.count - 1
        return (lines, (row, field.columns))
    }

    private var title: ScreenLine {
        let day = counter.day
        var line = ScreenLine(say("柜台", "Counter"), .heading)
        line.add(
            say(
                "  今天 \(day.people) 人 \(day.units) 件 \(day.points) 分",
                "  today: \(Forms.count(Int64(day.people), "person", "people")), "
                    + "\(Forms.count(day.units, "piece", "pieces")), "
                    + Forms.count(day.points, "point", "points")))
        for mark in marks { line.add("  " + mark[language], .attention) }
        line.add("  " + clerk, .dim)
        return line
    }

    private var rule: ScreenLine { ScreenLine(String(repeating: "─", count: columns), .dim) }

    /// The end of what was typed stays in view.
    private var field: ScreenLine {
        if counter.work?.isAway ?? false { return ScreenLine(say("等待……", "Waiting …"), .attention) }
        if counter.work != nil { return ScreenLine(say("正在登记……", "Booking …")) }
        var tail = counter.entry.text.visible
        while TextWidth.of(tail) > columns - 4 { tail.removeFirst() }
        return ScreenLine("> ", .heading).adding(tail)
    }

    private func body(_ room: Int) -> [ScreenLine] {
        switch counter.front {
        case .choice(let choice): return self.choice(choice)
        case .reason(let handOver): return reason(handOver)
        case .slip(let handOver): return slip(handOver)
        case .day(let scroll): return list(room, scroll: scroll)
        case .help: return help
        case .none, .change: break
        }
        guard let customer = counter.customer else { return idle(room) }
        let isRoomy = rows >= Self.roomy.rows && columns >= Self.roomy.columns
        let shown = person(customer, large: isRoomy, room)
        return shown.count <= room || !isRoomy ? shown : person(customer, large: false, room)
    }

    private func idle(_ room: Int) -> [ScreenLine] {
        let invitation = say(
            "请扫员工的卡，或输入工号、姓名、拼音首字母（如 zsq）",
            "Scan a card, or type a works number, a name, or pinyin initials (zsq)")
        let lines =
            [ScreenLine()]
            + invitation.wrapped(toColumns: columns).map { ScreenLine($0, .heading) }
            + [ScreenLine()]
        return lines + list(room - lines.count, scroll: 0)
    }
}

extension CounterPage {
    /// What is to be said, with a bar that tells its kind without colour.
    private var message: [ScreenLine] {
        guard let message = spoken else { return [] }
        let (bar, style): (String, Style) =
            switch message.tone {
            case .refused: ("█", .bad)
            case .look: ("▒", .attention)
            case .done: ("═", .good)
            case .plain: ("·", .plain)
            }
        let head = message.head[language]
        let ends = String(repeating: bar, count: 4)
        let rest = max(0, columns - TextWidth.of(head) - 6)
        var lines = [
            ScreenLine("\(ends) \(head.truncated(toColumns: columns - 6)) ", style)
                .adding(String(repeating: bar, count: rest), style)
        ]
        let most = max(1, min(5, rows / 4))
        let details = message.details.flatMap {
            $0[language].wrapped(toColumns: columns - 5).map { ScreenLine("     " + $0, .heading) }
        }
        lines += details.prefix(most)
        return lines
    }

    /// What stands in the way of the cart goes before what was said of the last key.
    private var spoken: CounterMessage? {
        if case .change(let person, _) = counter.front {
            return CounterMessage(
                .look,
                Phrase(
                    zh: "换成 \(person.label)？车里还有 \(counter.cart.units) 件",
                    en: "Serve \(person.label)? \(counter.cart.units) still in the cart"),
                [
                    Phrase(
                        zh: "空格或再扫一次：换人，不发放车里的。Esc：不换。",
                        en: "Space, or the card again: yes, without the goods. Esc: no.")
                ])
        }
        if counter.message?.tone == .refused { return counter.message }
        return counter.objection?.message ?? counter.message
    }

    /// Keys with what they do, as many to a line as fit; the first of them where there is no room.
    private var keyLines: [ScreenLine] {
        var lines = [ScreenLine()]
        for (key, meaning) in keys {
            let words = " " + meaning[language]
            let width = TextWidth.of(key + words)
            let last = lines.count - 1
            if lines[last].columns > 0, lines[last].columns + 2 + width > columns {
                lines.append(ScreenLine())
            } else if lines[last].columns > 0 {
                lines[last].add("  ")
            }
            lines[lines.count - 1].add(key, .heading)
            lines[lines.count - 1].add(words)
        }
        return Array(lines.prefix(max(1, rows / 8)))
    }
}
