import ZIP

/// Why a workbook cannot be read, as facts; words are the caller's.
public enum WorkbookFault: Error, Hashable, Sendable {
    /// Encrypted with a password.
    case encrypted
    /// A kind of file that is known and not read.
    case unsupported(Kind)
    /// A part contradicts itself or its standard; `part` is its name inside of the file.
    case damaged(part: String)
    /// A part that every workbook of this kind has is not there.
    case missing(part: String)
    /// More than is read: `what` counts in units of its own, `limit` is the most.
    case tooLarge(Bound, limit: Int)
    /// There is no sheet of that name; `found` are those there are.
    case noSheet(String, found: [String])

    public enum Kind: String, Sendable, CaseIterable {
        case xlsb, ods, et, numbers
        /// Excel 95 and older.
        case oldExcel
        /// Another document in an OLE container or an archive: a text, a presentation.
        case otherDocument
    }

    public enum Bound: String, Sendable, CaseIterable {
        case cells, sheets, entries, partBytes, textBytes, depth, tokenBytes, styles
    }

    init(_ fault: ZIPFault) {
        switch fault {
        case .damaged: self = .damaged(part: "zip")
        case .tooManyEntries: self = .tooLarge(.entries, limit: ZIPLimits.entries)
        case .encrypted: self = .encrypted
        case .tooLarge: self = .tooLarge(.partBytes, limit: Int(ZIPLimits.entrySize))
        case .unknownMethod(let part, _), .packing(let part, _), .contradicts(let part):
            self = .damaged(part: part)
        }
    }
}

/// What a workbook may cost whoever reads it.
public enum WorkbookLimits {
    /// Cells with something in them, of one sheet.
    public static let cells = 4_000_000
    public static let sheets = 1_000
    /// Bytes of all texts of a sheet, and of all shared ones.
    public static let textBytes = 128 << 20
    /// Bytes of one tag, or of one text between two.
    public static let tokenBytes = 1 << 20
    public static let depth = 64
    public static let styles = 65_536
    public static let rows = 1_048_576
    public static let columns = 16_384
}
