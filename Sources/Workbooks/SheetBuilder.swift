/// Takes a sheet's cells as they come, row by row, and keeps what holds something.
struct SheetBuilder {
    private var rowNumbers: [Int32] = []
    private var rowStarts: [Int32] = []
    private var cells: [PackedCell] = []
    private var texts: [UInt8] = []
    /// Bytes of all shared texts, each as often as a cell has it: whoever reads the cells makes them
    /// anew each time.
    private var sharedBytes = 0
    private var row: Int32 = 0
    var merged: [CellRange] = []

    /// The cells that follow are of this row. Rows come in order; one that does not is damage.
    mutating func begin(row number: Int) -> Bool {
        guard number > row, number <= WorkbookLimits.rows else { return false }
        row = Int32(number)
        return true
    }

    /// - Parameter column: from 1, greater than that of the cell before in this row.
    mutating func add(
        _ content: PackedCell.Content, column: Int, style: UInt16 = 0
    ) throws(WorkbookFault) -> Bool {
        guard (1...WorkbookLimits.columns).contains(column) else { return false }
        if rowNumbers.last != row {
            rowNumbers.append(row)
            rowStarts.append(Int32(cells.count))
        } else if let last = cells.last, last.column >= column {
            return false
        }
        guard cells.count < WorkbookLimits.cells else {
            throw .tooLarge(.cells, limit: WorkbookLimits.cells)
        }
        if case .shared(let range) = content {
            sharedBytes += Int(range.count)
            guard sharedBytes <= WorkbookLimits.textBytes else {
                throw .tooLarge(.textBytes, limit: WorkbookLimits.textBytes)
            }
        }
        cells.append(PackedCell(column: UInt16(column), style: style, content: content))
        return true
    }

    /// A text of the sheet's own; nil where it is empty.
    mutating func text(_ bytes: some Collection<UInt8>) throws(WorkbookFault) -> TextRange? {
        guard !bytes.isEmpty else { return nil }
        guard texts.count + bytes.count <= WorkbookLimits.textBytes else {
            throw .tooLarge(.textBytes, limit: WorkbookLimits.textBytes)
        }
        let range = TextRange(start: UInt32(texts.count), count: UInt32(bytes.count))
        texts += bytes
        return range
    }

    consuming func sheet(name: String, context: CellContext) -> Sheet {
        Sheet(
            name: name, merged: merged, rowNumbers: rowNumbers, rowStarts: rowStarts, cells: cells,
            texts: texts, context: context)
    }
}
