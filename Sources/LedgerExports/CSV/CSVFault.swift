/// Why a file cannot be read as a table. Lines count from 1, as an editor counts them.
public enum CSVFault: Error, Sendable, Hashable {
    /// Neither UTF-8 nor GB18030 (nor UTF-16 with its mark).
    /// The line is that of the first byte that cannot be read.
    case unknownEncoding(line: Int)
    /// A quoted field that begins on this line never ends.
    case unclosedQuote(line: Int)
    /// After a closing quote stands something other than a delimiter or the end of the line.
    case textAfterQuote(line: Int, column: Int)
    /// A U+0000, which no spreadsheet writes.
    case nul(line: Int)
    /// A workbook of Excel, WPS or LibreOffice, not a text file.
    case workbook
    /// The file holds no line.
    case empty
}
