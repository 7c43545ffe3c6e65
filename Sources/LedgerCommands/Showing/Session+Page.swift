import JSON
import LedgerExports

extension Option {
    static let html = Option(
        "html", "FILE", Phrase(zh: "另存为可打印的网页文件", en: "write a page to print to this file"))
    static let replacing = Option("force", Phrase(zh: "覆盖已有文件", en: "replace a file that is there"))
}

extension Session {
    /// Writes a page if `--html` asks for one.
    /// - Returns: whether it did.
    func writePage(
        _ title: Phrase, _ paper: HTMLPage.Paper, _ body: [HTML]
    ) throws(Failure) -> Bool {
        guard let path = arguments.value(.html) else { return false }
        let file = try OutputFile(path: path, replaces: arguments.has(.replacing))
        let page = HTMLPage(
            language: language == .chinese ? "zh-CN" : "en", title: title[language], paper: paper,
            [.element("h1", [.text(title[language])])] + body)
        try file.write(page.bytes)
        try file.commit()
        note(Phrase(zh: "已写到 \(path)。", en: "Written to \(path)."))
        return true
    }

    /// - Parameters:
    ///   - title: what the table is of, as its caption.
    ///   - signs: the heading of a last column to sign in.
    func page(
        table rows: [JSON], _ fields: [Field], title: Phrase? = nil, last: [HTML] = [],
        signs: Phrase? = nil
    ) -> HTML {
        let heading = (fields.map(\.heading) + (signs.map { [$0] } ?? [])).map {
            HTML.element("th", [.init("scope", "col")], [.text($0[language])])
        }
        let lines = rows.map { row in
            HTML.element(
                "tr",
                fields.map { field in
                    let text = HTML.text(field.shown(in: row, language).text)
                    return field.alignment == .right
                        ? .element("td", class: "number", [text]) : .element("td", [text])
                } + (signs == nil ? [] : [.element("td", class: "sign", [])]))
        }
        return .element(
            "table",
            caption(title) + [
                .element("thead", [.element("tr", heading)]),
                .element("tbody", lines + last),
            ])
    }

    private func caption(_ title: Phrase?) -> [HTML] {
        title.map { [.element("caption", [.text($0[language])])] } ?? []
    }

    func page(card row: JSON, _ fields: [Field], title: Phrase? = nil) -> HTML {
        let lines = fields.map { ($0.heading[language], $0.shown(in: row, language).text) }
            .filter { !$0.1.isEmpty }
        return .element(
            "table",
            caption(title)
                + lines.map { heading, text in
                    .element(
                        "tr",
                        [
                            .element("th", [.init("scope", "row")], [.text(heading)]),
                            .element("td", [.text(text)]),
                        ])
                })
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
