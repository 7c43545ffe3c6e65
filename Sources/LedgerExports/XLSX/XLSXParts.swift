/// The parts of a workbook beside its sheets.
enum XLSXParts {
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let packages = "http://schemas.openxmlformats.org/package/2006/"
    private static let documents =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let spreadsheet =
        "application/vnd.openxmlformats-officedocument.spreadsheetml."

    /// Sheets are what every part is that is not named, so that their number can be open.
    static let contentTypes = Array(
        """
        \(declaration)<Types xmlns="\(packages)content-types">\
        <Default Extension="rels" ContentType=\
        "application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="\(spreadsheet)worksheet+xml"/>\
        <Override PartName="/xl/workbook.xml" ContentType="\(spreadsheet)sheet.main+xml"/>\
        <Override PartName="/xl/styles.xml" ContentType="\(spreadsheet)styles+xml"/>\
        <Override PartName="/xl/theme/theme1.xml" ContentType=\
        "application/vnd.openxmlformats-officedocument.theme+xml"/></Types>
        """.utf8)

    static let relations = Array(
        """
        \(declaration)<Relationships xmlns="\(packages)relationships">\
        <Relationship Id="rId1" Type="\(documents)/officeDocument" Target="xl/workbook.xml"/>\
        </Relationships>
        """.utf8)

    static func workbook(_ sheets: [String]) -> [UInt8] {
        let list = sheets.enumerated().map { index, name in
            "<sheet name=\"\(XMLText.escaped(name))\" sheetId=\"\(index + 1)\""
                + " r:id=\"rId\(index + 1)\"/>"
        }
        return Array(
            """
            \(declaration)<workbook xmlns="\(namespace)" xmlns:r="\(documents)">\
            <bookViews><workbookView/></bookViews><sheets>\(list.joined())</sheets></workbook>
            """.utf8)
    }

    static func workbookRelations(_ count: Int) -> [UInt8] {
        let sheets = (1...count).map { number in
            "<Relationship Id=\"rId\(number)\" Type=\"\(documents)/worksheet\""
                + " Target=\"worksheets/sheet\(number).xml\"/>"
        }
        return Array(
            """
            \(declaration)<Relationships xmlns="\(packages)relationships">\(sheets.joined())\
            <Relationship Id="rId\(count + 1)" Type="\(documents)/styles" Target="styles.xml"/>\
            <Relationship Id="rId\(count + 2)" Type="\(documents)/theme" Target="theme/theme1.xml"/>\
            </Relationships>
            """.utf8)
    }

    /// At most 31 characters, without those that Excel refuses.
    static func sheetName(_ name: String) -> String {
        String(name.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
    }

    /// 1 text, 2 whole numbers, 3 hundredths, 4 days, 5 moments; 6 headings; 7, 8, 9 totals of the
    /// first three.
    static let styles = Array(
        """
        \(declaration)<styleSheet xmlns="\(namespace)"><numFmts count="2">\
        <numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
        <numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>\
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
        <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
        <fills count="3"><fill><patternFill patternType="none"/></fill>\
        <fill><patternFill patternType="gray125"/></fill>\
        <fill><patternFill patternType="solid"><fgColor rgb="FFE7EEF5"/></patternFill></fill>\
        </fills><borders count="1"><border/></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>\
        </cellStyleXfs><cellXfs count="10">\(looks.joined())</cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
        </styleSheet>
        """.utf8)

    private static let looks = [
        look(0), look(49), look(1), look(2), look(164), look(165), look(49, font: 1, fill: 2),
        look(49, font: 1), look(1, font: 1), look(2, font: 1),
    ]

    private static func look(_ format: Int, font: Int = 0, fill: Int = 0) -> String {
        "<xf numFmtId=\"\(format)\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"0\" xfId=\"0\""
            + " applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\"/>"
    }
}
