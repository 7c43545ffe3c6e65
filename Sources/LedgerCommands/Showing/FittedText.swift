/// Sentences for people, in lines that a terminal has room for.
enum FittedText {
    private static let glue: Character = "\u{A0}"

    /// Cut between words, never inside one, nor inside a command that is named: both are copied in
    /// one piece. Nil columns: as it is.
    static func fitted(_ text: String, columns: Int?) -> String {
        guard let columns else { return text }
        return glued(text).wrapped(toColumns: columns, keepsWords: true)
            .joined(separator: "\n")
            .replacing(String(glue), with: " ")
    }

    /// With the blanks inside commands replaced by ones that no line is cut at.
    private static func glued(_ text: String) -> String {
        var result = ""
        var path: [String] = []
        var isInCommand = false
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        for (index, word) in words.enumerated() {
            let bare = String(word.drop { !$0.isASCII || $0 == "(" }.prefix { $0.isASCII })
            let name = bare.trimmedOfPunctuation
            let continues = isInCommand && belongs(name, after: &path)
            if index > 0 { result.append(continues ? glue : " ") }
            result += word
            if name == "jifen" {
                (isInCommand, path) = (true, [])
            } else {
                isInCommand = continues && bare == name
            }
        }
        return result
    }

    /// Whether a word goes on with a command: the next of its own words, an option, a code, a number
    /// or a placeholder.
    private static func belongs(_ word: String, after path: inout [String]) -> Bool {
        if CommandTable.all.words(after: path).contains(word) {
            path.append(word)
            return true
        }
        guard !word.isEmpty else { return false }
        return word.hasPrefix("--") || word.contains { $0.isNumber }
            || word.allSatisfy { $0.isUppercase || $0 == "_" }
    }
}

extension String {
    /// Without the punctuation that ends a sentence.
    fileprivate var trimmedOfPunctuation: String {
        var text = self
        while let last = text.last, ".,;:)".contains(last) { text.removeLast() }
        return text
    }
}
