import JSON
import LedgerExports

extension Option {
    static let html = Option(
        "html", "FILE", Phrase(zh: "另存为可打印的网页文件", en: "write a page to print to this file"))
    static let replacing = Option("force", Phrase(zh: "覆盖已有文件", en: "replace a file that is there"))
}

extension Session {
    /// Writes a page if `--html` asks for one, with the mark of training books before its title.
    /// - Returns: whether it did.
    func writePage(
        _ title: Phrase, _ paper: HTMLPage.Paper, style: PageStyle = .document, _ body: [HTML]
    ) throws(Failure) -> Bool {
        guard let path = arguments.value(.html) else { return false }
        let page = try htmlPage(title, paper, style: style, body)
        try write(page, to: path, replaces: arguments.has(.replacing))
        note(Phrase(zh: "已写到 \(path.visible)。", en: "Written to \(path.visible)."))
        return true
    }

    /// A page under its title, with the mark of training books before it.
    func htmlPage(
        _ title: Phrase, _ paper: HTMLPage.Paper, style: PageStyle = .document, _ body: [HTML]
    ) throws(Failure) -> HTMLPage {
        let title = try marked(title)[language]
        return HTMLPage(
            language: pageLanguage, title: title, paper: paper, style: style,
            [.element("main", [.element("h1", [.text(title)])] + body)])
    }

    /// As HTML names the language.
    var pageLanguage: String { language == .chinese ? "zh-CN" : "en" }

    func write(_ page: HTMLPage, to path: String, replaces: Bool) throws(Failure) {
        let file = try create(path, replaces: replaces)
        try file.write(page.bytes)
        try file.commit()
    }

    /// - Parameters:
    ///   - title: what the table is of, as its caption.
    ///   - signs: the heading of a last column to sign in.
    ///   - coded: the field that stands there for scanners, too.
    func page(
        table rows: [JSON], _ fields: [Field], title: Phrase, last: [HTML] = [],
        signs: Phrase? = nil, coded: String? = nil
    ) -> HTML {
        let columns =
            fields.map { ($0.heading, $0.alignment) } + (signs.map { [($0, .left)] } ?? [])
        let heading = columns.map { heading, alignment in
            let style: [HTML.Attribute] = alignment == .right ? [.init("class", "number")] : []
            return HTML.element(
                "th", [.init("scope", "col")] + style, [.text(heading[language])])
        }
        let lines = rows.map { row in
            HTML.element(
                "tr",
                fields.map { field in
                    let cell = field.shown(in: row, language)
                    let code = field.name == coded ? Self.code(cell.text) : []
                    return .element("td", Self.style(field, cell), code + [.text(cell.text)])
                } + (signs == nil ? [] : [.element("td", class: "sign", [])]))
        }
        return .element(
            "table",
            [
                caption(title), .element("thead", [.element("tr", heading)]),
                .element("tbody", lines + last),
            ])
    }

    /// Names of people and departments, which read badly in two lines.
    private static let unbroken: Set = ["name", "department"]

    private static func style(_ field: Field, _ cell: Table.Cell) -> [HTML.Attribute] {
        var classes: [String] = []
        if field.alignment == .right { classes.append("number") }
        if field.yield == .never || unbroken.contains(field.name) { classes.append("exact") }
        if case .attention = cell.style { classes.append("attention") }
        return classes.isEmpty ? [] : [.init("class", classes.joined(separator: " "))]
    }

    private func caption(_ title: Phrase) -> HTML {
        .element("caption", [.text(title[language])])
    }

    func page(card row: JSON, _ fields: [Field], title: Phrase) -> HTML {
        let lines = fields.map { ($0.heading[language], $0.shown(in: row, language).text) }
            .filter { !$0.1.isEmpty }
        return .element(
            "table", class: "card",
            [caption(title)]
                + lines.map { heading, text in
                    .element(
                        "tr",
                        [
                            .element("th", [.init("scope", "row")], [.text(heading)]),
                            .element("td", [.text(text)]),
                        ])
                })
    }

    /// An id as a bar code, its letters beside it; nothing where it is too long.
    func page(code id: String) -> HTML {
        .element("p", class: "id", Self.code(id) + [.text(id)])
    }

    private static func code(_ id: String) -> [HTML] {
        BarcodeDrawing(id, width: 50, height: 7).map { [$0.svg] } ?? []
    }

    /// Places to sign, side by side.
    func page(signatures: [Phrase]) -> HTML {
        .element(
            "p",
            signatures.map {
                .element("span", class: "line", [.text($0[language] + "：________________")])
            })
    }

    func page(source words: Phrase) -> HTML {
        .element("p", class: "small", [.text(words[language])])
    }
}
