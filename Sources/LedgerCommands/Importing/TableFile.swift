import LedgerExports
import TextFiles
import Workbooks

/// A table that people hand in: a delimited file, or a sheet of a workbook.
struct TableFile {
    let table: CSVTable
    /// The sheet that was read, and the workbook's others; nil of a delimited file.
    let sheet: (name: String, others: [Workbook.SheetEntry])?

    /// - Parameters:
    ///   - name: of the sheet; without it the first that can be seen and holds something.
    ///   - likeness: how far a row is the header.
    init(
        _ path: String, sheet name: String?, _ likeness: ([String]) -> CSVTable.Likeness
    ) throws(Failure) {
        let bytes = try LocalFile.read(path)
        if let book = try Self.workbook(bytes, path) {
            let sheet = try Self.sheet(of: book, name, path)
            table = try Self.ruled(path) { () throws(CSVFault) in
                try CSVTable(sheet: sheet, likeness)
            }
            self.sheet = (sheet.name, book.sheets.filter { $0.name != sheet.name })
            return
        }
        guard name == nil else {
            throw .said(
                Phrase(
                    zh: "\(path.visible) 不是工作簿，没有工作表；去掉 --sheet。",
                    en: "\(path.visible) is no workbook and has no sheets: leave out --sheet."),
                .usage)
        }
        table = try Self.ruled(path) { () throws(CSVFault) in
            try CSVTable(file: bytes, likeness)
        }
        sheet = nil
    }

    /// The workbook that the bytes are, a page or XML in whatever encoding it was saved; nil for
    /// anything else.
    private static func workbook(
        _ bytes: [UInt8], _ path: String
    ) throws(Failure) -> Workbook? {
        var bytes = bytes
        if !Workbook.isWorkbook(bytes) {
            guard let text = try? TextFile.decoded(bytes), Workbook.isWorkbook(text) else {
                return nil
            }
            bytes = text
        } else if Workbook.isText(bytes), let text = try? TextFile.decoded(bytes) {
            bytes = text
        }
        // What WPS saves in its own form may hold the records of an old workbook, or not.
        if path.lowercased().hasSuffix(".et") {
            throw .said(WorkbookFault.unsupported(.et).phrase(path), .usage)
        }
        do { return try Workbook(bytes) } catch { throw .said(error.phrase(path), .usage) }
    }

    private static func sheet(
        of book: Workbook, _ name: String?, _ path: String
    ) throws(Failure) -> Sheet {
        do {
            return if let name { try book.sheet(named: name) } else { try book.firstSheet() }
        } catch {
            throw .said(error.phrase(path), .usage)
        }
    }

    private static func ruled(
        _ path: String, _ table: () throws(CSVFault) -> CSVTable
    ) throws(Failure) -> CSVTable {
        do { return try table() } catch { throw .said(error.phrase(path), .usage) }
    }

    /// What there is to say of the choice: the sheet's name, where there are others; which of them
    /// are hidden.
    var note: Phrase? {
        guard let sheet, !sheet.others.isEmpty else { return nil }
        func names(_ separator: String, _ hidden: String) -> String {
            sheet.others.map { $0.name.visible + ($0.isHidden ? hidden : "") }
                .joined(separator: separator)
        }
        return Phrase(
            zh: "读的是工作表“\(sheet.name.visible)”；没有读的：\(names("、", "（隐藏）"))。要读别的，加 --sheet 名称。",
            en:
                "Read: sheet ‘\(sheet.name.visible)’; not read: \(names(", ", " (hidden)")). For another, "
                + "add --sheet NAME.")
    }
}
