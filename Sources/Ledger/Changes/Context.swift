/// Who asks, and when. The clock is read once for a batch of commands, outside.
public struct Context: Sendable {
    public let actor: Actor
    public let now: Instant
    public let time: LedgerTime

    public init(actor: Actor, now: Instant, time: LedgerTime) {
        self.actor = actor
        self.now = now
        self.time = time
    }

    public var today: Day { time.day(of: now) }

    /// Nobody decides about themself (R-ORG-3).
    func forbidSelf(_ employee: EmployeeID, _ rule: FourEyes) throws(Refusal) {
        if actor.is(employee) { throw .fourEyes(rule) }
    }

    /// As above, of who did an earlier thing; also of a login name that was bound to the works
    /// number only after it.
    func forbidSame(
        _ earlier: Actor, _ rule: FourEyes, _ state: some LedgerState
    ) throws(Refusal) {
        if actor == earlier { throw .fourEyes(rule) }
        if case .user(let user) = earlier, let employee = state.employee(boundTo: user) {
            try forbidSelf(employee, rule)
        }
    }
}
