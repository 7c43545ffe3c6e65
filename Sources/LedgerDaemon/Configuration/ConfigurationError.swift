import CSystem
import LedgerAPI

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
    /// The folder of imports is, holds or lies in a folder that is the daemon's own.
    case importsNotApart(String, from: String)
    /// What is there is no folder.
    case importsNoFolder(String)
}

/// One thing that is wrong in a configuration file.
public struct ConfigurationFault: Sendable, Hashable {
    /// From 1.
    public let line: Int
    /// Such as `limits.connections`; empty when it is the text itself.
    public let path: String
    public let words: String
    /// The same for a person who reads Chinese.
    public let chinese: String

    public init(line: Int, path: String, words: String, chinese: String) {
        self.line = line
        self.path = path
        self.words = words
        self.chinese = chinese
    }
}

extension ConfigurationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownArgument(let word, let nearest?): "\(word) is unknown; is \(nearest) meant?"
        case .unknownArgument(let word, nil):
            "\(word) is unknown; jifend --help lists what is known"
        case .notUTF8(let word):
            "\(SystemText.escaped(word)) is not UTF-8: set the terminal to UTF-8, and give the "
                + "books, the socket and the folders names in UTF-8"
        case .missingValue(let name): "\(name) needs a value"
        case .needlessValue(let name): "\(name) takes no value"
        case .badValue(let name, let value, let wanted): "\(name): \(value) is not \(wanted)"
        case .unreadable(let file, let number): "\(file): \(words(number))"
        case .notAFile(let file): "\(file): is not a file; the configuration is read from one"
        case .faults(let file, let faults):
            faults.map { "\(file):\($0.line): \($0.description)" }.joined(separator: "\n")
        case .noPlace(let what, let flag):
            "there is no usual place for the \(what) here; say it with \(flag)"
        case .importsNotApart(let folder, let other):
            "imports: \(folder) has to lie apart from \(other), where the books or the backups are"
        case .importsNoFolder(let folder): "imports: \(folder) is not a folder"
        }
    }
}

extension ConfigurationError {
    /// For a person who reads Chinese.
    var chinese: String {
        switch self {
        case .unknownArgument(let word, let nearest?): "没有 \(word)；是不是 \(nearest)？"
        case .unknownArgument(let word, nil): "没有 \(word)；jifend --help 列出有哪些"
        case .notUTF8(let word):
            "“\(SystemText.escaped(word))”不是 UTF-8：把终端的字符编码设为 UTF-8，"
                + "台账、套接字、目录的名称也要用 UTF-8"
        case .missingValue(let name): "\(name) 后面要写值"
        case .needlessValue(let name): "\(name) 后面不带值"
        case .badValue(let name, let value, _):
            "\(name)：“\(value)”看不懂，要写" + LogLevel.wantedInChinese
        case .unreadable(let file, let number): "读不了 \(file)：\(words(number))"
        case .notAFile(let file): "\(file) 不是文件；配置要写在文件里"
        case .faults(let file, let faults):
            faults.map { fault in
                "\(file) 第 \(fault.line) 行："
                    + (fault.path.isEmpty ? "" : fault.path + " ") + fault.chinese
            }.joined(separator: "\n")
        case .noPlace(let what, let flag):
            "没有说\(what == "books" ? "台账" : "套接字")放在哪里，这里也没有惯用的地方；请写 \(flag)"
        case .importsNotApart(let folder, let other):
            "imports：\(folder) 要和台账、备份所在的 \(other) 分开"
        case .importsNoFolder(let folder): "imports：\(folder) 不是目录"
        }
    }
}

extension ConfigurationFault: CustomStringConvertible {
    public var description: String { path.isEmpty ? words : "\(path): \(words)" }
}
