import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension ReadScope {
    /// The import that the call names: everybody's to who sees all, else one's own.
    private func imported() throws(ServiceError) -> Import {
        let id: ImportID = arguments.requiredID("import")
        guard let made = state.imported(id) else { throw .refused(.imported(.unknown(id))) }
        if made.actor != caller.actor, !sees(all: Caller.seeingAll) {
            throw .refused(.imported(.notYours(id)))
        }
        return made
    }

    /// An import and its rows, as they stand today, in the order of the file.
    func showImport(_ sink: RowSink) throws(ServiceError) -> JSONObject {
        let made = try imported()
        let steps = state.steps(of: made.id)
        var states: [String: Int64] = [:]
        for number in steps.indices.map({ $0 + 1 }) where !sink.isClosed {
            for row in importedRows(number, of: steps, made.kind) {
                let json = rows.imported(row)
                states[json["state"]?.string ?? "", default: 0] += 1
                if !sink.row(.object(json)) { break }
            }
        }
        var result = rows.imported(made)
        result["states"] = .object(
            ImportedState.allCases.reduce(into: [:]) { all, state in
                if let count = states[state.rawValue] { all[state.rawValue] = .int(count) }
            })
        return result
    }

    /// What taking an import back would do, row by row, each after those before it: nothing is
    /// recorded, and nobody waits. Rows of which nothing is left are passed over.
    func previewUndo(_ sink: RowSink) throws(ServiceError) -> JSONObject {
        let made = try importToUndo()
        let context = Context(actor: caller.actor, now: now, time: time)
        let reason = reason(undoing: made.id)
        let steps = state.steps(of: made.id)
        var rehearsal = RehearsalState(over: state)
        var tally = UndoTally()
        for number in steps.indices.reversed().map({ $0 + 1 }) where !sink.isClosed {
            for row in importedRows(number, of: steps, made.kind).inOrderOfUndoing {
                var outcome = RowUndoing.gone
                if !row.state(in: rehearsal).isGone {
                    outcome =
                        row.undoing(made.id, reason: reason)
                        .map { preview($0, context, in: rehearsal) }
                        ?? row.correction(in: rehearsal).map { .stays($0) } ?? .gone
                }
                if case .done(let events) = outcome {
                    for event in events { rehearsal.take(event, by: caller.actor, at: now) }
                }
                let leavesRest = outcome.rest(of: row, in: rehearsal) != nil
                tally.add(outcome, leavesRest: leavesRest) { [:] }
                if case .gone = outcome { continue }
                if !sink.row(.object(shown(row, outcome, after: rehearsal))) { break }
            }
        }
        try stored { () throws(StoreError) in try books.checkState() }
        var result = rows.imported(made)
        for member in tally.json.members { result[member.name] = member.value }
        return result
    }

    private func preview(
        _ command: Command, _ context: Context, in state: some LedgerState
    ) -> RowUndoing {
        do {
            return .done(try command.decide(context, in: state))
        } catch {
            return .stays(error)
        }
    }
}
