import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Rows {
    /// What a row of an import made: what it is called, whose it is, what it is about, how many
    /// points or pieces, and where it stands today.
    func imported(_ row: ImportedRow) -> JSONObject {
        var json: JSONObject = ["row": .int(Int64(row.number))]
        switch row.event {
        case .claim(let id, .submitted(let submission, _)):
            json["what"] = .string(id.text)
            json["employee"] = .string(submission.employee.text)
            json["name"] = name(submission.employee)
            json["item"] = .string(submission.item.text)
            json["about"] = state.claim(id).flatMap { item(of: $0) }.map { .string($0.name) }
            json["on"] = .string(submission.occurred.text)
            json["points"] = submission.requested.map { .int($0.value) }
        case .campaign(_, .recorded(let id, let recorded)):
            json["what"] = .string(id.text)
            json["employee"] = .string(recorded.participant.text)
            json["about"] = .string(recorded.item.text)
            json["on"] = .string(recorded.on.text)
        case .deduction(let id, .recorded(let recorded)):
            json["what"] = .string(id.text)
            json["employee"] = .string(recorded.employee.text)
            json["name"] = name(recorded.employee)
            json["about"] = state.deduction(id).flatMap { violation(of: $0) }
                .map { .string($0.name) }
            json["on"] = .string(recorded.occurred.text)
            json["points"] = .int(recorded.points.value)
        case .campaign(_, .joined(let participant)):
            json["what"] = .string(participant.id.text)
        case .product(let code, .received(let count, let note, let document)):
            json["what"] = .string(code.text)
            json["about"] = state.product(code).map { .string($0.name) }
            json["count"] = .int(count)
            json["document"] = document.map { .string($0) }
            json["note"] = note.isEmpty ? nil : .string(note)
        case .product(let code, .added(let name, _, _, _, _)):
            json["what"] = .string(code.text)
            json["about"] = .string(name)
        case .opening(.recorded(let line, _)):
            json["what"] = .string(line.reference)
            json["employee"] = .string(line.employee.text)
            json["name"] = name(line.employee)
            json["on"] = .string(line.day.text)
            json["points"] = .int(line.points.value)
        case .employee(let id, let event):
            json["what"] = .string(id.text)
            json["name"] = name(id)
            json["about"] = event.about.map { .string($0) }
        default: break
        }
        json["state"] = .string(row.state(in: state).rawValue)
        return json
    }
}

extension RowUndoing {
    /// What is done, with how many points or pieces, and what of it stays after it.
    func json(of row: ImportedRow, in state: some LedgerState, _ time: LedgerTime) -> JSONObject {
        var json: JSONObject = [:]
        switch self {
        case .gone: break
        case .stays(let refusal):
            let (kind, facts) = refusal.wire(time)
            json["error"] = ["kind": .string(kind.rawValue), "facts": .object(facts)]
        case .done(let events):
            for event in events {
                guard let (what, taken) = event.undoing else { continue }
                json["undo"] = .string(what)
                json["taken"] = taken.map { .int($0) }
            }
            json["stays"] = rest(of: row, in: state).map { .int($0) }
        }
        return json
    }

    /// Points of a line that were spent, pieces of a delivery that are handed out or held.
    func rest(of row: ImportedRow, in state: some LedgerState) -> Int64? {
        guard case .done(let events) = self else { return nil }
        switch (row.event, events.first) {
        case (.opening, .opening(.reversed(let line))?):
            return line.rest == 0 ? nil : line.rest.value
        case (.product(let code, .received), _):
            return state.receipts(of: code).first { $0.seq == row.seq }?.count
        default: return nil
        }
    }
}

extension Employee.Event {
    /// What somebody is since then: the department, the type, the login name.
    fileprivate var about: String? {
        switch self {
        case .enrolled(let department, _), .moved(let department), .returned(let department):
            department
        case .retyped(let type, _): type.rawValue
        case .bound(let user): user
        case .left, .renamed, .nameErased, .suspended, .criticised, .unenrolled: nil
        }
    }
}

extension Event {
    /// What takes a row back, and how many points or pieces that takes.
    fileprivate var undoing: (String, taken: Int64?)? {
        switch self {
        case .claim(_, .withdrawn): ("withdrawn", nil)
        case .claim(_, .rejected): ("rejected", nil)
        case .claim(_, .revoked(let revoked)): ("revoked", revoked.taken.value)
        case .campaign(_, .voided): ("voided", nil)
        case .deduction(_, .reversed(let reversed)): ("givenBack", reversed.points.value)
        case .product(_, .takenBack(let count, _, _)): ("takenBack", count)
        case .opening(.reversed(let line)): ("reversed", line.points.value)
        case .product(_, .withdrawn): ("takenOff", nil)
        case .employee(_, .unenrolled): ("undone", nil)
        default: nil
        }
    }
}
