import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension ChangeScope {
    /// Rows that one change looks at: nobody else waits longer for it.
    private static let undoneAtOnce = 2000

    /// Takes rows of an import back by entries of the rules' own, as far as they allow, from the
    /// last step on.
    func undoImport() throws(ServiceError) -> JSONObject {
        let made = try importToUndo()
        let steps = state.steps(of: made.id)
        let from = Int(arguments.int("from") ?? 0)
        var (step, place) = (steps.count, from)
        while step > 0, place >= Int(steps[step - 1].rows) {
            place -= Int(steps[step - 1].rows)
            step -= 1
        }
        var result: JSONObject = ["import": .string(made.id.text)]
        var tally = UndoTally()
        if step > 0 {
            let rows = importedRows(step, of: steps, made.kind).inOrderOfUndoing
            let end = min(rows.count, place + Self.undoneAtOnce)
            tally = try undo(rows[min(place, end)..<end], of: steps[step - 1], made)
            let isLast = step == 1 && end == rows.count
            if !isLast { result["next"] = .int(Int64(from - place + end)) }
        }
        for member in tally.json.members { result[member.name] = member.value }
        result["rows"] = .array(tally.staying)
        return result
    }

    private func undo(
        _ rows: ArraySlice<ImportedRow>, of step: ImportStep, _ made: Import
    ) throws(ServiceError) -> UndoTally {
        let seq = books.head.seq
        let reason = reason(undoing: made.id)
        var tally = UndoTally()
        for row in rows {
            let outcome = try undo(row, of: made.id, reason)
            tally.add(outcome, leavesRest: outcome.rest(of: row, in: state) != nil) {
                shown(row, outcome, after: state)
            }
        }
        if made.kind == .results, rows.startIndex == 0 {
            try undoClaims(beside: step, of: made.id, reason)
        }
        let entries = books.head.seq - seq
        if entries > 0 {
            try apply(.imported(.undo(made.id, rows: Int64(tally.undone), entries: entries)))
        }
        return tally
    }

    private func undo(
        _ row: ImportedRow, of made: ImportID, _ reason: String
    ) throws(ServiceError) -> RowUndoing {
        guard !row.state(in: state).isGone else { return .gone }
        guard let command = row.undoing(made, reason: reason) else {
            return row.correction(in: state).map { .stays($0) } ?? .gone
        }
        let before = recorded.count
        do throws(ServiceError) {
            try apply(command)
        } catch {
            guard case .refused(let refusal) = error else { throw error }
            return .stays(refusal)
        }
        if case .employee(let id, .enrolled) = row.event { try name(id, nil) }
        return .done(Array(recorded[before...]))
    }

    /// A result may have filed a claim beside it, which goes with it while nobody has decided on it.
    private func undoClaims(
        beside step: ImportStep, of made: ImportID, _ reason: String
    ) throws(ServiceError) {
        for case .claim(let id, .submitted) in state.entries(of: step).map(\.event) {
            guard case .underReview? = state.claim(id)?.stage else { continue }
            do throws(ServiceError) {
                try apply(.claim(.undo(id, of: made, reason: reason)))
            } catch {
                guard case .refused = error else { throw error }
            }
        }
    }
}
