extension Counter {
    mutating func take(_ key: Key, at moment: Int64) -> [CounterEffect] {
        switch key {
        case .control("c"): return [.leave]
        case .control("z"): return [.suspend]
        default: break
        }
        // A change is under way whose end is not known: nothing else may begin.
        if work != nil { return [.bell] }
        switch key {
        case .text(let character): return type(character, at: moment)
        case .enter, .tab: return takeSuffix()
        case .backspace: entry.removeLast()
        case .escape: return back()
        case .control("u"): entry.clear()
        case .control("r"): return askForReason()
        case .control("p"): return show(day.last.map { .slip($0) })
        case .control("t"): return show(front == .day(scroll: 0) ? Front.none : .day(scroll: 0))
        case .control("l"): return reload()
        case .up: scroll(by: -1)
        case .down: scroll(by: 1)
        case .pageUp: scroll(by: -10)
        case .pageDown: scroll(by: 10)
        case .paste:
            // Letters that were meant for another window do nothing here.
            return say(.look, "粘贴的内容没有理会", "What was pasted was passed over")
        case .left, .right, .home, .end, .control, .other: return [.bell]
        }
        return []
    }

    private mutating func type(_ character: Character, at moment: Int64) -> [CounterEffect] {
        switch front {
        case .slip, .day, .help: front = .none
        case .none, .choice, .change, .reason: break
        }
        entry.take(character, at: moment)
        return []
    }

    /// What a scanner sends after a code, or a person after what they typed. On an empty field it
    /// does nothing: the second sign of CR LF comes then, too.
    private mutating func takeSuffix() -> [CounterEffect] {
        if entry.command != nil { return takeSilence() }
        return entry.isEmpty ? [] : submit()
    }

    mutating func takeSilence() -> [CounterEffect] {
        if let command = entry.takeCommand() { return run(command) }
        if isChoosing(entry.text) { return submit() }
        if entry.isScan, directory.knows(entry.text.trimmed) { return submit() }
        entry.rest()
        return []
    }

    /// Whether a text is the digit of a line that is to be chosen.
    func isChoosing(_ text: String) -> Bool {
        guard text.count == 1, let digit = Int(text), digit > 0 else { return false }
        switch front {
        case .choice(let choice): return digit <= min(choice.count, CounterChoice.most)
        case .reason: return digit <= Self.reasons.count
        case .none, .change, .slip, .day, .help: return false
        }
    }

    private mutating func run(_ command: Character) -> [CounterEffect] {
        switch (front, command) {
        case (.change(let person, let chosen), " "), (.change(let person, let chosen), "+"):
            return accept(person, chosen)
        case (.change, "-"): return back()
        case (.choice, _), (.reason, _), (.change, _): return [.bell]
        case (_, "?"): return show(.help)
        case (_, "-"): return removeLast()
        default:
            front = .none
            return book()
        }
    }

    /// The field, what lies over the counter, the goods, the person: what is there first.
    private mutating func back() -> [CounterEffect] {
        message = nil
        if !entry.isEmpty || entry.command != nil {
            entry.clear()
        } else if front != .none {
            front = .none
        } else if !cart.isEmpty {
            let units = cart.units
            empty()
            return say(
                .plain, "清空了，\(units) 件没有发放",
                "Cleared: " + Forms.count(units, "piece was", "pieces were") + " not handed over")
        } else {
            customer = nil
        }
        return []
    }

    mutating func empty() {
        cart = CounterCart()
        objection = nil
    }

    private mutating func show(_ front: Front?) -> [CounterEffect] {
        guard let front else {
            return say(.look, "今天还没有发放过", "Nothing was handed over today")
        }
        entry.clear()
        self.front = front
        return []
    }

    private mutating func scroll(by lines: Int) {
        if case .day(let scroll) = front { front = .day(scroll: max(0, scroll + lines)) }
    }

    private mutating func reload() -> [CounterEffect] {
        asked = .lists
        return [.load]
    }

    private mutating func askForReason() -> [CounterEffect] {
        message = nil
        return show(day.last.map { .reason($0) })
    }

    /// Reasons for taking goods back that a digit gives.
    package static let reasons = [
        Phrase(zh: "拿错了", en: "the wrong goods"), Phrase(zh: "商品破损", en: "damaged"),
        Phrase(zh: "登记错了", en: "booked by mistake"),
    ]
}
