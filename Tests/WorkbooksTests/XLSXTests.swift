import Testing
import Workbooks
import ZIP

@Suite struct `Workbooks of Excel` {
    @Test func `texts in every form are the text`() throws {
        let cells = try row(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
            <c r="C1" t="inlineStr"><is><t>直 &lt;接&#x3E;</t></is></c>
            <c r="D1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="E1" t="s"><v>2</v></c></row>
            """,
            shared: """
                <si><t xml:space="preserve"> 张伟 </t></si>
                <si><r><t>红</t></r><r><rPr><b/></rPr><t>粗</t></r><rPh sb="0" eb="1"><t>hóng</t></rPh></si>
                <si><t>a_x000D__x000A_b_x005F_x000D_ _xD83D__xDE00_ _x12</t></si>
                """)
        #expect(
            cells == [
                .text(" 张伟 "), .text("红粗"), .text("直 <接>"), .text("ab"),
                .text("a\r\nb_x000D_ 😀 _x12"),
            ])
    }

    @Test func `a formula without result and an error are no empty cells`() throws {
        let cells = try row(
            """
            <row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v></v></c>
            <c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="e"><v>#N/A</v></c>
            <c r="E1" t="e"><f>X()</f><v>#SPILL!</v></c><c r="F1" t="str"><f>""</f><v></v></c>
            <c r="G1" t="b"><v>1</v></c></row>
            """)
        #expect(
            cells == [
                .uncalculated, .uncalculated, .number(2, digits: 0), .error("#N/A"), .error("#?"),
                .boolean(true),
            ])
        #expect(cells.map(\.text) == [nil, nil, "2", nil, nil, "TRUE"])
    }

    @Test(arguments: [
        ("yyyy-mm-dd", "2026-10-12"), ("yyyy\"年\"m\"月\"d\"日\"", "2026-10-12"),
        ("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "2026-10-12"),
        ("[$-804]aaaa", "2026-10-12"), ("m/d/yy h:mm", "2026-10-12 14:23:05"),
        ("yyyy/m/d;@", "2026-10-12"), ("General", "46307.599363426"),
        ("0.00E+00", "46307.599363426"), ("[Red]-0.00;\"d\"0", "46307.599363426"),
        ("\\d0.0", "46307.599363426"), ("\"y\"#,##0", "46307.599363426"),
        ("h:mm AM/PM", "2026-10-12 14:23:05"), ("上午/下午h\"时\"mm\"分\"", "2026-10-12 14:23:05"),
        ("@", "46307.599363426"),
    ])
    func `a format of its own says what a number is`(code: String, text: String) throws {
        let escaped = code.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "&quot;")
        let cells = try row(
            #"<row r="1"><c r="A1" s="1"><v>46307.599363426</v></c></row>"#,
            styles: """
                <numFmts><numFmt numFmtId="164" formatCode="\(escaped)"/></numFmts>
                <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>
                """)
        #expect(cells.map(\.text) == [text])
    }

    /// ECMA-376, part 1, 18.8.30: by language; the file's own definition goes before.
    @Test func `built-in formats of Chinese Excel are days and times`() throws {
        let days = Array(14...17) + Array(27...31) + [36] + Array(50...54) + [57, 58]
        let times = Array(18...21) + Array(32...35) + Array(45...47) + [55, 56]
        for format in Array(0...58) {
            let cells = try row(
                #"<row r="1"><c r="A1" s="0"><v>46307</v></c></row>"#,
                styles: #"<cellXfs><xf numFmtId="\#(format)"/></cellXfs>"#)
            let expected =
                days.contains(format)
                ? "2026-10-12"
                : times.contains(format) || format == 22 ? "2026-10-12 00:00:00" : "46307"
            #expect(cells.map(\.text) == [expected], "format \(format)")
        }
        let own = try row(
            #"<row r="1"><c r="A1" s="0"><v>46307</v></c></row>"#,
            styles: """
                <numFmts><numFmt numFmtId="27" formatCode="0.00"/></numFmts>
                <cellXfs><xf numFmtId="27"/></cellXfs>
                """)
        #expect(own.map(\.text) == ["46307"])
    }

    @Test func `days around the ends of the calendar are what Excel shows`() throws {
        let styles = #"<cellXfs><xf numFmtId="14"/><xf numFmtId="21"/></cellXfs>"#
        let cells = try row(
            """
            <row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>59</v></c><c r="C1"><v>60</v></c>
            <c r="D1"><v>61</v></c><c r="E1"><v>2958465</v></c><c r="F1"><v>2958466</v></c>
            <c r="G1"><v>-1</v></c><c r="H1" s="1"><v>0.336840277777778</v></c>
            <c r="I1" s="1"><v>25.5</v></c><c r="J1" t="d"><v>2026-10-12T08:05:03.000Z</v></c></row>
            """, styles: styles)
        #expect(
            cells.map(\.text) == [
                "1900-01-01", "1900-02-28", "1900-02-29", "1900-03-01", "9999-12-31", "2958466",
                "-1", "08:05:03", "25.5", "2026-10-12 08:05:03",
            ])
        let old = try Workbook(
            workbook(
                sheetData: #"<row r="1"><c r="A1"><v>44845</v></c></row>"#, styles: styles,
                workbookPr: #"<workbookPr date1904="1"/>"#)
        ).firstSheet()
        #expect(old.row(at: 0)[1].text == "2026-10-12")
    }

    @Test(arguments: [
        ("20", "20"), ("20.0", "20"), ("0.30000000000000004", "0.3"), ("-12.5", "-12.5"),
        ("1E-7", "0.0000001"), ("123456789012345", "123456789012345"), ("1.5E3", "1500"),
        ("0.1", "0.1"), ("99999.999999999999", "100000"), ("19.899999999999999", "19.9"),
    ])
    func `numbers are shown with the digits that Excel keeps`(stored: String, shown: String) throws
    {
        #expect(
            try row(#"<row r="1"><c r="A1"><v>\#(stored)</v></c></row>"#).map(\.text) == [shown])
    }

    @Test func `leading zeros of a format are part of what is shown, cut numbers are known`() throws
    {
        let cells = try row(
            """
            <row r="1"><c r="A1" s="1"><v>12</v></c><c r="B1"><v>2.0261012142300012E+20</v></c>
            <c r="C1"><v>999999999999999</v></c></row>
            """,
            styles: """
                <numFmts><numFmt numFmtId="170" formatCode="00000"/></numFmts>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>
                """)
        #expect(cells[0].text == "00012")
        #expect(cells.map(\.isCut) == [false, true, false])
    }

    @Test func `prefixes, the strict edition, missing references and merged ranges`() throws {
        let strict = try Workbook(
            workbook(
                sheetData: "<x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c><x:v>3</x:v></x:c></x:row>"
                    + #"<x:row r="5"><x:c r="B5"><x:v>4</x:v></x:c></x:row>"#,
                tail: #"<x:mergeCells><x:mergeCell ref="A1:C2"/></x:mergeCells>"#, prefix: "x",
                isStrict: true)
        ).firstSheet()
        #expect(strict.rows.map(\.number) == [1, 5])
        #expect(strict.row(at: 0).cells.map(\.column) == [1, 3])
        #expect(strict.row(at: 1)[2].text == "4")
        #expect(strict.merged == [CellRange(rows: 1...2, columns: 1...3)])
    }

    @Test func `hidden sheets are said, and one is chosen by its name`() throws {
        let book = try Workbook(
            workbook(
                sheetData: #"<row r="1"><c r="A1"><v>7</v></c></row>"#,
                sheets: [("旧", "veryHidden"), ("十月", ""), ("十一月", "hidden")]))
        #expect(book.sheets.map(\.isHidden) == [true, false, true])
        #expect(try book.firstSheet().name == "十月")
        #expect(try book.sheet(named: "旧").rowCount == 1)
        #expect(throws: WorkbookFault.noSheet("九月", found: ["旧", "十月", "十一月"])) {
            try book.sheet(named: "九月")
        }
    }

    @Test func `what is no workbook is named`() throws {
        func archive(_ names: [String]) -> [UInt8] {
            var zip = ZIPWriter()
            for name in names {
                zip.begin(name)
                zip.write([1])
            }
            zip.finish()
            return zip.bytes
        }
        #expect(throws: WorkbookFault.unsupported(.xlsb)) {
            try Workbook(archive(["xl/workbook.bin"]))
        }
        #expect(throws: WorkbookFault.unsupported(.ods)) {
            try Workbook(archive(["META-INF/manifest.xml", "content.xml"]))
        }
        #expect(throws: WorkbookFault.unsupported(.otherDocument)) {
            try Workbook(archive(["a.txt"]))
        }
        #expect(!Workbook.isWorkbook(Array("工号,姓名\n".utf8)))
    }
}
