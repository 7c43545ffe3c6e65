/// A command line that is being typed: what has been said so far, and what the word under the
/// cursor could be.
package struct CompletionLine {
    package enum Wanted {
        /// A command's next word, or one of its arguments.
        case word(Command?)
        case option(Command)
        /// A value; what stands before it in the same word (`--stage=`).
        case value(Option, lead: String)
    }

    package private(set) var path: [String] = []
    /// By the options' names.
    package private(set) var values: [String: String] = [:]
    package private(set) var wanted = Wanted.word(nil)
    /// What is typed of the word.
    package private(set) var current = ""
    /// The words that are no command's name and no option.
    package private(set) var given: [String] = []
    package private(set) var isAboutHelp = false

    private let table: CommandTable
    private var seen: Set<String> = []

    /// - Parameter words: those after `jifen`, the one under the cursor last, empty where it is not
    ///   begun.
    package init(_ words: [String], table: CommandTable) {
        self.table = table
        var expecting: Option?
        var onlyWords = false
        for word in words.dropLast() {
            if let option = expecting {
                values[option.name] = word
                expecting = nil
            } else if !onlyWords, word == "--" {
                onlyWords = true
            } else if !onlyWords, word.hasPrefix("--") {
                expecting = takeOption(word)
            } else if onlyWords || !word.hasPrefix("-") {
                take(word)
            }
        }
        finish(words.last ?? "", expecting, onlyWords)
    }

    private var command: Command? { table.command(path) }

    private var options: [Option] { (command?.options ?? []) + GlobalOptions.all }

    private mutating func take(_ word: String) {
        if given.isEmpty, table.words(after: path).contains(word) {
            path.append(word)
        } else if path.isEmpty, given.isEmpty, word == "help" {
            isAboutHelp = true
        } else {
            given.append(word)
        }
    }

    /// - Returns: the option, if its value is the next word.
    private mutating func takeOption(_ word: String) -> Option? {
        let (name, value) = Self.parts(word)
        seen.insert(name)
        guard let option = options.first(where: { $0.name == name }), option.value != nil
        else { return nil }
        if let value { values[name] = value }
        return value == nil ? option : nil
    }

    private static func parts(_ word: String) -> (name: String, value: String?) {
        let parts = word.dropFirst(2)
            .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), parts.count == 2 ? String(parts[1]) : nil)
    }

    private mutating func finish(_ word: String, _ expecting: Option?, _ onlyWords: Bool) {
        current = word
        if let option = expecting {
            wanted = .value(option, lead: "")
        } else if !onlyWords, word.hasPrefix("-") {
            let (name, value) = word.hasPrefix("--") ? Self.parts(word) : ("", nil)
            if let value, let option = options.first(where: { $0.name == name }) {
                current = value
                wanted = .value(option, lead: "--\(name)=")
            } else if let command {
                wanted = .option(command)
            }
        } else {
            wanted = .word(isAboutHelp ? nil : command)
        }
    }

    /// Options that may still be given.
    package func remaining(_ command: Command) -> [Option] {
        (command.options + GlobalOptions.all).filter { $0.repeats || !seen.contains($0.name) }
    }

    /// The argument that the word under the cursor would be.
    package func argument(of command: Command) -> Argument? {
        if given.count < command.arguments.count { return command.arguments[given.count] }
        guard let last = command.arguments.last else { return nil }
        switch last.count {
        case .several, .any: return last
        case .one, .optional: return nil
        }
    }
}
