import JSON
import Ledger
import LedgerAPI

/// What became of the rows of an import that is taken back.
struct UndoTally {
    /// Rows of which nothing is left.
    private(set) var undone = 0
    /// Taken back in part: the rest was spent, or handed out.
    private var partly = 0
    private var kept = 0
    private var gone = 0
    /// Rows of which something stays, with why.
    private(set) var staying: [JSON] = []

    /// Of what stays, one step's answer names no more; `import.show` names all.
    private static let mostStaying = 200

    /// - Parameters:
    ///   - leavesRest: something of a row that was taken back stays.
    ///   - json: what a list says of the row.
    mutating func add(
        _ outcome: RowUndoing, leavesRest: Bool, _ json: () -> JSONObject
    ) {
        switch outcome {
        case .gone: gone += 1
        case .stays: kept += 1
        case .done: if leavesRest { partly += 1 } else { undone += 1 }
        }
        if case .gone = outcome { return }
        if case .done = outcome, !leavesRest { return }
        if staying.count < Self.mostStaying { staying.append(.object(json())) }
    }

    var json: JSONObject {
        [
            "undone": .int(Int64(undone)), "partly": .int(Int64(partly)),
            "kept": .int(Int64(kept)), "gone": .int(Int64(gone)),
        ]
    }
}
