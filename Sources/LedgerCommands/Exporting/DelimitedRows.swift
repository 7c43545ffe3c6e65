import JSON
import LedgerExports

/// Writes rows of an answer as delimited text straight from their bytes: in most exports nobody
/// ever looks at the values.
struct DelimitedRows {
    private let columns: [DelimitedColumn]
    /// Values of the row under way, by column.
    private var values: [JSONField]
    /// Columns of the members of the row before, which come in the same order again; -1 for none.
    private var order: [Int] = []
    private var place = 0
    /// What stands in a last column of every row; nil where there is none.
    var last: String?

    init(_ columns: [ExportColumn], _ language: Language) {
        self.columns = columns.map { DelimitedColumn($0, language) }
        values = Array(repeating: .null, count: columns.count)
    }

    /// - Returns: how many rows there were.
    mutating func write(_ rows: JSONRows, to writer: inout CSVWriter) throws(JSONFault) -> Int {
        var count = 0
        try rows.forEach { name, value in
            let column = column(name)
            if column >= 0 { values[column] = value }
        } rowEnd: {
            for index in columns.indices {
                columns[index].write(values[index], to: &writer)
                values[index] = .null
            }
            if let last { writer.put(last) }
            writer.endRow()
            place = 0
            count += 1
        }
        return count
    }

    /// Where the next member belongs.
    private mutating func column(_ name: UnsafeRawBufferPointer) -> Int {
        defer { place += 1 }
        if place < order.count, order[place] >= 0, columns[order[place]].isNamed(name) {
            return order[place]
        }
        let found = columns.firstIndex { $0.isNamed(name) } ?? -1
        if place < order.count { order[place] = found } else { order.append(found) }
        return found
    }
}

/// One column of delimited text. What is no text without escapes, no whole number and not null goes
/// the way of all other formats.
private final class DelimitedColumn {
    private let column: ExportColumn
    private let name: [UInt8]
    private let language: Language
    /// Of a column of codes: the words for those seen so far.
    private var terms: [(code: [UInt8], words: [UInt8])] = []

    /// Codes are few; whatever else may come is not kept.
    private static let mostTerms = 16

    init(_ column: ExportColumn, _ language: Language) {
        self.column = column
        name = Array(column.name.utf8)
        self.language = language
    }

    func isNamed(_ name: UnsafeRawBufferPointer) -> Bool { self.name.isSame(as: name) }

    func write(_ value: JSONField, to writer: inout CSVWriter) {
        switch (value, column.form) {
        case (.null, _): writer.putEmpty()
        case (.int(let number), .integer): writer.put(number)
        case (.int(let number), .yuan): writer.put(hundredths: number)
        case (.text(let text), .text): writer.put(text)
        case (.text(let text), .day): writer.put(moment: text)
        case (.text(let text), .instant): put(moment: text, &writer)
        case (.text(let text), .term): put(term: text, &writer)
        case (.text(let text), _): put(.string(String(decoding: text, as: UTF8.self)), &writer)
        case (.int(let number), _): put(.int(number), &writer)
        case (.other(let value), _): put(value, &writer)
        }
    }

    private func put(_ value: JSON, _ writer: inout CSVWriter) {
        switch column.field(value, language).delimited {
        case .text(let text): writer.put(text)
        case .integer(let number): writer.put(number)
        case .hundredths(let number): writer.put(hundredths: number)
        case .moment(let text): writer.put(moment: text)
        case .empty: writer.putEmpty()
        }
    }

    private func put(term code: UnsafeRawBufferPointer, _ writer: inout CSVWriter) {
        for known in terms where known.code.isSame(as: code) {
            return known.words.withUnsafeBytes { writer.put($0) }
        }
        let value = JSON.string(String(decoding: code, as: UTF8.self))
        put(value, &writer)
        if case .text(let words) = column.field(value, language).delimited,
            terms.count < Self.mostTerms
        {
            terms.append((Array(code), Array(words.utf8)))
        }
    }

    /// As `Forms.second`.
    private func put(moment text: UnsafeRawBufferPointer, _ writer: inout CSVWriter) {
        guard text.count >= 19, text[10] == UInt8(ascii: "T") else {
            return writer.put(moment: text)
        }
        withUnsafeTemporaryAllocation(byteCount: 19, alignment: 1) { moment in
            moment.copyMemory(from: UnsafeRawBufferPointer(rebasing: text[..<19]))
            moment[10] = UInt8(ascii: " ")
            writer.put(moment: UnsafeRawBufferPointer(moment))
        }
    }
}

extension [UInt8] {
    fileprivate func isSame(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }
}
