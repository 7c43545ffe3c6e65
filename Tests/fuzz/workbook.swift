import Workbooks
import ZIP

/// Workbooks of strangers: any bytes as a file, as packed bytes, and as the XML of a sheet inside of
/// an archive that is whole, so that no check sum stands between the fuzzer and the readers.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = FuzzInput(start, count)
    switch input.byte() % 4 {
    case 0: inflate(input.bytes)
    case 1: read(archive(sheet: input.bytes, strings: Array("<sst><si><t>a</t></si></sst>".utf8)))
    case 2:
        let sheet = "<worksheet><sheetData><row><c t='s'><v>0</v></c></row></sheetData></worksheet>"
        read(archive(sheet: Array(sheet.utf8), strings: input.bytes))
    default: read(input.bytes)
    }
    return 0
}

private func inflate(_ bytes: [UInt8]) {
    var inflater = Inflater(bytes, in: 0..<bytes.count)
    var output: [UInt8] = []
    while let isMore = try? inflater.read(into: &output), isMore {
        check(output.count <= bytes.count * 1_100, "more came out than DEFLATE can pack")
    }
}

private func read(_ bytes: [UInt8]) {
    guard let book = try? Workbook(bytes) else { return }
    check(Workbook.isWorkbook(bytes), "what is read is no workbook")
    for entry in book.sheets {
        guard let sheet = try? book.sheet(named: entry.name) else { continue }
        var last = 0
        for row in sheet.rows {
            check(row.number > last && row.number <= WorkbookLimits.rows, "rows are out of order")
            last = row.number
            var column = 0
            for (place, cell) in row.cells {
                check(place > column && place <= WorkbookLimits.columns, "cells are out of order")
                column = place
                check(cell != .empty, "an empty cell is kept")
                check(cell.text != "", "a text without a letter is kept")
            }
        }
    }
}

private func archive(sheet: [UInt8], strings: [UInt8]) -> [UInt8] {
    var zip = ZIPWriter()
    let parts: [(String, [UInt8])] = [
        ("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")])),
        (
            "xl/workbook.xml",
            Array("<workbook><sheets><sheet name='a' r:id='0'/></sheets></workbook>".utf8)
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relations([("worksheet", "sheet.xml"), ("sharedStrings", "strings.xml")])
        ),
        ("xl/strings.xml", strings), ("xl/sheet.xml", sheet),
    ]
    for (name, bytes) in parts {
        zip.begin(name)
        zip.write(bytes)
    }
    zip.finish()
    return zip.bytes
}

private func relations(_ targets: [(kind: String, target: String)]) -> [UInt8] {
    let list = targets.enumerated().map { index, part in
        "<Relationship Id='\(index)' Type='x/\(part.kind)' Target='\(part.target)'/>"
    }
    return Array("<Relationships>\(list.joined())</Relationships>".utf8)
}
