import Ledger

/// Who was enrolled, joined and left, by type of employment (R-ORG-1): each as of the type that they
/// had on the day spoken of (R-ORG-8).
struct People {
    /// Since which day somebody is of which type, in the order of the entries.
    private var types: [EmployeeID: [(from: Day, type: EmploymentType)]] = [:]
    private var present: Set<EmployeeID> = []
    private var moves: [(id: EmployeeID, on: Day, isJoining: Bool)] = []

    /// - Parameter isEarlier: before the end of the period: what is entered later can still say
    ///   of which type somebody was in it.
    mutating func add(
        _ id: EmployeeID, _ event: Employee.Event, on day: Day, isEarlier: Bool, isWithin: Bool
    ) {
        switch event {
        case .enrolled(_, let type):
            types[id, default: []].append((day, type))
            come(id, day, isEarlier, isWithin)
        case .retyped(let type, let from):
            types[id, default: []].append((from, type))
        case .returned:
            come(id, day, isEarlier, isWithin)
        case .left, .unenrolled:
            guard isEarlier else { return }
            present.remove(id)
            if isWithin { moves.append((id, day, false)) }
        case .moved, .bound, .renamed, .nameErased, .suspended, .criticised:
            break
        }
    }

    private mutating func come(
        _ id: EmployeeID, _ day: Day, _ isEarlier: Bool, _ isWithin: Bool
    ) {
        guard isEarlier else { return }
        present.insert(id)
        if isWithin { moves.append((id, day, true)) }
    }

    /// Later entries do not begin earlier, so the last that has begun counts.
    private func type(of id: EmployeeID, on day: Day) -> EmploymentType? {
        let known = types[id] ?? []
        return (known.last { $0.from <= day } ?? known.first)?.type
    }

    func enrolled(on day: Day) -> [EmploymentType: Int64] { byType(Array(present), on: day) }

    func joined() -> [EmploymentType: Int64] { count(isJoining: true) }
    func left() -> [EmploymentType: Int64] { count(isJoining: false) }

    private func count(isJoining: Bool) -> [EmploymentType: Int64] {
        moves.reduce(into: [:]) { counts, move in
            guard move.isJoining == isJoining, let type = type(of: move.id, on: move.on) else {
                return
            }
            counts[type, default: 0] += 1
        }
    }

    func byType(_ employees: [EmployeeID], on day: Day) -> [EmploymentType: Int64] {
        employees.reduce(into: [:]) { counts, id in
            if let type = type(of: id, on: day) { counts[type, default: 0] += 1 }
        }
    }
}
