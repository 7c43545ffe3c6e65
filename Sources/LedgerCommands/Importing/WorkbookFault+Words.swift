import LedgerExports
import Workbooks

extension WorkbookFault {
    /// What is wrong with the file, and what to do.
    func phrase(_ path: String) -> Phrase {
        let path = path.visible
        switch self {
        case .encrypted:
            return Phrase(
                zh: "\(path) 加了密码。请在 Excel 或 WPS 里去掉密码（文件－信息－保护工作簿），再导入。",
                en: "\(path) is protected by a password. Remove it in Excel or WPS (File, Info, "
                    + "Protect Workbook) and import again.")
        case .unsupported(let kind):
            return Phrase(
                zh: "\(path) 是\(kind.words.chinese)，读不了。请在 Excel 或 WPS 里另存为 .xlsx 再导入。",
                en:
                    "\(path) is \(kind.words.english), which is not read. Save it as .xlsx in Excel or "
                    + "WPS and import that.")
        case .damaged(let part):
            return Phrase(
                zh: "\(path) 损坏了，或者不是按标准写的（\(part.visible)）。请在 Excel 或 WPS 里打开，另存为 .xlsx 再导入。",
                en:
                    "\(path) is damaged or not written as the standard has it (\(part.visible)). Open it "
                    + "in Excel or WPS, save it as .xlsx and import that.")
        case .missing(let part):
            return Phrase(
                zh: "\(path) 不完整，少了 \(part.visible)。请重新导出，或在 Excel、WPS 里另存为 .xlsx。",
                en:
                    "\(path) is not whole: \(part.visible) is not in it. Export it again, or save it as "
                    + ".xlsx in Excel or WPS.")
        case .tooLarge(let bound, let limit):
            return Phrase(
                zh: "\(path) 太大：\(bound.words.chinese)超过 \(limit)。请分成几个文件导入。",
                en: "\(path) is too large: more than \(limit) \(bound.words.english). Import it in "
                    + "several files.")
        case .noSheet(let name, let found):
            return Phrase(
                zh:
                    "\(path) 里没有工作表“\(name.visible)”；有：\(found.map(\.visible).joined(separator: "、"))。",
                en: "\(path) has no sheet ‘\(name.visible)’; it has: "
                    + "\(found.map(\.visible).joined(separator: ", ")).")
        }
    }
}

extension WorkbookFault.Kind {
    fileprivate var words: Phrase {
        switch self {
        case .xlsb: Phrase(zh: "二进制工作簿（.xlsb）", en: "a binary workbook (.xlsb)")
        case .ods: Phrase(zh: "OpenDocument 表格（.ods）", en: "an OpenDocument spreadsheet (.ods)")
        case .et: Phrase(zh: "WPS 自己的格式（.et）", en: "in WPS's own form (.et)")
        case .numbers: Phrase(zh: "Apple Numbers 的表格", en: "a spreadsheet of Apple Numbers")
        case .oldExcel:
            Phrase(zh: "Excel 95 或更早的工作簿", en: "a workbook of Excel 95 or older")
        case .otherDocument: Phrase(zh: "别的文档，不是表格", en: "another document, no spreadsheet")
        }
    }
}

extension WorkbookFault.Bound {
    fileprivate var words: Phrase {
        switch self {
        case .cells: Phrase(zh: "有内容的单元格", en: "cells with content")
        case .sheets: Phrase(zh: "工作表", en: "sheets")
        case .entries: Phrase(zh: "压缩包里的文件", en: "files in the archive")
        case .partBytes: Phrase(zh: "一部分解压后的字节数", en: "bytes in a part when unpacked")
        case .textBytes: Phrase(zh: "文字的字节数", en: "bytes of text")
        case .depth: Phrase(zh: "元素嵌套的层数", en: "levels of elements")
        case .tokenBytes: Phrase(zh: "一个标记的字节数", en: "bytes in one tag or text")
        case .styles: Phrase(zh: "单元格格式", en: "cell styles")
        }
    }
}

extension FieldFault {
    /// - Parameter column: the heading above the field.
    func phrase(_ column: String) -> Phrase {
        let column = column.visible
        return switch self {
        case .error(let error):
            Phrase(
                zh: "\(column)：单元格是错误 \(error)；在表格里改正再导入。",
                en: "\(column): the cell is the error \(error): correct it in the sheet.")
        case .uncalculated:
            Phrase(
                zh: "\(column)：公式没有算出结果；用 Excel 或 WPS 打开、保存一次再导入。",
                en:
                    "\(column): a formula without its result: open and save the file in Excel or WPS."
            )
        case .cut:
            Phrase(
                zh: "\(column)：数字超过 15 位，表格已经丢了后面的数字；把这一列设成文本，重新填写。",
                en:
                    "\(column): a number of more than 15 digits, of which the sheet has lost the last: "
                    + "format the column as text and enter it again.")
        }
    }
}
