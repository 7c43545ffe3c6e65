import Ledger
import LedgerTestSupport
import Testing

/// R-BOOK-1: properties of any history, each from a seed, so that it can be repeated.
struct HistoryTests {
    private static let seeds = UInt64(0)..<200
    private static let questions = 120
    private static let unchecked = History.Habits.with { $0.checking = false }

    private func history(_ seed: UInt64, _ habits: History.Habits = unchecked) -> History {
        var history = History(seed: seed, habits: habits)
        history.play(Self.questions)
        return history
    }

    /// R-BOOK-1, R-CAP-1, R-CAP-2, R-CAP-3, R-STORE-4, R-RED-1, R-NEG-2, R-CLR-1, R-PUB-2: what
    /// `checkInvariants()` works out again, and what no single event may do, after every event.
    @Test(arguments: seeds)
    func `no history makes or loses a point`(seed: UInt64) {
        let history = history(seed, History.Habits())
        #expect(history.journal.faults == [])
        #expect(history.journal.events.count > Self.questions * 2 / 5)
    }

    /// R-BOOK-1
    @Test(arguments: seeds)
    func `replaying the events gives the same rows again`(seed: UInt64) {
        let journal = history(seed).journal
        #expect(Journal.replay(journal.events) == journal.state)
    }

    /// R-NEG-2: only a revocation leaves a debt there.
    @Test(arguments: seeds)
    func `under a floor at zero no deduction leads below it`(seed: UInt64) {
        var history = History(seed: seed, habits: .floor)
        history.play(Self.questions)
        #expect(history.journal.faults == [])
        var revoked: [EmployeeID: Points] = [:]
        for case .claim(_, .revoked(let revocation)) in history.journal.events.map(\.event) {
            revoked[revocation.employee, default: 0] += revocation.taken
        }
        for (employee, account) in history.journal.state.accounts {
            #expect(account.available >= -(revoked[employee] ?? 0))
        }
    }

    /// R-ORG-5
    @Test(arguments: seeds)
    func `who left under a policy that clears has nothing, whatever comes later`(seed: UInt64) {
        var history = History(seed: seed, habits: Self.unchecked)
        for _ in 0..<Self.questions {
            history.next()
            let state = history.journal.state
            for employee in state.employees.keys where state.leftUnderClearing(employee) {
                #expect(state.account(of: employee).available <= 0)
            }
        }
    }

    /// Retrying does no harm, even without a request id.
    @Test(arguments: seeds)
    func `the same question twice has no second effect`(seed: UInt64) {
        var history = History(seed: seed, habits: Self.unchecked)
        for _ in 0..<Self.questions {
            let asked = history.next()
            guard case .success = asked.result, !asked.command.accumulates else { continue }
            var again = history.journal
            _ = try? again.ask(asked.command, by: asked.actor)
            #expect(again.state == history.journal.state, "\(asked.command)")
        }
    }

    @Test(arguments: seeds)
    func `a question alone changes nothing, and is always answered alike`(seed: UInt64) {
        var history = History(seed: seed, habits: Self.unchecked)
        for _ in 0..<Self.questions {
            let asked = history.next()
            let journal = history.journal
            let context = journal.context(of: asked.actor)
            let answers = (0..<2).map { _ in
                Result { () throws(Refusal) in
                    try asked.command.decide(context, in: journal.state)
                }
            }
            #expect(answers[0] == answers[1])
            #expect(history.journal.state == journal.state)
        }
    }

    @Test(arguments: seeds.prefix(20))
    func `a seed tells the same history every time`(seed: UInt64) {
        let first = history(seed).journal
        let second = history(seed).journal
        #expect(first.events.map(\.event) == second.events.map(\.event))
        #expect(first.state == second.state)
    }
}

extension Command {
    /// Meant to add up when it is asked again: another receipt, another deduction.
    fileprivate var accumulates: Bool {
        switch self {
        case .claim(.submit(let submission)): submission.distinct
        case .deduction(.record(_, _, _, _, _, let distinct)): distinct
        case .product(.receive), .redemption(.request),
            .redemption(.handOver), .policy:
            true
        case .books, .role, .employee, .calendar, .claim, .deduction, .product, .redemption,
            .budget, .opening, .campaign, .imported:
            false
        }
    }
}
