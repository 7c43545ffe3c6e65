/// How a piece of text is set off. Colour never carries meaning alone: the words say it too.
package enum Style: Sendable {
    case plain
    case heading
    case dim
    case good
    case attention
    case bad

    private var code: String {
        switch self {
        case .plain: "0"
        case .heading: "1"
        case .dim: "2"
        case .good: "32"
        case .attention: "33"
        case .bad: "31"
        }
    }

    /// The text between escape sequences, or as it is where there is no colour.
    package func applied(to text: String, colour: Bool) -> String {
        guard colour, self != .plain, !text.isEmpty else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
