import LedgerAPI

/// The language of everything printed for people. Output for programs is never translated.
package enum Language: String, Sendable, CaseIterable {
    case chinese = "zh"
    case english = "en"

    /// By `--lang`, else as ``UserLanguage`` says.
    package static func chosen(
        arguments: [String], environment: [String: String]
    ) -> Language {
        if let flag = flag(in: arguments), let language = Language(rawValue: flag) {
            return language
        }
        return UserLanguage.isChinese(environment) ? .chinese : .english
    }

    /// Found before the command line is understood, so that a fault in it can be told in the
    /// right language.
    private static func flag(in arguments: [String]) -> String? {
        let options = arguments.prefix { $0 != "--" }
        for (index, word) in options.enumerated().reversed() {
            if word.hasPrefix("--lang=") { return String(word.dropFirst("--lang=".count)) }
            if word == "--lang", index + 1 < options.count { return options[index + 1] }
        }
        return nil
    }
}

/// The same words in both languages, kept beside where they are used.
package struct Phrase: Sendable, Hashable {
    package let chinese: String
    package let english: String

    package init(zh chinese: String, en english: String) {
        self.chinese = chinese
        self.english = english
    }

    /// A name or number, the same in every language.
    package init(_ same: String) {
        self.init(zh: same, en: same)
    }

    package subscript(_ language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }

    package static func + (left: Phrase, right: Phrase) -> Phrase {
        Phrase(zh: left.chinese + right.chinese, en: left.english + right.english)
    }
}
