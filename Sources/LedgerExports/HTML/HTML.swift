/// A piece of a page. Text is escaped by construction: there is no way to put markup in as text.
public indirect enum HTML: Sendable {
    case text(String)
    /// Names and attribute names come from the program, values and text from anybody.
    case element(StaticString, [Attribute], [HTML])

    public struct Attribute: Sendable {
        public let name: StaticString
        public let value: String

        public init(_ name: StaticString, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public static func element(_ name: StaticString, _ content: [HTML]) -> HTML {
        .element(name, [], content)
    }

    public static func element(
        _ name: StaticString, class style: String, _ content: [HTML]
    ) -> HTML {
        .element(name, [Attribute("class", style)], content)
    }

    public var markup: String {
        var markup = ""
        write(to: &markup)
        return markup
    }

    private func write(to markup: inout String) {
        switch self {
        case .text(let text): markup += Self.escaped(text)
        case .element(let name, let attributes, let content):
            markup += "<\(name)"
            for attribute in attributes {
                markup += " \(attribute.name)=\"\(Self.escaped(attribute.value))\""
            }
            markup += ">"
            for piece in content { piece.write(to: &markup) }
            markup += "</\(name)>"
        }
    }

    /// What has a meaning in HTML as references; controls and direction marks, which could steer
    /// the reader's eye, as U+FFFD.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\n": escaped += "\n"
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{61C}", "\u{200E}", "\u{200F}",
                "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                escaped += "\u{FFFD}"
            default:
                let isCharacter = scalar.value & 0xFFFE != 0xFFFE
                escaped.unicodeScalars.append(isCharacter ? scalar : "\u{FFFD}")
            }
        }
        return escaped
    }
}
