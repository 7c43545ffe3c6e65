/// One command: what it is called, what it takes, what it does. Parsing, help,
/// completions and man pages all come from this.
package struct Command: Sendable {
    /// The words after `jifen`.
    package let path: [String]
    package let summary: Phrase
    /// What the summary cannot say, as paragraphs.
    package let details: [Phrase]
    package let arguments: [Argument]
    package let options: [Option]
    /// Flags of which exactly one has to be given.
    package let choices: [Option]
    package let examples: [Example]
    /// Programs call it; help does not speak of it.
    package let isHidden: Bool
    let run: @Sendable (Session) throws(Failure) -> Void

    package struct Example: Sendable {
        package let line: String
        package let meaning: Phrase

        package init(_ line: String, _ meaning: Phrase) {
            self.line = line
            self.meaning = meaning
        }
    }

    init(
        _ path: String, _ summary: Phrase, details: [Phrase] = [], arguments: [Argument] = [],
        options: [Option] = [], choices: [Option] = [], examples: [Example] = [],
        isHidden: Bool = false,
        run: @escaping @Sendable (Session) throws(Failure) -> Void
    ) {
        self.path = path.split(separator: " ").map { String($0) }
        self.summary = summary
        self.details = details
        self.arguments = arguments
        self.options = choices + options
        self.choices = choices
        self.isHidden = isHidden
        self.examples = examples
        self.run = run
    }

    package var name: String { path.joined(separator: " ") }

    /// `jifen claim submit ITEM [--on DAY] …`
    package var usage: Phrase {
        usageParts.dropFirst().reduce(usageParts[0]) { $0 + Phrase(" ") + $1 }
    }

    /// The same in lines of at most so many columns, each but the first set in below the command's
    /// own words; nothing is parted that belongs together. One line where nil.
    package func usage(_ language: Language, columns: Int?) -> [String] {
        guard let columns else { return [usage[language]] }
        var lines = [usageParts[0][language]]
        for part in usageParts.dropFirst().map({ $0[language] }) {
            let longer = lines[lines.count - 1] + " " + part
            if TextWidth.of(longer) <= columns {
                lines[lines.count - 1] = longer
            } else {
                lines.append("    " + part)
            }
        }
        return lines
    }

    private var usageParts: [Phrase] {
        let choice = choices.map { "--\($0.name)" }.joined(separator: "|")
        return [Phrase((["jifen"] + path).joined(separator: " "))] + arguments.map(\.usage)
            + (choices.isEmpty ? [] : [Phrase("(\(choice))")])
            + options.dropFirst(choices.count).map(\.usage)
    }
}

/// A word that stands by its place.
package struct Argument: Sendable {
    package enum Count: Sendable {
        case one
        case optional
        /// One or more; the last argument only.
        case several
        /// Any number, none too; the last argument only.
        case any
    }

    package let name: String
    package let summary: Phrase
    package let count: Count
    /// What numbered ids of this kind begin with: `C` of `C12`. People may leave it out.
    let prefix: Character?
    /// What its words call, where that is something of the books that may go by a name.
    let named: Named?
    /// Options of which each says it for the argument, which then has no word.
    private(set) var replacing: [String] = []

    /// The same, without a word where one of these options stands.
    func unless(_ options: Option...) -> Argument {
        var argument = self
        argument.replacing = options.map(\.name)
        return argument
    }

    package init(
        _ name: String, _ summary: Phrase, _ count: Count = .one, prefix: Character? = nil,
        named: Named? = nil
    ) {
        self.name = name
        self.summary = summary
        self.count = count
        self.prefix = prefix
        self.named = named
    }

    /// How it is called in usage and errors.
    package var placeholder: Phrase { Placeholder.phrase(name) }

    /// Whether its word may be the name of a file, which need not be UTF-8.
    package var takesFile: Bool { Placeholder.isFile(name) }

    package var usage: Phrase {
        switch count {
        case .one where replacing.isEmpty: placeholder
        case .one: Phrase("[") + placeholder + Phrase("]")
        case .optional: Phrase("[") + placeholder + Phrase("]")
        case .several: placeholder + Phrase("…")
        case .any: Phrase("[") + placeholder + Phrase("…]")
        }
    }

    /// The id that was meant: `12`, `c12` and `Ｃ１２` are `C12`.
    func id(_ word: String) -> String {
        guard let prefix else { return word }
        let word = word.narrowed
        let digits = word.first?.lowercased() == prefix.lowercased() ? word.dropFirst() : word[...]
        let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isNumber ? "\(prefix)\(digits)" : word
    }
}

/// A word that begins with `--`, with a value or without.
package struct Option: Sendable {
    package let name: String
    package let short: Character?
    /// What stands for its value in the help; nil for a flag.
    package let value: String?
    package let summary: Phrase
    package let repeats: Bool
    package private(set) var isRequired = false
    /// What its value calls, where that is something of the books that may go by a name.
    let named: Named?

    package init(
        _ name: String, _ value: String?, _ summary: Phrase, repeats: Bool = false,
        named: Named? = nil
    ) {
        self.name = name
        self.short = nil
        self.value = value
        self.summary = summary
        self.repeats = repeats
        self.named = named
    }

    /// A flag.
    package init(_ name: String, _ summary: Phrase, short: Character? = nil) {
        self.name = name
        self.short = short
        self.value = nil
        self.summary = summary
        self.repeats = false
        self.named = nil
    }

    /// The same option where a command cannot do without it.
    package var required: Option {
        var option = self
        option.isRequired = true
        return option
    }

    /// The same option with other words for what it means here.
    package func meaning(_ summary: Phrase) -> Option {
        var option = Option(name, value, summary, repeats: repeats, named: named)
        option.isRequired = isRequired
        return option
    }

    package var usage: Phrase {
        let word = Phrase("--\(name)") + (placeholder.map { Phrase(" ") + $0 } ?? Phrase(""))
        return (isRequired ? word : Phrase("[") + word + Phrase("]")) + Phrase(repeats ? "…" : "")
    }

    /// What stands for its value; nil for a flag.
    package var placeholder: Phrase? { value.map(Placeholder.phrase) }

    /// Whether its value may be the name of a file, which need not be UTF-8.
    package var takesFile: Bool { value.map(Placeholder.isFile) ?? false }
}
