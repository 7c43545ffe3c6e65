import JSON

extension Session {
    /// An option's whole number, nil where the option is not given.
    func integer(
        _ option: Option, in range: ClosedRange<Int64> = JSON.integers
    ) throws(Failure) -> Int64? {
        guard let word = arguments.value(option) else { return nil }
        return try integer(word, of: Phrase("--\(option.name)"), in: range)
    }

    func integer(
        _ word: String, of name: Phrase, in range: ClosedRange<Int64> = JSON.integers
    ) throws(Failure) -> Int64 {
        guard let number = Int64(word.narrowed), range.contains(number) else {
            let limits = "\(range.lowerBound)–\(range.upperBound)"
            let wanted =
                range == JSON.integers
                ? Phrase(zh: "整数", en: "a whole number")
                : Phrase(zh: "整数（\(limits)）", en: "a whole number (\(limits))")
            throw .usage(.badValue(of: name, word, wanted: wanted))
        }
        return number
    }

    /// An option's day in the form of the wire. A `--to` is never before the `--from`.
    func day(_ option: Option) throws(Failure) -> JSON? {
        let day = try readDay(option)
        if option.name == Option.to.name, let to = day?.string,
            let from = try readDay(.from)?.string, to < from
        {
            throw .usage(.reversed(from: from, to: to))
        }
        return day
    }

    private func readDay(_ option: Option) throws(Failure) -> JSON? {
        guard let word = arguments.value(option) else { return nil }
        if let day = CalendarDay(reading: word.narrowed) { return .string(day.text) }
        guard let back = CalendarDay.relative[word.lowercased()] else {
            let name = Phrase("--\(option.name)")
            throw .usage(.badValue(of: name, word, wanted: CalendarDay.forms))
        }
        // Today is the ledger's, whatever this machine thinks.
        let now = Facts(try ask("whoami"))("now")
        let day = CalendarDay(reading: String(now.prefix(10)))?.adding(days: -back)
        return day.map { .string($0.text) }
    }

    /// Yuan as fen.
    func fen(_ option: Option) throws(Failure) -> JSON? {
        guard let word = arguments.value(option) else { return nil }
        return .int(try fen(word, of: Phrase("--\(option.name)")))
    }

    func fen(_ word: String, of name: Phrase) throws(Failure) -> Int64 {
        guard let fen = Forms.fen(word.narrowed) else {
            let wanted = Phrase(zh: "金额（元），如 12 或 12.50", en: "an amount in yuan, such as 12.50")
            throw .usage(.badValue(of: name, word, wanted: wanted))
        }
        return fen
    }

    /// A code that may be given by its name in either language.
    func code(_ word: String, of name: Phrase, in glossary: Glossary) throws(Failure) -> String {
        guard let code = glossary.code(for: word) else {
            throw .usage(.badValue(of: name, word, wanted: glossary.list))
        }
        return code
    }

    func code(_ option: Option, in glossary: Glossary) throws(Failure) -> JSON? {
        guard let word = arguments.value(option) else { return nil }
        return .string(try code(word, of: Phrase("--\(option.name)"), in: glossary))
    }

    func text(_ option: Option) -> JSON? {
        arguments.value(option).map { .string($0) }
    }

    func text(_ argument: Argument) -> JSON? {
        arguments.word(argument).map { .string($0) }
    }
}
