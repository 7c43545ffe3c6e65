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
            caption { text-align: left; font-weight: bold; padding: 0 0 1mm; break-after: avoid }
            figure { margin: 3mm 0 5mm; break-inside: avoid }
            figcaption { font-weight: bold; margin-bottom: 1mm }
            svg { width: 100%; height: auto; print-color-adjust: exact }
            svg text { font-size: 12px; fill: #000 }
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
