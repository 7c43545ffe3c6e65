public import Ledger

/// One line of a scene: somebody asks for something, time passes, or something had happened.
public struct Step: Sendable {
    let take: @Sendable (inout Journal) throws(Refusal) -> [Event]

    init(_ take: @escaping @Sendable (inout Journal) throws(Refusal) -> [Event]) {
        self.take = take
    }

    /// Why anything is done that needs a reason.
    public static let reason = "有据可查"

    public static func ask(_ command: Command, by actor: Actor) -> Step {
        Step { (journal) throws(Refusal) in try journal.ask(command, by: actor) }
    }

    /// Time passes until then, and what falls due is settled.
    public static func at(_ instant: Instant) -> Step {
        Step { journal in journal.wait(until: instant) }
    }

    /// As `at`, but what fell due is settled of these people alone, ahead of the others.
    public static func at(_ instant: Instant, only people: EmployeeID...) -> Step {
        Step { journal in journal.wait(until: instant, only: people) }
    }

    /// These events happened, whatever the rules would have said.
    public static func happened(_ events: Event..., by actor: Actor) -> Step {
        Step { journal in
            journal.record(events, by: actor)
            return events
        }
    }

    /// Had a claim credited just now, without notice: `zhou` approved it, no cap was asked.
    public static func earned(_ points: Points, by employee: EmployeeID = .zhang) -> Step {
        Step { journal in
            let claim = ClaimID(number: journal.state.lastNumber(ClaimID.self) + 1)
            let today = journal.today
            let submission = Claim.Submission(
                employee: employee, item: "earlier", occurred: today, distinct: true)
            let due = Deadline.days(3, from: today, to: today.adding(3))
            let credit = Claim.Credit(
                credited: points, forgone: 0, year: today.year,
                department: journal.state.employee(employee)?.department ?? "")
            let before = journal.events.count
            journal.record(
                [.claim(claim, .submitted(submission, due: due))], by: .employee(employee))
            journal.record(
                [
                    .claim(claim, .approved(points: points, notice: nil)),
                    .claim(claim, .credited(employee, credit)),
                ], by: .zhou)
            return journal.events[before...].map(\.event)
        }
    }
}

extension Deadline {
    /// So many working days after `from`, the last of which is `to`.
    public static func days(
        _ days: Int, from: Day, to: Day, provisional: Bool = false
    ) -> Deadline {
        Deadline(
            at: LedgerTime.china.end(of: to), provisional: provisional, from: from,
            workingDays: days)
    }
}
