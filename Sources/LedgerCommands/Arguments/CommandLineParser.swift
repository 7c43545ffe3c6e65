import LedgerAPI

/// Reads the words after `jifen`.
package struct CommandLineParser {
    package enum Parsed {
        case run(Command, Arguments, GlobalOptions)
        /// Help about the command or family with these words; about all where there are none.
        case help([String], asJSON: Bool)
        case version(asJSON: Bool)
    }

    private let table: CommandTable
    private var path: [String] = []
    private var words: [String] = []
    private var arguments = Arguments()
    private var globals = Arguments()
    private var asksForHelp = false
    private var asksForVersion = false

    package init(_ table: CommandTable) {
        self.table = table
    }

    /// The command that the words read so far lead to, for telling how it is used.
    package var place: Command? { table.command(path) }

    package mutating func parse(_ input: [String]) throws(UsageFault) -> Parsed {
        var rest = input[...]
        var onlyWords = false
        while let word = rest.popFirst() {
            if !onlyWords, word == "--" {
                onlyWords = true
            } else if !onlyWords, word.hasPrefix("--") {
                try readLong(word.dropFirst(2), &rest)
            } else if !onlyWords, word.hasPrefix("-"), word.count > 1, !isNegative(word) {
                try readShort(word)
            } else {
                try readWord(word)
            }
        }
        return try finished()
    }

    /// No short option is a digit: `-15` is a number.
    private func isNegative(_ word: String) -> Bool {
        word.utf8.dropFirst().first.map { (0x30...0x39).contains($0) } ?? false
    }

    private mutating func readWord(_ word: String) throws(UsageFault) {
        if words.isEmpty, table.words(after: path).contains(word) {
            path.append(word)
        } else if path.isEmpty, word == "help", !asksForHelp {
            asksForHelp = true
        } else if path.isEmpty, word == "version", !asksForHelp {
            asksForVersion = true
        } else if takesWords, !asksForHelp {
            words.append(word)
        } else if !SystemText.isUTF8(word) {
            throw .notUTF8(word)
        } else if table.words(after: path).isEmpty {
            throw .surplus(word)
        } else {
            throw .unknownCommand(word, after: path, nearest: table.nearest(to: word, after: path))
        }
    }

    private var takesWords: Bool {
        table.command(path).map { !$0.arguments.isEmpty } ?? false
    }

    private mutating func readLong(
        _ text: Substring, _ rest: inout ArraySlice<String>
    ) throws(UsageFault) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard SystemText.isUTF8(name) else { throw .notUTF8(name) }
        let (option, isGlobal) = try find(name)
        if option.value == nil {
            guard parts.count == 1 else { throw .unwantedValue(option) }
            try take(option, "", isGlobal)
        } else if parts.count == 2 {
            try take(option, String(parts[1]), isGlobal)
        } else {
            // An option's name where a value should be is a forgotten value, not a value.
            guard let next = rest.first, !isKnownOption(next) else { throw .missingValue(option) }
            rest.removeFirst()
            try take(option, next, isGlobal)
        }
    }

    /// Short options are flags; several may stand together.
    private mutating func readShort(_ word: String) throws(UsageFault) {
        guard SystemText.isUTF8(word) else { throw .notUTF8(word) }
        for letter in word.dropFirst() {
            guard let option = GlobalOptions.all.first(where: { $0.short == letter }) else {
                throw .unknownOption(word, nearest: nil)
            }
            try take(option, "", true)
        }
    }

    private mutating func take(
        _ option: Option, _ value: String, _ isGlobal: Bool
    ) throws(UsageFault) {
        if !option.takesFile { try requireText(value) }
        if option.name == GlobalOptions.help.name {
            asksForHelp = true
        } else if option.name == GlobalOptions.version.name {
            asksForVersion = true
        } else if isGlobal {
            globals.add(option, value)
        } else {
            if !option.repeats, option.value != nil, arguments.has(option) {
                throw .repeated(option)
            }
            arguments.add(option, value)
        }
    }

    private func find(_ name: String) throws(UsageFault) -> (Option, isGlobal: Bool) {
        let own = table.command(path)?.options ?? []
        if let option = own.first(where: { $0.name == name }) { return (option, false) }
        if let option = GlobalOptions.all.first(where: { $0.name == name }) {
            return (option, true)
        }
        let names = (own + GlobalOptions.all).map(\.name)
        throw .unknownOption("--\(name)", nearest: Suggestion.nearest(name, in: names))
    }

    private func isKnownOption(_ word: String) -> Bool {
        guard word.hasPrefix("--") else { return false }
        return (try? find(String(word.dropFirst(2).prefix { $0 != "=" }))) != nil
    }
}

extension CommandLineParser {
    private mutating func finished() throws(UsageFault) -> Parsed {
        if asksForHelp {
            return .help(path, asJSON: globals.has(GlobalOptions.json))
        }
        if asksForVersion { return .version(asJSON: globals.has(GlobalOptions.json)) }
        let globals = try GlobalOptions(globals)
        guard let command = table.command(path) else { throw .incomplete(path) }
        try assignWords(to: command)
        for option in command.options where option.isRequired && !arguments.has(option) {
            throw .missingOption(option)
        }
        try requireChoice(of: command)
        return .run(command, arguments, globals)
    }

    private func requireChoice(of command: Command) throws(UsageFault) {
        guard !command.choices.isEmpty else { return }
        let given = command.choices.filter { arguments.has($0) }
        if given.isEmpty { throw .missingChoice(command.choices) }
        if given.count > 1 { throw .conflict(given[0], given[1]) }
    }

    private mutating func assignWords(to command: Command) throws(UsageFault) {
        var rest = words[...]
        for argument in command.arguments
        where !argument.replacing.contains(where: { arguments.values[$0] != nil }) {
            switch argument.count {
            case .one:
                guard let word = rest.popFirst() else { throw .missingArgument(argument) }
                try assign([word], to: argument)
            case .optional:
                if let word = rest.popFirst() { try assign([word], to: argument) }
            case .several, .any:
                if rest.isEmpty, argument.count == .several { throw .missingArgument(argument) }
                try assign(Array(rest), to: argument)
                rest = []
            }
        }
        if let surplus = rest.first { throw .surplus(surplus) }
    }

    /// Text is UTF-8, with no letter lost before it came here.
    private func requireText(_ word: String) throws(UsageFault) {
        guard SystemText.isUTF8(word) else { throw .notUTF8(word) }
        if word.unicodeScalars.contains("\u{FFFD}") { throw .lostLetters(word) }
    }

    /// The names of files are bytes to the system; all else is text.
    private mutating func assign(
        _ words: [String], to argument: Argument
    ) throws(UsageFault) {
        if !argument.takesFile { for word in words { try requireText(word) } }
        arguments.set(argument, words)
    }
}
