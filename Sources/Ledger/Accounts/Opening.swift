/// What an enterprise brings from the book that it kept before, such as a spreadsheet 旧账转入: a
/// balance, or one line of its history (R-BOOK-6).
public struct Opening: Hashable, Sendable {
    public let employee: EmployeeID
    /// Below zero where points had left, or were owed; zero states that there were none.
    public let points: Points
    /// The day in the old book; it takes effect at its beginning.
    public let day: Day
    /// Where it stands in the old book. Each line of it is brought over once.
    public let reference: String
    public let note: String

    public init(
        employee: EmployeeID, points: Points, day: Day, reference: String, note: String = ""
    ) {
        self.employee = employee
        self.points = points
        self.day = day
        self.reference = reference
        self.note = note
    }
}

extension Opening {
    public enum Command: Sendable {
        /// With what the old book says all its lines so far come to, where it says it.
        case record(Opening, balance: Points?)
        /// With the import that brought it.
        case reverse(EmployeeID, reference: String, of: ImportID)
    }

    public enum Event: Hashable, Sendable {
        /// With the employee's department when it was brought over.
        case recorded(Opening, department: String)
        case reversed(Reversed)
    }

    public enum Refusal: Error, Hashable, Sendable {
        case recordedAlready(EmployeeID, reference: String)
        /// Nothing of it is on the account any more: spent, or cleared.
        case spent(EmployeeID, reference: String, points: Points)
        /// There is no such line, or it was taken back already.
        case notThere(EmployeeID, reference: String)
        /// What was there before the last clearing would have been cleared by it.
        case yearCleared(Day, from: Day)
        case balanceDiffers(EmployeeID, stated: Points, found: Points)
    }

    /// Refuses, in this order: an unknown works number; oneself (R-ORG-3); a line brought over
    /// already; a day to come; a day before the last clearing; a balance that does not add up.
    static func decide(
        _ command: Command, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        switch command {
        case .record(let line, let balance):
            let employee = try state.requireEmployee(line.employee)
            try context.forbidSelf(line.employee, .ownOpening)
            let stream = Stream.opening(line.employee, reference: line.reference)
            if state.beginning(of: stream) != nil, let earlier = state.standing(in: stream),
                !earlier.saysNothing || line.points == 0
            {
                throw .opening(.recordedAlready(line.employee, reference: line.reference))
            }
            if line.day > context.today {
                throw .dateInTheFuture(line.day, today: context.today)
            }
            try requireOpenYear(line.day, state)
            let found = state.brought(by: line.employee) + line.points
            if let stated = balance, stated != found {
                throw .opening(.balanceDiffers(line.employee, stated: stated, found: found))
            }
            return [.opening(.recorded(line, department: employee.department))]
                + Clearing.arrival(of: line.points, to: line.employee, on: context.today, state)
        case .reverse(let employee, let reference, let made):
            return try reverse(employee, reference, of: made, context, state)
        }
    }

    private static func requireOpenYear(
        _ day: Day, _ state: some LedgerState
    ) throws(Ledger.Refusal) {
        guard let books = state.books, state.beginning(of: .clearing) != nil,
            day.year < books.openYear
        else { return }
        throw .opening(.yearCleared(day, from: .firstOf(year: books.openYear)))
    }
}

extension Event {
    /// When it takes effect, where that is not when it is recorded.
    public func effect(in time: LedgerTime) -> Instant? {
        if case .opening(.recorded(let line, _)) = self { time.start(of: line.day) } else { nil }
    }
}
