import JSON
import Ledger
import LedgerStore

extension ChangeScope {
    /// Takes back one step of an import by entries of the rules' own, as far as they allow: the last
    /// one, or the one before those that were looked at.
    func undoImport() throws(ServiceError) -> JSONObject {
        let made = try importToUndo()
        let steps = state.steps(of: made.id)
        let left = min(steps.count, Int(arguments.int("from") ?? Int64(steps.count)))
        let tally = left > 0 ? try undo(left, of: steps, made) : UndoTally()
        var result = tally.json
        result["import"] = .string(made.id.text)
        result["rows"] = .array(tally.staying)
        if left > 1 { result["next"] = .int(Int64(left - 1)) }
        return result
    }

    private func undo(
        _ number: Int, of steps: [ImportStep], _ made: Import
    ) throws(ServiceError) -> UndoTally {
        let seq = books.head.seq
        let reason = reason(undoing: made.id)
        var tally = UndoTally()
        for row in importedRows(number, of: steps, made.kind).inOrderOfUndoing {
            let outcome = try undo(row, of: made.id, reason)
            tally.add(outcome, leavesRest: outcome.rest(of: row, in: state) != nil) {
                shown(row, outcome, after: state)
            }
        }
        if made.kind == .results { try undoClaims(beside: steps[number - 1], of: made.id, reason) }
        let entries = books.head.seq - seq
        if entries > 0 {
            try apply(.imported(.undo(made.id, rows: Int64(tally.undone), entries: entries)))
        }
        return tally
    }

    private func undo(
        _ row: ImportedRow, of made: ImportID, _ reason: String
    ) throws(ServiceError) -> RowUndoing {
        guard !row.state(in: state).isGone, let command = row.undoing(made, reason: reason) else {
            return .gone
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
