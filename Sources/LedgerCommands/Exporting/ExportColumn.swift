import JSON
import LedgerExports

/// One column of an export, and how its values are written.
struct ExportColumn: Sendable {
    let name: String
    let heading: Phrase
    /// The member of `sums` that adds it up.
    let sum: String?
    let field: @Sendable (JSON, Language) -> CSVField

    private init(
        _ name: String, _ heading: Phrase, _ sum: String? = nil,
        field: @escaping @Sendable (JSON, Language) -> CSVField
    ) {
        self.name = name
        self.heading = heading
        self.sum = sum
        self.field = field
    }

    static func text(_ name: String, _ heading: Phrase) -> ExportColumn {
        ExportColumn(name, heading) { value, _ in .text(value.plain) }
    }

    static func integer(_ name: String, _ heading: Phrase, sum: String? = nil) -> ExportColumn {
        ExportColumn(name, heading, sum) { value, _ in value.int.map { .integer($0) } ?? .empty }
    }

    /// Fen, written as yuan.
    static func yuan(_ name: String, _ heading: Phrase, sum: String? = nil) -> ExportColumn {
        ExportColumn(name, heading, sum) { value, _ in
            value.int.map { .hundredths($0) } ?? .empty
        }
    }

    static func term(_ name: String, _ heading: Phrase, _ glossary: Glossary) -> ExportColumn {
        ExportColumn(name, heading) { value, language in
            .text(glossary.phrase(for: value.plain)[language])
        }
    }

    /// To the second, as spreadsheets read it: `2026-11-03 09:00:00`.
    static func instant(_ name: String, _ heading: Phrase) -> ExportColumn {
        ExportColumn(name, heading) { value, _ in .text(Forms.second(value.plain)) }
    }
}

/// An export while it is written: the heading, the rows, the sums and the head of the books.
struct ExportSheet {
    enum Format {
        case delimited(CSVDialect)
        case jsonLines
    }

    private let columns: [ExportColumn]
    /// Of the books: real or training.
    private let kind: String
    private let language: Language
    private var writer: CSVWriter?
    private var lines: [UInt8] = []

    init(
        _ columns: [ExportColumn], _ format: Format, _ language: Language, kind: String, mark: Bool
    ) {
        self.columns = columns
        self.kind = kind
        self.language = language
        switch format {
        case .delimited(let dialect): writer = CSVWriter(dialect: dialect, mark: mark)
        case .jsonLines: writer = nil
        }
    }

    /// The heading. What comes from a training book says so above it (R-TIME-5).
    mutating func begin() {
        if kind == "training" {
            writer?.write([.text(Glossary.bookKinds.phrase(for: kind)[language])])
        }
        writer?.write(columns.map { .text($0.heading[language]) })
    }

    mutating func add(_ row: JSON) {
        if writer == nil { return line(row) }
        writer?.write(
            columns.map { column in
                guard let value = row[column.name], !value.isNull else { return .empty }
                return column.field(value, language)
            })
    }

    /// - Parameter summary: the answer's last members: `sums`, `seq`, `head`.
    mutating func end(_ summary: JSON) {
        guard writer != nil else {
            var last = summary.object ?? [:]
            last["rows"] = nil
            last["kind"] = .string(kind)
            return line(.object(last))
        }
        var sums: [CSVField] = columns.map { column in
            guard let sum = column.sum, let value = summary["sums"]?[sum] else { return .empty }
            return column.field(value, language)
        }
        sums[0] = .text(Phrase(zh: "合计", en: "sum")[language])
        writer?.write(sums)
        let head = Facts(summary)
        writer?.write([
            .text(Phrase(zh: "台账末笔", en: "head of the books")[language]), .text(head("seq")),
            .text(head("head")),
        ])
    }

    /// What was written since the last time.
    mutating func take() -> [UInt8] {
        if writer != nil { return writer?.take() ?? [] }
        defer { lines.removeAll(keepingCapacity: true) }
        return lines
    }

    private mutating func line(_ json: JSON) {
        json.encode(into: &lines)
        lines.append(UInt8(ascii: "\n"))
    }
}
