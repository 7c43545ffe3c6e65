public import Ledger

/// A made-up life of an enterprise: from one seed, always the same one. Time passes, somebody
/// asks for something, often for what the rules refuse.
public struct History: Sendable {
    public private(set) var journal: Journal
    var random: SplitMix64
    let habits: Habits

    /// What all policies of a history have in common, and how its days are kept.
    public struct Habits: Sendable {
        /// Every policy has `floorAtZero`.
        public var floorAtZero = false
        /// The daemon runs all the time; otherwise it is started for each question.
        public var running = false
        /// Looks for faults after every event.
        public var checking = true

        public init() {}

        public static let floor = with { $0.floorAtZero = true }

        public static func with(_ change: (inout Habits) -> Void) -> Habits {
            var habits = Habits()
            change(&habits)
            return habits
        }
    }

    /// A question, and what came of it.
    public struct Asked: Sendable {
        public let command: Command
        public let actor: Actor
        public let result: Result<[Event], Refusal>
    }

    /// The books are open, six people enrolled, three products on the shelf; no calendar yet.
    public init(seed: UInt64, habits: Habits = Habits()) {
        random = SplitMix64(seed: seed)
        self.habits = habits
        let year = Int.random(in: 2024...2026, using: &random)
        let first = Day.firstOf(year: year).adding(Int.random(in: 210..<350, using: &random))
        journal = Journal(
            at: LedgerTime.china.start(of: first).adding(milliseconds: 32_400_000),
            checking: habits.checking)
        begin()
    }

    public mutating func play(_ questions: Int) {
        for _ in 0..<questions { next() }
    }

    /// Lets time pass, then asks for one thing.
    @discardableResult
    public mutating func next() -> Asked {
        wait()
        let (command, actor) = invent()
        let result = Result { () throws(Refusal) in try journal.ask(command, by: actor) }
        return Asked(command: command, actor: actor, result: result)
    }

    private mutating func begin() {
        let setUp: [Command] =
            [.books(.open(enterprise: "示例水泥厂", kind: .training, time: .china, leader: nil))]
            + Self.people.map {
                .employee(.enrol($0, department: "kiln", type: .regular, user: nil))
            }
            + [
                .role(.grant(.leader, to: .employee(Self.people[0]))),
                .policy(.adopt(inventPolicy(faulty: false), effective: journal.today)),
            ]
            + Self.products.flatMap { code in
                [
                    Command.product(
                        .add(
                            code, name: code.text, .household,
                            value: Fen(yuan: Int64.random(in: 5...30, using: &random)), price: nil,
                            limit: inventLimit())),
                    .product(.receive(code, count: 12, note: "")),
                ]
            }
        for command in setUp { _ = try? journal.ask(command, by: .operator) }
    }

    /// Minutes to months; now and then exactly until something falls due.
    private mutating func wait() {
        let minute: Int64 = 60_000
        let day = 1440 * minute
        let chance = Int.random(in: 0..<100, using: &random)
        let instant: Instant
        if chance < 12, let due = journal.state.nextDueWork(until: today(adding: 40)) {
            instant = due.at.adding(milliseconds: random.chance(50) ? 0 : -1)
        } else {
            let span: Int64 =
                switch chance {
                case ..<60: Int64.random(in: 0..<600, using: &random) * minute
                case ..<92: Int64.random(in: 0..<4, using: &random) * day
                case ..<99: Int64.random(in: 5..<25, using: &random) * day
                default: Int64.random(in: 30..<220, using: &random) * day
                }
            instant = journal.now.adding(milliseconds: span)
        }
        if habits.running {
            while let due = journal.state.nextDueWork(until: instant),
                !journal.wait(until: due.at).isEmpty
            {}
        }
        journal.wait(until: instant)
    }

    private func today(adding days: Int) -> Instant {
        journal.time.start(of: journal.today.adding(days))
    }
}
