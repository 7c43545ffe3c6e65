extension Employee {
    /// What somebody does to put right what a roster changed: a change is no mistake by itself, and
    /// others may have followed it, so it is not taken back with its import (R-IMP-2).
    public enum Correction: Hashable, Sendable {
        case move(department: String)
        case retype(EmploymentType)
        /// Names stand beside the chain: what it was is not known (R-ORG-6).
        case rename
        /// Nil where nobody was bound before.
        case bind(user: String?)
        case `return`
        case leave
    }

    /// What puts an entry of somebody's right that is still as it says; nil where something else
    /// has followed it, or where nothing has to be.
    /// - Parameter seq: the entry's number.
    public static func correction(
        of seq: Int64, to id: EmployeeID, in state: some LedgerState
    ) -> Correction? {
        guard let now = state.employee(id) else { return nil }
        var (department, type, user) = ("", EmploymentType.regular, String?.none)
        for entry in state.entries(of: .employee(id)) {
            guard case .employee(_, let event) = entry.event else { continue }
            let isIt = entry.seq == seq
            switch event {
            case .enrolled(let first, let kind):
                (department, type) = (first, kind)
            case .moved(let to):
                if isIt { return now.department == to ? .move(department: department) : nil }
                department = to
            case .returned(let to):
                if isIt { return now.active ? .leave : nil }
                department = to
            case .retyped(let to, _):
                if isIt { return now.type == to ? .retype(type) : nil }
                type = to
            case .bound(let to):
                if isIt { return now.user == to ? .bind(user: user) : nil }
                user = to
            case .renamed: if isIt { return .rename }
            case .left: if isIt { return now.active ? nil : .return }
            case .unenrolled: user = nil
            case .nameErased, .suspended, .criticised: continue
            }
        }
        return nil
    }
}
