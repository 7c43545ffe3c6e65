import Ledger

/// Who was enrolled, joined and left, by type of employment (R-ORG-1).
struct People {
    private var types: [EmployeeID: EmploymentType] = [:]
    private(set) var enrolled: [EmploymentType: Int64] = [:]
    private(set) var joined: [EmploymentType: Int64] = [:]
    private(set) var left: [EmploymentType: Int64] = [:]

    mutating func add(_ id: EmployeeID, _ event: Employee.Event, isWithin: Bool) {
        switch event {
        case .enrolled(_, let type):
            types[id] = type
            count(type, 1, isWithin)
        case .returned:
            if let type = types[id] { count(type, 1, isWithin) }
        case .left, .unenrolled:
            if let type = types[id] { count(type, -1, isWithin) }
        case .moved, .bound, .renamed, .nameErased, .suspended, .criticised:
            break
        }
    }

    private mutating func count(_ type: EmploymentType, _ change: Int64, _ isWithin: Bool) {
        enrolled[type, default: 0] += change
        guard isWithin else { return }
        if change > 0 { joined[type, default: 0] += 1 } else { left[type, default: 0] += 1 }
    }

    func byType(_ employees: [EmployeeID]) -> [EmploymentType: Int64] {
        employees.reduce(into: [:]) { counts, id in
            if let type = types[id] { counts[type, default: 0] += 1 }
        }
    }
}
