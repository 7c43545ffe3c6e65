/// Signs that a Chinese input method types where a file, a number or a command wants ASCII.
package enum FullWidth {
    /// What was meant by a word that begins with such a sign: its ASCII form, empty where there is
    /// no one sign for it; nil where nothing in it is full-width.
    package static func meant(by word: String) -> String? {
        guard let first = word.unicodeScalars.first else { return nil }
        if let sign = signs[first] { return sign }
        let narrow = narrowed(word)
        return narrow == word ? nil : narrow
    }

    /// The same with full-width letters, digits and signs (U+FF01–FF5E) in ASCII, and the
    /// ideographic space as a space.
    package static func narrowed(_ word: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            let value = scalar.value
            let narrow =
                (0xFF01...0xFF5E).contains(value)
                ? Unicode.Scalar(value - 0xFEE0) : value == 0x3000 ? " " : scalar
            text.append(narrow ?? scalar)
        }
        return String(text)
    }

    private static let signs: [Unicode.Scalar: String] = [
        "“": "\"", "”": "\"", "‘": "'", "’": "'", "、": ",", "，": ",", "：": ":", "；": ",",
        "【": "[", "】": "]", "「": "\"", "」": "\"", "《": "", "》": "", "。": ".", "—": "-", "－": "-",
        "（": "", "）": "",
    ]
}
