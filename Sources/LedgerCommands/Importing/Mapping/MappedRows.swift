import LedgerExports

/// Makes rows of what is imported from a file's rows: fills, leaves out, takes apart, translates.
struct MappedRows {
    private let mapping: Mapping
    private let width: Int
    private let notes: ReadingNotes
    /// By column, what stood in it last.
    private var above: [Int: String] = [:]
    private var seen: Set<String> = []
    private(set) var filteredOut = 0
    private(set) var repeated = 0

    /// - Parameter width: of the header.
    init(_ mapping: Mapping, width: Int, _ notes: ReadingNotes) {
        self.mapping = mapping
        self.width = width
        self.notes = notes
    }

    mutating func read(_ row: CSVRow, into rows: inout [ImportTable.Row]) {
        let row = filled(row)
        guard mapping.filters.allSatisfy({ $0.accepts(row.fields) }) else {
            filteredOut += 1
            return
        }
        var parts: [[Int: String]] = [[:]]
        for split in mapping.splits {
            do throws(RowFault) {
                let pieces = try split.pieces(row.fields, mapping)
                guard pieces.count > 1 else { continue }
                parts = parts.flatMap { part in
                    pieces.map { part.merging($0) { _, new in new } }
                }
            } catch {
                rows.append(.init(row, mapping, notes, width: width, parting: error))
                return
            }
        }
        for part in parts {
            let own = translated(part, row)
            guard isFirst(own, row) else {
                repeated += 1
                continue
            }
            rows.append(.init(row, mapping, notes, width: width, own: own))
        }
    }

    private mutating func filled(_ row: CSVRow) -> CSVRow {
        guard !mapping.filled.isEmpty else { return row }
        var fields = row.fields
        for column in mapping.filled {
            guard let place = mapping.sources[column].first, row.faults[place] == nil else {
                continue
            }
            if let own = mapping.field(column, of: fields) {
                above[column] = own
            } else if let last = above[column] {
                while fields.count <= place { fields.append("") }
                fields[place] = last
            }
        }
        return CSVRow(line: row.line, fields: fields, faults: row.faults)
    }

    /// The words that stand for others.
    private func translated(_ part: [Int: String], _ row: CSVRow) -> [Int: String] {
        var own = part
        for (column, words) in mapping.words {
            guard let text = own[column] ?? mapping.field(column, of: row.fields) else { continue }
            let key = ImportColumn.key(text)
            own[column] = words[key] ?? words[Self.withoutZeros(key)] ?? own[column]
        }
        return own
    }

    /// A number's text as a sheet leaves it that takes it for one.
    static func withoutZeros(_ text: String) -> String {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return text }
        let rest = text.drop { $0 == "0" }
        return rest.isEmpty ? text : String(rest)
    }

    /// Whether no row before it came to the same.
    private mutating func isFirst(_ own: [Int: String], _ row: CSVRow) -> Bool {
        guard !mapping.once.isEmpty else { return true }
        let mark = mapping.once.map { column in
            let text = own[column] ?? mapping.field(column, of: row.fields) ?? ""
            return CalendarDay(reading: text)?.text ?? text
        }
        return seen.insert(mark.joined(separator: "\u{0}")).inserted
    }
}

extension Mapping.Filter {
    func accepts(_ fields: [String]) -> Bool {
        let text = place < fields.count ? fields[place] : ""
        let key = ImportColumn.key(text)
        return values.contains { ImportColumn.key($0) == key }
    }
}

extension Mapping.Split {
    /// What the fields of a row hold one by one. The first column says how many there are; another
    /// has as many, or one for all of them.
    func pieces(
        _ fields: [String], _ mapping: Mapping
    ) throws(RowFault) -> [[Int: String]] {
        let lists = columns.map { column in
            let text = mapping.field(column, of: fields) ?? ""
            return mapping.knows(column, text)
                ? [text]
                : text.split(whereSeparator: separators.contains).map { String($0).trimmed }
                    .filter { !$0.isEmpty }
        }
        guard let count = lists.first?.count, count > 1 else { return [[:]] }
        for (column, list) in zip(columns, lists) where list.count > 1 && list.count != count {
            let (first, other) = (
                mapping.columns[columns[0]].heading, mapping.columns[column].heading
            )
            throw RowFault(
                Phrase(
                    zh: "\(first.chinese)有 \(count) 个，\(other.chinese)有 \(list.count) 个，对不上。",
                    en: "\(count) stand under \(first.english) and \(list.count) under "
                        + "\(other.english): which belong together?"))
        }
        return (0..<count).map { index in
            var piece: [Int: String] = [:]
            for (column, list) in zip(columns, lists) where list.count > 1 {
                piece[column] = list[index]
            }
            return piece
        }
    }
}
