import LedgerExports

/// The bad lines of an import file in a file of their own, each with its number and what is wrong
/// with it: to be corrected there and imported.
struct RejectsFile {
    private let file: OutputFile
    let path: String

    private static let line = Phrase(zh: "行号", en: "line")
    private static let reason = Phrase(zh: "原因", en: "reason")

    /// The keys of its own two columns, which are for people and not read again.
    static let headings = Set(
        [line, reason].flatMap { [ImportColumn.key($0.chinese), ImportColumn.key($0.english)] })

    /// - Parameter path: nil where no such file is wanted. A file that is there already is refused
    ///   before anything is imported.
    init?(path: String?, replaces: Bool) throws(Failure) {
        guard let path else { return nil }
        self.path = path
        file = try OutputFile(path: path, replaces: replaces)
    }

    func write(
        _ table: ImportTable, _ faults: [LineFault], _ language: Language
    ) throws(Failure) {
        let reasons = Dictionary(
            faults.map { ($0.line, $0.reason[language]) }, uniquingKeysWith: { first, _ in first })
        let rows = table.rows.filter { reasons[$0.line] != nil }
        let width = rows.map(\.fields.count).reduce(table.headings.count) { max($0, $1) }
        func padded(_ fields: [String]) -> [CSVField] {
            (fields + Array(repeating: "", count: width - fields.count))
                .map { $0.isEmpty ? .empty : .text($0) }
        }
        var writer = CSVWriter(dialect: .commas)
        // In front, where they are seen and cannot slip under another column.
        writer.write(
            [.text(Self.line[language]), .text(Self.reason[language])] + padded(table.headings))
        for row in rows {
            writer.write(
                [.integer(Int64(row.line)), .text(reasons[row.line] ?? "")] + padded(row.fields))
        }
        try file.write(writer.take())
        try file.commit()
    }
}
