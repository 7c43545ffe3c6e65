public import Ledger

extension MemoryState {
    /// What somebody's rank goes by, over a period or over all time (R-PUB-2).
    public func rankedPoints(of employee: EmployeeID, in days: Range<Day>? = nil) -> Points {
        ranked.filter { $0.employee == employee && days?.contains($0.day) != false }
            .reduce(0) { $0 + $1.points }
    }

    /// The same of a department, by where its people were when the points moved.
    public func rankedPoints(ofDepartment department: String) -> Points {
        ranked.filter { $0.department == department }.reduce(0) { $0 + $1.points }
    }
}
