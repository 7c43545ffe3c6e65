import Workbooks

/// Gives every row of a range that is merged downwards what stands in its first.
struct MergedFields {
    /// By column, from 0: ranges of rows from the top, and what their first row holds.
    private var columns: [Int: [(rows: ClosedRange<Int>, field: String)]] = [:]

    /// - Parameter line: the last row of the header; ranges that begin above stay as they are.
    init(_ ranges: [CellRange], below line: Int) {
        for range in ranges where range.rows.count > 1 && range.rows.lowerBound > line {
            columns[range.columns.lowerBound - 1, default: []].append((range.rows, ""))
        }
        for column in columns.keys {
            columns[column]?.sort { $0.rows.lowerBound > $1.rows.lowerBound }
        }
    }

    /// Rows come from the top.
    mutating func filled(_ row: CSVRow) -> CSVRow {
        guard !columns.isEmpty else { return row }
        var fields = row.fields
        for (column, ranges) in columns {
            var ranges = ranges
            while let last = ranges.last, last.rows.upperBound < row.line { ranges.removeLast() }
            if let range = ranges.last, range.rows.contains(row.line) {
                if row.line == range.rows.lowerBound {
                    let own = fields.indices.contains(column) ? fields[column] : ""
                    ranges[ranges.count - 1].field = own
                } else if !range.field.isEmpty {
                    while fields.count <= column { fields.append("") }
                    if fields[column].isEmpty { fields[column] = range.field }
                }
            }
            columns[column] = ranges
        }
        return CSVRow(line: row.line, fields: fields, faults: row.faults)
    }
}
