public import Ledger

/// A scene: what was, then a question, then what came of it.
///
/// It begins on Monday 2 March 2026 at 09:00 in the books of a training enterprise, with the
/// cast enrolled, a policy in force and the calendars of 2024 to 2026.
public struct Given: Sendable {
    public private(set) var journal: Journal
    /// Refusals while the scene was set: the test is wrong where there are any.
    public private(set) var surprises: [Refusal] = []

    public init(
        under policy: Policy = .example, from start: Instant = "2026-03-02 09:00",
        calendars: [WorkYear] = WorkYear.known, _ steps: Step...
    ) {
        journal = Journal(at: start)
        take(.open())
        for id in EmployeeID.cast { take(.enrol(id, in: id.department)) }
        take(.grant(.leader, to: .employee(.chen), by: .operator))
        take(.adopt(policy))
        for year in calendars { take(.adopt(year)) }
        for step in steps { take(step) }
    }

    /// Empty books, nobody enrolled, no policy.
    public static func nothing(at start: Instant = "2026-03-02 09:00") -> Given {
        Given(journal: Journal(at: start))
    }

    private init(journal: Journal) { self.journal = journal }

    public var state: MemoryState { journal.state }

    public func and(_ steps: Step...) -> Given {
        var given = self
        for step in steps { given.take(step) }
        return given
    }

    public func when(_ step: Step) -> Outcome {
        var after = journal
        let result = Result { () throws(Refusal) in try step.take(&after) }
        return Outcome(result: result, before: self, after: Given(journal: after))
    }

    private mutating func take(_ step: Step) {
        do throws(Refusal) {
            _ = try step.take(&journal)
        } catch {
            surprises.append(error)
        }
    }
}

/// What came of a question: events, or a refusal that changed nothing.
public struct Outcome: Sendable {
    public let result: Result<[Event], Refusal>
    public let before: Given
    public let after: Given

    public var events: [Event] { (try? result.get()) ?? [] }

    public var refusal: Refusal? {
        if case .failure(let refusal) = result { refusal } else { nil }
    }
}
