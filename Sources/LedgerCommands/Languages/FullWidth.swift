/// Signs that a Chinese input method types where a file, a number or a command wants ASCII.
package enum FullWidth {
    /// What was meant by a word that begins with such a sign: its ASCII form, empty where there is
    /// no one sign for it; nil where nothing in it is full-width.
    package static func meant(by word: String) -> String? {
        guard let first = word.unicodeScalars.first else { return nil }
        if let sign = signs[first] { return sign }
        let narrow = word.narrowed
        return narrow == word ? nil : narrow
    }

    private static let signs: [Unicode.Scalar: String] = [
        "“": "\"", "”": "\"", "‘": "'", "’": "'", "、": ",", "，": ",", "：": ":", "；": ",",
        "【": "[", "】": "]", "「": "\"", "」": "\"", "《": "", "》": "", "。": ".", "—": "-", "－": "-",
        "（": "", "）": "",
    ]
}
