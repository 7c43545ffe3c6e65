/// A whole page in one file (R-BOOK-5): it loads nothing, runs nothing, and prints on paper.
public struct HTMLPage: Sendable {
    public enum Paper: String, Sendable {
        case a4 = "A4"
        case a4Landscape = "A4 landscape"
        case a5Landscape = "A5 landscape"
        case a3Landscape = "A3 landscape"
    }

    private let language: String
    private let title: String
    private let paper: Paper
    private let style: PageStyle
    private let refresh: Int?
    private let body: [HTML]

    /// - Parameter refresh: after how many seconds a browser reads the file anew; nil for never.
    public init(
        language: String, title: String, paper: Paper, style: PageStyle = .document,
        refresh: Int? = nil, _ body: [HTML]
    ) {
        self.language = language
        self.title = title
        self.paper = paper
        self.style = style
        self.refresh = refresh
        self.body = body
    }

    /// Nothing may be loaded or run; the one style sheet stands in the page.
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'"

    public var bytes: [UInt8] {
        let again = refresh.map { "<meta http-equiv=\"refresh\" content=\"\($0)\">\n" } ?? ""
        return Array(
            """
            <!DOCTYPE html>
            <html lang="\(language)"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            \(again)<title>\(HTML.escaped(title))</title>
            <style>
            @page { size: \(paper.rawValue); margin: \(style.margin)mm }
            \(style.css)
            </style></head>
            <body class="\(paper)">\(body.map(\.markup).joined(separator: "\n"))</body></html>

            """.utf8)
    }
}
