import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// What a row of an import made, and how it is taken back (R-IMP-2).
struct ImportedRow {
    /// From 1, over all steps of the import.
    let number: Int
    /// Of the entry.
    let seq: Int64
    let event: Event

    /// What takes it back; nil where nothing does.
    func undoing(_ made: ImportID, reason: String) -> Command? {
        switch event {
        case .claim(let id, .submitted): .claim(.undo(id, of: made, reason: reason))
        case .campaign(_, .recorded(let id, _)): .campaign(.void(id, reason: reason))
        case .deduction(let id, .recorded): .deduction(.undo(id, of: made))
        case .product(let code, .received): .product(.takeBack(code, receipt: seq, of: made))
        case .product(let code, .added): .product(.withdraw(code, of: made))
        case .opening(.recorded(let line, _)):
            .opening(.reverse(line.employee, reference: line.reference, of: made))
        case .employee(let id, .enrolled): .employee(.unenrol(id, of: made))
        default: nil
        }
    }

    /// What has to be put right by hand where nothing takes the row back.
    func correction(in state: some LedgerState) -> Refusal? {
        guard case .employee(let id, _) = event,
            let correction = Employee.correction(of: seq, to: id, in: state)
        else { return nil }
        return .employee(.changed(id, correction))
    }

    /// Lines that took points give them back before others are taken back, so that nothing counts
    /// as spent that the old book had spent itself.
    var goesFirst: Bool {
        if case .opening(.recorded(let line, _)) = event { line.points < 0 } else { false }
    }
}

extension [ImportedRow] {
    /// The last first, but for those that go first.
    var inOrderOfUndoing: [ImportedRow] {
        filter(\.goesFirst).reversed() + filter { !$0.goesFirst }.reversed()
    }
}

/// What becomes of a row when its import is taken back.
enum RowUndoing {
    /// Nothing of it is left to be taken back.
    case gone
    case done([Event])
    case stays(Refusal)
}

extension Import.Kind {
    /// Who may take such an import back beside whoever made it and still may.
    var undoers: Set<Role> {
        switch self {
        case .claims, .results: [.administrator, .reviewer]
        case .deductions: [.reviewer, .leader]
        case .employees, .roster, .products, .deliveries, .openings, .participants:
            method.access.roles
        }
    }

    /// Whether an entry is a row's own; a result may have filed a claim beside it.
    fileprivate func begins(_ event: Event) -> Bool {
        switch (self, event) {
        case (.claims, .claim(_, .submitted)), (.results, .campaign(_, .recorded)),
            (.participants, .campaign(_, .joined)), (.deliveries, .product(_, .received)),
            (.products, .product(_, .added)), (.openings, .opening(.recorded)),
            (.employees, .employee(_, .enrolled)), (.deductions, .deduction(_, .recorded)),
            (.roster, .employee):
            true
        default: false
        }
    }
}

extension CallScope {
    /// The import that the call names, where the caller may take it back.
    func importToUndo() throws(ServiceError) -> Import {
        let id: ImportID = arguments.requiredID("import")
        guard let made = state.imported(id) else { throw .refused(.imported(.unknown(id))) }
        guard made.kind.isTakenBack else {
            throw .refused(.imported(.cannotBeUndone(id, made.kind)))
        }
        if caller.holds(any: made.kind.undoers) { return made }
        guard made.actor == caller.actor else { throw .refused(.imported(.notYours(id))) }
        if let refusal = made.kind.method.access.refuses(caller, arguments, in: state) {
            throw refusal
        }
        return made
    }

    /// What the rows of a step made, counted from 1, in the order of the file.
    func importedRows(
        _ step: Int, of steps: [ImportStep], _ kind: Import.Kind
    ) -> [ImportedRow] {
        var number = steps[..<(step - 1)].reduce(0) { $0 + Int($1.rows) }
        var enrolled: EmployeeID?
        return state.entries(of: steps[step - 1]).compactMap { seq, event in
            guard kind.begins(event) else { return nil }
            // The login that somebody was enrolled with is of the same row.
            if case .employee(let id, .bound) = event, enrolled == id { return nil }
            if case .employee(let id, .enrolled) = event { enrolled = id }
            number += 1
            return ImportedRow(number: number, seq: seq, event: event)
        }
    }

    /// A row with what becomes of it, as it is or would be after that.
    func shown(
        _ row: ImportedRow, _ outcome: RowUndoing, after state: some LedgerState
    ) -> JSONObject {
        var json = rows.imported(row)
        for member in outcome.json(of: row, in: state, time).members {
            json[member.name] = member.value
        }
        return json
    }

    /// The words that stand where a rule asks for a reason.
    func reason(undoing made: ImportID) -> String {
        arguments.text("reason") ?? "导入 \(made.text) 撤回 (import \(made.text) undone)"
    }
}
