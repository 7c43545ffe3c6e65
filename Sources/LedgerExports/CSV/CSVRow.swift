import Workbooks

/// One row of a delimited file or a sheet, with the line on which it begins (from 1).
public struct CSVRow: Sendable, Hashable {
    public let line: Int
    public let fields: [String]
    /// Why a field cannot be read, by its place; only sheets have such fields.
    public let faults: [Int: FieldFault]

    public init(line: Int, fields: [String], faults: [Int: FieldFault] = [:]) {
        self.line = line
        self.fields = fields
        self.faults = faults
    }

    /// A sheet's row, as somebody would have typed it.
    /// - Parameter width: of the header. Of what stands beyond it, however far, the first is kept, as
    ///   one field more: the row is to be refused, not to be made as wide as a stray cell.
    init(_ row: Sheet.Row, width: Int) {
        line = row.number
        var fields: [String] = []
        var faults: [Int: FieldFault] = [:]
        for (place, cell) in row.cells where fields.count <= width {
            let column = min(place, width + 1)
            while fields.count < column - 1 { fields.append("") }
            if let fault = FieldFault(cell) { faults[fields.count] = fault }
            fields.append(cell.isCut ? "" : cell.text ?? "")
        }
        self.fields = fields
        self.faults = faults
    }
}

/// Why a cell gives no value.
public enum FieldFault: Sendable, Hashable {
    /// `#N/A`, `#DIV/0!` …
    case error(String)
    /// A formula that whoever wrote the file did not calculate.
    case uncalculated
    /// A number of 16 digits or more: a spreadsheet keeps 15, what was typed is lost.
    case cut

    init?(_ cell: Cell) {
        switch cell {
        case .error(let error): self = .error(error)
        case .uncalculated: self = .uncalculated
        case .number where cell.isCut: self = .cut
        case .empty, .text, .number, .moment, .boolean: return nil
        }
    }
}
