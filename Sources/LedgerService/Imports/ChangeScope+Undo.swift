import JSON
import Ledger
import LedgerStore

extension ChangeScope {
    /// Takes back one step of an import by entries of the rules' own, as far as they allow.
    func undoImport() throws(ServiceError) -> JSONObject {
        let id: ImportID = arguments.requiredID("import")
        let steps = state.steps(of: id)
        let taken = state.stepsUndone(of: id)
        let left = steps.count - taken
        let entries = left > 0 ? state.entries(of: steps[left - 1]) : []
        // Who may, and whether the kind can be, is the rule's to say before anything is done.
        _ = try ruled { () throws(Refusal) in
            try Command.imported(.undo(id, rows: 0, entries: 0)).decide(context, in: state)
        }
        let kind = state.imported(id)?.kind
        let seq = books.head.seq
        var (undone, kept) = (0, 0)
        for event in entries.reversed() {
            guard let command = event.takingBack else { continue }
            // A result may have filed a claim beside it.
            let isRow = event.importedAs == kind
            do throws(ServiceError) {
                try apply(command)
                if isRow { undone += 1 }
            } catch {
                guard case .refused = error else { throw error }
                if isRow { kept += 1 }
            }
        }
        if left > 0 {
            try apply(
                .imported(.undo(id, rows: Int64(undone), entries: books.head.seq - seq)))
        }
        return [
            "import": .string(id.text), "undone": .int(Int64(undone)), "kept": .int(Int64(kept)),
            "left": .int(Int64(max(0, left - 1))),
        ]
    }
}

extension Event {
    /// What takes back what a row of an import brought in.
    fileprivate var takingBack: Command? {
        switch self {
        case .claim(let id, .submitted): .claim(.withdraw(id))
        case .campaign(_, .recorded(let id, _)):
            .campaign(.void(id, reason: "导入撤回 (import taken back)"))
        default: nil
        }
    }

    fileprivate var importedAs: Import.Kind? {
        switch self {
        case .claim(_, .submitted): .claims
        case .campaign(_, .recorded): .results
        default: nil
        }
    }
}
