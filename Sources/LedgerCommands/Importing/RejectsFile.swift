import CSystem
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

    /// Whether a header is one that this writes: its two columns in front.
    static func begins(_ keys: [String]) -> Bool {
        [\Phrase.chinese, \Phrase.english].contains { word in
            keys.starts(with: [line, reason].map { ImportColumn.key($0[keyPath: word]) })
        }
    }

    /// A row as it stood in the file from which it came: without the apostrophe that keeps a
    /// formula from running, or marks one that was there.
    static func undefended(_ row: CSVRow) -> CSVRow {
        CSVRow(
            line: row.line,
            fields: row.fields.map { $0.first == "'" ? String($0.dropFirst()) : $0 })
    }

    private static func defended(_ field: String) -> CSVField {
        if field.isEmpty { return .empty }
        return .text(field.first == "'" ? "'" + field : field)
    }

    /// - Parameter path: nil where no such file is wanted. A file that is there already is refused
    ///   before anything is imported.
    init?(path: String?, replaces: Bool, _ session: Session) throws(Failure) {
        guard let path else { return nil }
        self.path = path
        file = try session.create(path, replaces: replaces)
    }

    /// Removes the bad lines of an earlier run, which would look like those of this one.
    func removeOld() {
        var status = stat()
        let isFile =
            cs_lstat(path, &status) == 0 && status.st_mode & mode_t(S_IFMT) == mode_t(S_IFREG)
        guard isFile else { return }
        cs_unlink(path)
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
                .map(Self.defended)
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
