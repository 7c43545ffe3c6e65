/// What a command was given, by the names in its declaration.
package struct Arguments: Sendable {
    /// By the arguments' names.
    package private(set) var words: [String: [String]] = [:]
    /// By the options' names, without `--`.
    package private(set) var values: [String: [String]] = [:]

    mutating func set(_ argument: Argument, _ words: [String]) {
        self.words[argument.name] = words.map(argument.id)
    }

    /// Puts the codes that were meant in the place of what was typed.
    mutating func replace(_ argument: Argument, _ words: [String]) {
        self.words[argument.name] = words
    }

    mutating func replace(_ option: Option, _ values: [String]) {
        self.values[option.name] = values
    }

    mutating func add(_ option: Option, _ value: String) {
        values[option.name, default: []].append(value)
    }

    package func has(_ option: Option) -> Bool { values[option.name] != nil }

    /// The option's value, the last one where it repeats.
    package func value(_ option: Option) -> String? { values[option.name]?.last }

    package func values(_ option: Option) -> [String] { values[option.name] ?? [] }

    /// The argument's word, if there is one.
    package func word(_ argument: Argument) -> String? { words[argument.name]?.first }

    package func words(_ argument: Argument) -> [String] { words[argument.name] ?? [] }

    /// The word of an argument without which the command would not have been understood.
    func required(_ argument: Argument) throws(Failure) -> String {
        guard let word = word(argument) else { throw .usage(.missingArgument(argument)) }
        return word
    }

    func required(_ option: Option) throws(Failure) -> String {
        guard let value = value(option) else { throw .usage(.missingOption(option)) }
        return value
    }
}
