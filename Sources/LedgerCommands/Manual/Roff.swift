/// Text for man pages, in the part of roff that groff and mandoc both understand.
struct Roff {
    private(set) var text = ""

    /// A macro with its arguments.
    mutating func macro(_ name: String, _ arguments: String...) {
        let quoted = arguments.map { argument in
            " \"" + Self.escaped(argument).replacing("\"", with: "\\(dq") + "\""
        }
        text += ".\(name)\(quoted.joined())\n"
    }

    /// How a page begins: set ragged, because Chinese has few blanks to stretch.
    mutating func title(_ name: String, _ date: String, _ source: String) {
        text += ".TH \(name) 1 \(date) \"\(source)\" \"jifen 积分\"\n.ad l\n"
    }

    mutating func line(_ words: String) { text += Self.escaped(words) + "\n" }

    /// Words set in bold where they stand.
    mutating func bold(_ words: String, then rest: String = "") {
        text += "\\fB\(Self.escaped(words))\\fR\(Self.escapedInside(rest))\n"
    }

    /// As typed, line by line.
    mutating func example(_ words: String) {
        text += ".PP\n.RS 4\n.nf\n\(Self.escaped(words))\n.fi\n.RE\n"
    }

    /// No character of it is taken for a request, and lines may be broken between Chinese ones.
    static func escaped(_ text: String) -> String {
        let inside = escapedInside(text)
        return inside.hasPrefix(".") || inside.hasPrefix("'") ? "\\&" + inside : inside
    }

    private static func escapedInside(_ text: String) -> String {
        var result = ""
        var before: Character?
        for character in text {
            if let before, TextWidth.of(before) == 2, TextWidth.of(character) == 2,
                !"，。、；：？！）》”’".contains(character), !"（《“‘".contains(before)
            {
                result += "\\:"
            }
            switch character {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "'": result += "\\(aq"
            case "`": result += "\\(ga"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            default: result.append(character)
            }
            before = character
        }
        return result
    }
}
