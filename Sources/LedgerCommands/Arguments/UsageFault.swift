import LedgerAPI
import TextFiles

/// Why a command line is not understood.
package enum UsageFault: Error, Sendable {
    case unknownCommand(String, after: [String], nearest: String?)
    /// Words that more have to follow.
    case incomplete([String])
    case unknownOption(String, nearest: String?)
    case missingValue(Option)
    case unwantedValue(Option)
    case repeated(Option)
    case missingOption(Option)
    /// Of these flags one has to be given.
    case missingChoice([Option])
    case missingArgument(Argument)
    case surplus(String)
    /// A word, or a variable's value, that is no UTF-8.
    case notUTF8(String)
    /// A word with U+FFFD in it.
    case lostLetters(String)
    /// A value that cannot be read; what it belongs to, and what is wanted.
    case badValue(of: Phrase, String, wanted: Phrase)
    /// A period that ends before it begins.
    case reversed(from: String, to: String)
    case conflict(Option, Option)
    case other(Phrase)

    package var phrase: Phrase {
        switch self {
        case .unknownCommand(let word, let path, let nearest):
            let whole = (path + [word.visible]).joined(separator: " ")
            let meant = nearest.map { (path + [$0]).joined(separator: " ") }
            let help = (["jifen help"] + path).joined(separator: " ")
            return Phrase(zh: "没有“\(whole)”这个命令。", en: "There is no command ‘\(whole)’.")
                + (meant.map { Self.suggestion("jifen \($0)") }
                    ?? Phrase(zh: "\(help) 列出命令。", en: " \(help) lists what there is."))
        case .incomplete(let path):
            let words = (["jifen"] + path).joined(separator: " ")
            return Phrase(zh: "“\(words)”后面还要一个词。", en: "‘\(words)’ needs one more word.")
        case .unknownOption(let word, let nearest):
            return Phrase(zh: "没有 \(word.visible) 这个选项。", en: "There is no option \(word.visible).")
                + Self.suggestion(nearest.map { "--\($0)" })
        case .missingValue(let option):
            let value = option.placeholder ?? Phrase("")
            return Phrase(
                zh: "--\(option.name) 后面要写\(value.chinese)。",
                en: "--\(option.name) needs a value: \(value.english).")
        case .unwantedValue(let option):
            return Phrase(
                zh: "--\(option.name) 后面不带值。", en: "--\(option.name) takes no value.")
        case .repeated(let option):
            return Phrase(
                zh: "--\(option.name) 只能写一次。", en: "--\(option.name) can be given once only.")
        case .missingOption(let option):
            return Phrase(
                zh: "缺少 \(option.usage.chinese)。", en: "\(option.usage.english) is missing.")
        case .missingChoice(let choices):
            let names = choices.map { "--\($0.name)" }
            return Phrase(
                zh: "要写 \(names.joined(separator: " 或 "))。",
                en: "Say \(names.joined(separator: " or ")).")
        case .missingArgument(let argument):
            return Phrase(
                zh: "缺少\(argument.placeholder.chinese)：\(argument.summary.chinese)。",
                en: "\(argument.name) is missing: \(argument.summary.english).")
        case .surplus(let word):
            return Phrase(zh: "多了“\(word.visible)”。", en: "‘\(word.visible)’ is one word too many.")
        case .notUTF8(let word): return Self.notUTF8(word)
        case .lostLetters(let word):
            return Phrase(
                zh: "“\(word.visible)”里的 \u{FFFD} 是转换编码时丢掉的字：没有办理。请重新输入原来的字。",
                en: "The \u{FFFD} in ‘\(word.visible)’ stands for a letter that was lost in a "
                    + "conversion; nothing was done. Type it again.")
        case .badValue(let name, let value, let wanted):
            return Phrase(
                zh: "\(name.chinese)：“\(value.visible)”看不懂，要写\(wanted.chinese)。",
                en: "\(name.english): ‘\(value.visible)’ is not \(wanted.english).")
        case .reversed(let from, let to):
            return Phrase(
                zh: "--from \(from) 在 --to \(to) 之后。", en: "--from \(from) is after --to \(to).")
        case .conflict(let first, let second):
            return Phrase(
                zh: "--\(first.name) 和 --\(second.name) 不能同时用。",
                en: "--\(first.name) and --\(second.name) exclude each other.")
        case .other(let phrase): return phrase
        }
    }

    /// What was typed, what it would be in GBK, and how the terminal is set right.
    private static func notUTF8(_ word: String) -> Phrase {
        let bytes = SystemText.bytes(of: word)
        let guess = (try? TextFile.decoded(bytes)).map { String(decoding: $0, as: UTF8.self) }
        let meant = guess.map { $0.visible }
        return Phrase(
            zh: "“\(word.visible)”不是 UTF-8\(meant.map { "（像是 GBK 的“\($0)”）" } ?? "")：没有办理。",
            en: "‘\(word.visible)’ is not UTF-8\(meant.map { " (in GBK it is ‘\($0)’)" } ?? ""); "
                + "nothing was done.")
    }

    private static func suggestion(_ word: String?) -> Phrase {
        guard let word else { return Phrase("") }
        return Phrase(zh: "是不是想用“\(word)”？", en: " Did you mean ‘\(word)’?")
    }
}
