import LedgerExports
import TextFiles

/// Files that people import, in whatever encoding and dialect they were saved.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = FuzzInput(start, count).bytes
    readTable(bytes)
    guard let text = try? TextFile.decoded(bytes) else { return 0 }
    check(
        (try? TextFile.decoded(text)) == text || text.starts(with: CSVWriter.byteOrderMark),
        "decoding twice is not decoding once")
    for dialect in [CSVDialect.commas, .tabs] {
        guard let rows = rows(text, dialect) else { continue }
        checkLines(rows, of: text)
        checkRoundTrip(rows, dialect)
    }
    return 0
}

private func readTable(_ bytes: [UInt8]) {
    guard let table = try? CSVTable(file: bytes) else { return }
    let names = table.columns.filter { !$0.isEmpty }
    for name in names {
        let place = table.column(named: [name])
        check(place.map { table.columns[$0] } == name, "a column is not found by its name")
    }
    for row in table.rows {
        check(
            row.fields.count <= table.columns.count || row.fields.last != "",
            "a row is wider than its header for nothing")
        check(row.fields.contains { !$0.isEmpty }, "a row without a word is a row")
    }
}

private func rows(_ text: [UInt8], _ dialect: CSVDialect) -> [CSVRow]? {
    var reader = CSVReader(text, dialect: dialect)
    var rows: [CSVRow] = []
    do {
        while let row = try reader.next() { rows.append(row) }
        return rows
    } catch {
        return nil
    }
}

private func checkLines(_ rows: [CSVRow], of text: [UInt8]) {
    let ends = text.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    var last = 0
    for row in rows {
        check(row.line > last && row.line <= ends + 1, "a row is on no line")
        check(!row.fields.isEmpty, "a row has no field")
        last = row.line
    }
}

/// What is written reads as it was, but for the apostrophe that keeps a formula from running; and
/// then no field can run.
private func checkRoundTrip(_ rows: [CSVRow], _ dialect: CSVDialect) {
    var writer = CSVWriter(dialect: dialect, mark: false)
    for row in rows { writer.write(row.fields.map { .text($0) }) }
    guard let again = Fuzz.rows(writer.take(), dialect) else { fatalError("unreadable") }
    check(again.count == rows.count, "rows are lost or made")
    for (before, after) in zip(rows, again) {
        check(before.fields.count == after.fields.count, "fields are lost or made")
        for (was, field) in zip(before.fields, after.fields) {
            check(field == was || field == "'" + was, "a field changed")
            check(!startsFormula(field), "a formula got through")
            check((field == was) == !startsFormula(was), "an apostrophe too many")
        }
    }
}

private func startsFormula(_ text: String) -> Bool {
    text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
}
