import JSON
import LedgerExports

/// A filled form, as the paper prints it: a head of blanks, a table of paragraphs, a note
/// (R-CAMP-MONTH25).
struct FormView {
    let json: JSON
    let name: String
    private let head: [String]
    private let columns: [String]
    /// Rows of cells of paragraphs.
    private let rows: [[[String]]]
    private let note: String?

    /// - Parameter fills: `LABEL=TEXT` for blanks of the head that the books do not know.
    init(_ json: JSON, fills: [String]) {
        self.json = json
        name = (json["name"]?.plain ?? "").visible
        head = (json["above"]?.array ?? []).map { Self.filled($0.plain, fills).visible }
        columns = (json["columns"]?.array ?? []).map(\.plain.visible)
        rows = (json["rows"]?.array ?? []).map { row in
            (row.array ?? []).map { cell in (cell.array ?? []).map(\.plain.visible) }
        }
        note = json["note"]?.plain.visible
    }

    private static func filled(_ blank: String, _ fills: [String]) -> String {
        for fill in fills {
            let parts = fill.split(separator: "=", maxSplits: 1)
            if parts.count == 2, blank.hasPrefix(parts[0] + "：") {
                return "\(parts[0])：\(parts[1])"
            }
        }
        return blank
    }

    /// Wide forms lie on their side.
    var paper: HTMLPage.Paper { columns.count > 3 ? .a4Landscape : .a4 }

    /// For the terminal: the first cell of a row as its heading, the others below it.
    var text: String {
        var text = name + "\n\n"
        if !head.isEmpty { text += head.joined(separator: "    ") + "\n\n" }
        for row in rows {
            for (index, cell) in row.enumerated() where cell.contains(where: { !$0.isEmpty }) {
                let isHeading = index == 0
                let label = isHeading || columns.count <= 2 ? "" : columns[index] + "："
                for paragraph in cell {
                    text += (isHeading ? "" : "  ") + label + paragraph + "\n"
                }
            }
            text += "\n"
        }
        if let note { text += note + "\n" }
        return text
    }

    /// The table alone (R-BOOK-10); in training books a last column says so in every row.
    func csv(training: String?, _ language: Language) -> [UInt8] {
        var writer = CSVWriter(dialect: .commas)
        let books = training == nil ? [] : [DelimitedSheet.books[language]]
        writer.write((columns + books).map { .text($0) })
        for row in rows {
            let cells = row.map { $0.joined(separator: "\n") }
            let missing = Array(repeating: "", count: max(0, columns.count - cells.count))
            let fields = cells.prefix(columns.count) + missing + (training.map { [$0] } ?? [])
            writer.write(fields.map { .text($0) })
        }
        return writer.bytes
    }

    /// What stands around the table, for people and for programs.
    var surroundings: (lines: [String], facts: JSON) {
        var facts = json.object ?? [:]
        facts["rows"] = nil
        facts["name"] = .string(name)
        facts["above"] = .array(head.map { .string($0) })
        return ([name] + head + (note.map { [$0] } ?? []), .object(facts))
    }

    func page(in session: Session) -> [HTML] {
        let heading = columns.map { HTML.element("th", [.init("scope", "col")], [.text($0)]) }
        let table = HTML.element(
            "table",
            [
                .element("thead", [.element("tr", heading)]),
                .element("tbody", rows.indices.map { .element("tr", cells(of: $0)) }),
            ])
        let blanks = head.map { HTML.element("span", class: "line", [.text($0)]) }
        return [.element("p", blanks), table]
            + (note.map { [.element("p", [.text($0)])] } ?? [])
            + [session.page(source: source)]
    }

    /// Empty cells at the beginning of a row belong to those above them.
    private func cells(of index: Int) -> [HTML] {
        rows[index].indices.compactMap { column in
            if index > 0 && continues(index, column) { return nil }
            var height = 1
            while index + height < rows.count, continues(index + height, column) { height += 1 }
            let paragraphs = rows[index][column].map { HTML.element("p", [.text($0)]) }
            return height > 1
                ? .element("td", [.init("rowspan", String(height))], paragraphs)
                : .element("td", paragraphs)
        }
    }

    private func continues(_ index: Int, _ column: Int) -> Bool {
        column < rows[index].count
            && rows[index][...column].allSatisfy { $0.allSatisfy(\.isEmpty) }
    }

    private var source: Phrase {
        let r = Facts(json)
        return Phrase(
            zh: "台账第 \(r("seq")) 笔，\(r("head"))", en: "entry \(r("seq")), head \(r("head"))")
    }
}
