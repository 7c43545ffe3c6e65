import CSystem

/// Why jifend does not know what to do.
public enum ConfigurationError: Error, Sendable, Hashable {
    case unknownArgument(String, nearest: String?)
    /// A word, a variable or a path that is no UTF-8.
    case notUTF8(String)
    case missingValue(String)
    case needlessValue(String)
    /// The value of a flag or a variable is of no use.
    case badValue(of: String, String, wanted: String)
    /// The file was named and cannot be read.
    case unreadable(file: String, Int32)
    /// What was named is no regular file, such as a pipe or a directory.
    case notAFile(String)
    /// All that is wrong in the file.
    case faults(file: String, [ConfigurationFault])
    /// Nothing says where it is to be, and there is no place to assume.
    case noPlace(of: String, flag: String)
}

/// One thing that is wrong in a configuration file.
public struct ConfigurationFault: Sendable, Hashable {
    /// From 1.
    public let line: Int
    /// Such as `limits.connections`; empty when it is the text itself.
    public let path: String
    public let words: String
}

extension ConfigurationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownArgument(let word, let nearest?): "\(word) is unknown; is \(nearest) meant?"
        case .unknownArgument(let word, nil):
            "\(word) is unknown; jifend --help lists what is known"
        case .missingValue(let name): "\(name) needs a value"
        case .needlessValue(let name): "\(name) takes no value"
        case .badValue(let name, let value, let wanted): "\(name): \(value) is not \(wanted)"
        case .unreadable(let file, let number): "\(file): \(words(number))"
        case .notAFile(let file): "\(file): is not a file; the configuration is read from one"
        case .faults(let file, let faults):
            faults.map { "\(file):\($0.line): \($0.description)" }.joined(separator: "\n")
        case .noPlace(let what, let flag):
            "there is no usual place for the \(what) here; say it with \(flag)"
        }
    }
}

extension ConfigurationFault: CustomStringConvertible {
    public var description: String { path.isEmpty ? words : "\(path): \(words)" }
}
