import Testing
import Workbooks

private func texts(_ sheet: Sheet) -> [[String?]] {
    sheet.rows.map { row in row.cells.map(\.cell.text) }
}

@Suite struct `Pages and XML 2003 under the name of a workbook` {
    @Test func `XML 2003 gives its cells, spans and hidden sheets`() throws {
        let book = try Workbook(
            Array(
                """
                <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
                <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
                  xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
                <Worksheet ss:Name="花名册"><Table ss:ExpandedColumnCount="3">
                <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">表</Data></Cell></Row>
                <Row ss:Index="3"><Cell><Data ss:Type="String">工号</Data></Cell>
                <Cell ss:Index="3"><Data ss:Type="DateTime">2026-10-12T00:00:00.000</Data></Cell></Row>
                <Row><Cell ss:MergeDown="1"><Data ss:Type="String">A<B xmlns="x">0</B>1</Data></Cell>
                <Cell><Data ss:Type="Number">12.50</Data></Cell>
                <Cell ss:Formula="=1"></Cell></Row>
                <Row><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row></Table></Worksheet>
                <Worksheet ss:Name="旧"><Table/><WorksheetOptions><Visible>SheetHidden</Visible>
                </WorksheetOptions></Worksheet></Workbook>
                """.utf8))
        #expect(book.sheets.map(\.isHidden) == [false, true])
        let sheet = try book.firstSheet()
        #expect(sheet.rows.map(\.number) == [1, 3, 4, 5])
        #expect(texts(sheet) == [["表"], ["工号", "2026-10-12"], ["A01", "12.5", nil], [nil]])
        #expect(sheet.row(at: 3).cells.map(\.column) == [2])
        #expect(
            sheet.merged == [
                CellRange(rows: 1...1, columns: 1...3), CellRange(rows: 4...5, columns: 1...1),
            ])
    }

    @Test func `a page gives its table, however it is written`() throws {
        let book = try Workbook(
            Array(
                """
                <html><head><style>td { color: <red> }</style><script>var a = "<td>no</td>";</script>
                </head><body><TABLE border=1><tr><th colspan='2'>花名册</th></tr>
                <tr><td rowspan=2>A041<td>魏强&nbsp;&#40;大&#x29;</td></tr>
                <!-- <tr><td>old</td></tr> --><tr><td>一<br/>二</td><td x:num>5 &lt; 6</td>
                </table></body></html>
                """.utf8))
        let sheet = try book.firstSheet()
        #expect(texts(sheet) == [["花名册"], ["A041", "魏强 (大)"], ["一\n二", "5 < 6"]])
        #expect(sheet.row(at: 2).cells.map(\.column) == [2, 3])
    }
}
