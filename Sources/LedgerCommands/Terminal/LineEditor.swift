/// A line being typed, edited at its end.
package struct LineEditor: Sendable, Equatable {
    package private(set) var text = ""
    private let longest: Int
    private let accepts: @Sendable (Character) -> Bool

    /// - Parameter longest: in characters; what is typed beyond it is not taken.
    package init(longest: Int, accepts: @escaping @Sendable (Character) -> Bool = { _ in true }) {
        self.longest = longest
        self.accepts = accepts
    }

    package static func == (left: LineEditor, right: LineEditor) -> Bool {
        left.text == right.text
    }

    /// Whether the key was for the line.
    package mutating func take(_ key: Key) -> Bool {
        switch key {
        case .text(let character): append(character)
        case .paste(let pasted): for character in pasted { append(character) }
        case .backspace: if !text.isEmpty { text.removeLast() }
        case .control("u"), .control("w"): text = ""
        default: return false
        }
        return true
    }

    private mutating func append(_ character: Character) {
        let character = character.isNewline ? " " : character
        // What stands for a letter that was lost is no letter.
        if accepts(character), character != "\u{FFFD}", text.count < longest {
            text.append(character)
        }
    }
}
