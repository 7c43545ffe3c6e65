import Workbooks
import ZIP

/// A workbook of one sheet, made by hand so that each test shows what it is about.
func workbook(
    sheetData: String, styles: String = "", shared: String = "", workbookPr: String = "",
    tail: String = "", prefix: String = "", isStrict: Bool = false,
    sheets: [(name: String, state: String)] = [("数据", "")]
) -> [UInt8] {
    let main =
        isStrict
        ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
        : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations =
        isStrict
        ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
        : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let colon = prefix.isEmpty ? "" : prefix + ":"
    let space = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix
    var zip = ZIPWriter()
    func part(_ name: String, _ text: String) {
        zip.begin(name)
        zip.write(Array(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text).utf8))
    }
    part(
        "_rels/.rels",
        "<Relationships><Relationship Id='r1' Type='\(relations)/officeDocument' Target='/xl/workbook.xml'/></Relationships>"
    )
    let list = sheets.enumerated().map { index, sheet in
        "<\(colon)sheet name='\(sheet.name)' sheetId='\(index + 1)' r:id='s\(index)' \(sheet.state.isEmpty ? "" : "state='\(sheet.state)'")/>"
    }.joined()
    part(
        "xl/workbook.xml",
        "<\(colon)workbook \(space)='\(main)' xmlns:r='\(relations)'>\(workbookPr)<\(colon)sheets>\(list)</\(colon)sheets></\(colon)workbook>"
    )
    let targets = sheets.indices.map {
        "<Relationship Id='s\($0)' Type='\(relations)/worksheet' Target='worksheets/sheet1.xml'/>"
    }.joined()
    part(
        "xl/_rels/workbook.xml.rels",
        "<Relationships>\(targets)<Relationship Id='st' Type='\(relations)/styles' Target='styles.xml'/><Relationship Id='ss' Type='\(relations)/sharedStrings' Target='../xl/./sharedStrings.xml'/></Relationships>"
    )
    part("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")
    part("xl/sharedStrings.xml", "<sst>\(shared)</sst>")
    part(
        "xl/worksheets/sheet1.xml",
        "<\(colon)worksheet \(space)='\(main)'><\(colon)sheetData>\(sheetData)</\(colon)sheetData>\(tail)</\(colon)worksheet>"
    )
    zip.finish()
    return zip.bytes
}

/// The cells of the first sheet's first row.
func row(_ sheetData: String, styles: String = "", shared: String = "") throws -> [Cell] {
    let sheet = try Workbook(workbook(sheetData: sheetData, styles: styles, shared: shared))
        .firstSheet()
    return sheet.row(at: 0).cells.map(\.cell)
}
