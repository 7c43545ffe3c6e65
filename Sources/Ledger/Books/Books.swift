/// One enterprise's books 台账: what their first entry states, once and for all.
public struct Books: Hashable, Sendable {
    /// Real, or for training (R-TIME-5).
    public enum Kind: String, CaseIterable, Sendable { case real, training }

    public let enterprise: String
    public let kind: Kind
    public let time: LedgerTime
    /// The year whose 31 December has not been cleared yet (R-CLR-2).
    public var openYear: Int

    public init(enterprise: String, kind: Kind, time: LedgerTime, openYear: Int) {
        self.enterprise = enterprise
        self.kind = kind
        self.time = time
        self.openYear = openYear
    }
}

extension Books {
    public enum Command: Sendable {
        case open(enterprise: String, kind: Kind, time: LedgerTime, leader: RoleHolder?)
        /// Moves the simulated clock of a training book on.
        case advanceClock(to: Instant)
        /// The operator says that the host's clock is right (R-CLR-6).
        case confirmClock(ClockDoubt, user: String)
    }

    public enum Event: Hashable, Sendable {
        case opened(enterprise: String, kind: Kind, time: LedgerTime, firstYear: Int)
        case clockAdvanced(to: Instant)
        /// Why the clock was doubted, how far it had jumped, and the operator's login.
        case clockConfirmed(ClockDoubt, user: String)
    }

    public enum Refusal: Error, Hashable, Sendable {
        case notOpened
        case alreadyOpened(enterprise: String)
        case notForTraining
        case clockBackwards(now: Instant)
    }

    /// Refuses, in this order: opening twice; a first leader by works number, whom nobody could
    /// enrol; a clock of real books; a clock set back.
    static func decide(
        _ command: Command, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        switch command {
        case .open(let enterprise, let kind, let time, let leader):
            if let books = state.books {
                throw .books(.alreadyOpened(enterprise: books.enterprise))
            }
            let firstYear = time.day(of: context.now).year
            let opened = Ledger.Event.books(
                .opened(enterprise: enterprise, kind: kind, time: time, firstYear: firstYear))
            guard let leader else { return [opened] }
            if case .employee(let id) = leader { throw .employee(.unknown(id)) }
            return [opened, .role(.granted(.leader, to: leader))]

        case .advanceClock(let to):
            if state.books?.kind != .training { throw .books(.notForTraining) }
            if to < context.now { throw .books(.clockBackwards(now: context.now)) }
            return [.books(.clockAdvanced(to: to))]

        case .confirmClock(let doubt, let user):
            return [.books(.clockConfirmed(doubt, user: user))]
        }
    }
}

extension RecordedEvent {
    func evolve(_ event: Books.Event, _ state: inout some LedgerState) {
        switch event {
        case .opened(let enterprise, let kind, let time, let firstYear):
            state.put(
                Books(enterprise: enterprise, kind: kind, time: time, openYear: firstYear))
        case .clockAdvanced, .clockConfirmed:
            break
        }
    }
}
