/// A piece of a page. Text is escaped by construction: there is no way to put markup in as text.
public indirect enum HTML: Sendable {
    case text(String)
    /// Names and attribute names come from the program, values and text from anybody.
    case element(StaticString, [Attribute], [HTML])

    public struct Attribute: Sendable {
        public let name: StaticString
        public let value: String
    }

    public static func element(_ name: StaticString, _ content: [HTML]) -> HTML {
        .element(name, [], content)
    }

    public static func element(
        _ name: StaticString, class style: String, _ content: [HTML]
    ) -> HTML {
        .element(name, [Attribute(name: "class", value: style)], content)
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
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

/// A whole page in one file (R-BOOK-5): it loads nothing, runs nothing, and prints on paper.
public struct HTMLPage: Sendable {
    public enum Paper: String, Sendable {
        case a4 = "A4"
        case a4Landscape = "A4 landscape"
        case a5Landscape = "A5 landscape"
    }

    private let language: String
    private let title: String
    private let paper: Paper
    private let body: [HTML]

    public init(language: String, title: String, paper: Paper, _ body: [HTML]) {
        self.language = language
        self.title = title
        self.paper = paper
        self.body = body
    }

    /// Nothing may be loaded or run; the one style sheet stands in the page.
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'"

    public var bytes: [UInt8] {
        let style = """
            @page { size: \(paper.rawValue); margin: 14mm }
            body { font: 11pt/1.5 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #000 }
            h1 { font-size: 15pt; text-align: center; margin: 0 0 4mm }
            h2 { font-size: 12pt; margin: 5mm 0 1mm }
            table { border-collapse: collapse; width: 100% }
            thead { display: table-header-group }
            tr { break-inside: avoid }
            th, td { border: 0.3pt solid #000; padding: 1mm 2mm; text-align: left }
            .number { text-align: right }
            .sign { min-width: 28mm; height: 8mm }
            .line { display: inline-block; min-width: 62mm; margin-top: 8mm }
            .small { font-size: 8pt; overflow-wrap: anywhere }
            """
        return Array(
            """
            <!DOCTYPE html>
            <html lang="\(language)"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <title>\(HTML.escaped(title))</title>
            <style>\(style)</style></head>
            <body>\(body.map(\.markup).joined(separator: "\n"))</body></html>

            """.utf8)
    }
}
