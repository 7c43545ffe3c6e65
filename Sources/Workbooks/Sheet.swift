/// One sheet: the cells that hold something, by row and column, both from 1 as people count them.
///
/// A row of a million formatted, empty cells costs nothing. What a merged range holds stands in its
/// first cell; ``merged`` says which ranges there are.
public struct Sheet: Sendable {
    public let name: String
    public let merged: [CellRange]
    private let rowNumbers: [Int32]
    private let rowStarts: [Int32]
    private let cells: [PackedCell]
    private let texts: [UInt8]
    private let context: CellContext

    init(
        name: String, merged: [CellRange], rowNumbers: [Int32], rowStarts: [Int32],
        cells: [PackedCell], texts: [UInt8], context: CellContext
    ) {
        self.name = name
        self.merged = merged
        self.rowNumbers = rowNumbers
        self.rowStarts = rowStarts
        self.cells = cells
        self.texts = texts
        self.context = context
    }

    /// How many rows hold something.
    public var rowCount: Int { rowNumbers.count }

    /// The rows that hold something, from the top.
    public var rows: some Sequence<Row> { rowNumbers.indices.lazy.map { row(at: $0) } }

    /// One row that holds something: its number in the sheet, and its cells by column.
    public struct Row: Sendable {
        public let number: Int
        public let cells: [(column: Int, cell: Cell)]

        /// The cell of a column; empty where nothing stands.
        public subscript(_ column: Int) -> Cell {
            cells.first { $0.column == column }?.cell ?? .empty
        }
    }

    /// - Parameter index: among the rows that hold something, from 0.
    public func row(at index: Int) -> Row {
        let start = Int(rowStarts[index])
        let end = index + 1 < rowStarts.count ? Int(rowStarts[index + 1]) : cells.count
        return Row(
            number: Int(rowNumbers[index]),
            cells: cells[start..<end].map { (Int($0.column), cell($0)) })
    }

    private func cell(_ packed: PackedCell) -> Cell {
        switch packed.content {
        case .own(let range): .text(String(decoding: texts[range.indices], as: UTF8.self))
        case .shared(let range):
            .text(String(decoding: context.sharedTexts[range.indices], as: UTF8.self))
        case .number(let number):
            context.format(packed.style).cell(number, isSince1904: context.isSince1904)
        case .serial(let serial, let shows):
            SerialMoment(serial: serial, isSince1904: false).moment(shows: shows)
                .map(Cell.moment) ?? .number(serial, digits: 0)
        case .boolean(let isTrue): .boolean(isTrue)
        case .error(let error): .error(error.rawValue)
        case .uncalculated: .uncalculated
        }
    }
}

/// A rectangle of cells, rows and columns from 1.
public struct CellRange: Hashable, Sendable {
    public let rows: ClosedRange<Int>
    public let columns: ClosedRange<Int>

    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }
}

/// What a whole workbook says about the cells of its sheets.
struct CellContext: Sendable {
    var sharedTexts: [UInt8] = []
    /// By the number of a cell's style.
    var formats: [NumberFormat] = []
    var isSince1904 = false

    func format(_ style: UInt16) -> NumberFormat {
        Int(style) < formats.count ? formats[Int(style)] : .general
    }
}

/// A piece of a pool of texts.
struct TextRange: Sendable {
    let start: UInt32
    let count: UInt32

    var indices: Range<Int> { Int(start)..<(Int(start) + Int(count)) }
}

/// A cell as it is kept: sixteen bytes and its text elsewhere.
struct PackedCell: Sendable {
    let column: UInt16
    let style: UInt16
    let content: Content

    enum Content: Sendable {
        case own(TextRange)
        case shared(TextRange)
        case number(Double)
        /// A day that the file gives as a day, whatever its format: days since 30 December 1899.
        case serial(Double, Moment.Shows)
        case boolean(Bool)
        case error(CellError)
        case uncalculated
    }
}
