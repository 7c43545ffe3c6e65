public import Ledger

/// Books kept in memory, recorded in the daemon's order: what fell due, then what is asked for.
public struct Journal: Sendable {
    public private(set) var state = MemoryState()
    /// All that was recorded, the oldest first.
    public private(set) var events: [RecordedEvent] = []
    /// What was wrong after an event, with the event; only looked for where `checking`.
    public private(set) var faults: [String] = []
    public private(set) var now: Instant
    private let checking: Bool

    public init(at now: Instant, checking: Bool = false) {
        self.now = now
        self.checking = checking
    }

    public var time: LedgerTime { state.books?.time ?? .china }
    public var today: Day { time.day(of: now) }

    public func context(of actor: Actor) -> Context { Context(actor: actor, now: now, time: time) }

    /// Records what the command leads to, and returns it.
    @discardableResult
    public mutating func ask(_ command: Command, by actor: Actor) throws(Refusal) -> [Event] {
        let events = try command.decide(context(of: actor), in: state)
        record(events, by: actor)
        return events
    }

    /// Moves the clock on, and records what fell due until then, in order (R-CLR-2).
    @discardableResult
    public mutating func wait(until instant: Instant) -> [Event] {
        now = max(now, instant)
        var settled: [Event] = []
        var rest: DueItem?
        while let item = rest ?? state.nextDueWork(until: now) {
            let settlement = state.settle(item)
            rest = settlement.rest
            let isDone = !settlement.events.isEmpty || rest != nil
            precondition(isDone, "\(item) falls due again and again")
            record(settlement.events, by: .clock, effectiveAt: item.at)
            settled += settlement.events
        }
        return settled
    }

    /// Moves the clock on, and records what fell due of these people alone, ahead of the others.
    @discardableResult
    public mutating func wait(until instant: Instant, only people: [EmployeeID]) -> [Event] {
        now = max(now, instant)
        var settled: [Event] = []
        for employee in people {
            while let item = state.nextDueWork(of: employee, until: now) {
                let events = state.settle(item).events
                precondition(!events.isEmpty, "\(item) falls due again and again")
                record(events, by: .clock, effectiveAt: item.at)
                settled += events
            }
        }
        return settled
    }

    /// Records events as they are, refused by nobody.
    public mutating func record(_ events: [Event], by actor: Actor, effectiveAt: Instant? = nil) {
        for event in events {
            let recorded = RecordedEvent(
                seq: Int64(self.events.count) + 1, event: event, recordedAt: now,
                effectiveAt: effectiveAt ?? event.effect(in: time) ?? now, actor: actor)
            let before = checking ? state : nil
            state.take(recorded)
            self.events.append(recorded)
            guard let before else { continue }
            let found = state.checkInvariants() + recorded.faults(from: before, to: state)
            faults += found.map { "\(recorded.seq) \(event): \($0)" }
        }
    }

    /// The state that the same events lead to again.
    public static func replay(_ events: [RecordedEvent]) -> MemoryState {
        var state = MemoryState()
        for event in events { state.take(event) }
        return state
    }
}
