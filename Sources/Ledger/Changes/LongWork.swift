/// What a change leaves to be recorded in steps, because there is more of it than one step takes
/// (R-ORG-12). The change itself is recorded at once; what follows from it goes on by itself, also
/// after a restart, with others' changes in between.
public enum LongWork: Hashable, Sendable {
    /// Who left: the rest of their claims under review are withdrawn (R-ORG-5).
    case departure(EmployeeID)
    /// A calendar was adopted: open deadlines are counted again (R-TIME-3).
    case recount
    /// Somebody claimed falsely: their holds are frozen until a moment (R-FRAUD-1).
    case freezing(EmployeeID, until: Instant)
    /// A campaign is closed: what everybody had is counted and kept (R-CAMP-7).
    case closing(CampaignCode)

    public enum Event: Hashable, Sendable {
        case begun(LongWork)
        /// Nothing of it is left.
        case ended(LongWork)
    }

    /// As many follow from a change at once; where there are more, all go in steps.
    public static let atOnce = 1024
    /// Looked at in one step: some milliseconds.
    public static let step = 256

    /// Whether what falls due, and what others do, looks at what it changes. A campaign bears on
    /// no account: its closing comes after all that is due.
    public var comesFirst: Bool {
        switch self {
        case .departure, .recount, .freezing: true
        case .closing: false
        }
    }
}

/// Work that was begun and has not ended, with whose change it belongs to and when that took effect.
public struct UnfinishedWork: Hashable, Sendable {
    public let work: LongWork
    public let actor: Actor
    public let at: Instant

    public init(work: LongWork, actor: Actor, at: Instant) {
        self.work = work
        self.actor = actor
        self.at = at
    }
}

/// How far work has got.
public enum WorkPlace: Hashable, Sendable {
    /// A recount goes through claims by person, then through holds.
    case claims(after: OpenClaim?)
    case holds(after: RedemptionID?)
    case standings(CampaignClosing)
}

/// A claim under review or on notice, by whose it is.
public struct OpenClaim: Hashable, Sendable {
    public let employee: EmployeeID
    public let claim: ClaimID

    public init(employee: EmployeeID, claim: ClaimID) {
        self.employee = employee
        self.claim = claim
    }
}

extension UnfinishedWork {
    /// The next step. Its events belong to the change that began it.
    func step(_ place: WorkPlace?, _ time: LedgerTime, _ state: some LedgerState) -> Settlement {
        switch work {
        case .departure(let employee):
            let claims = state.claimsUnderReview(of: employee, limit: LongWork.step)
            if claims.isEmpty { return ended }
            return Settlement(
                claims.map { .claim($0, .withdrawn(.departure)) }, by: actor, rest: rest(nil))
        case .recount:
            return recount(place ?? .claims(after: nil), time, state)
        case .freezing(let employee, let until):
            var last: RedemptionID?
            if case .holds(let after)? = place { last = after }
            let holds = state.openHolds(of: employee, after: last, limit: LongWork.step)
            guard let next = holds.last else { return ended }
            return Settlement(
                holds.compactMap { state.frozen($0, until: until, time) }, by: actor,
                rest: rest(.holds(after: next)))
        case .closing(let code):
            var closing = CampaignClosing()
            if case .standings(let begun)? = place { closing = begun }
            let events = closing.step(code, state)
            return closing.isDone
                ? Settlement(events + ended.events, by: actor)
                : Settlement(events, by: actor, rest: rest(.standings(closing)))
        }
    }

    private func recount(
        _ place: WorkPlace, _ time: LedgerTime, _ state: some LedgerState
    ) -> Settlement {
        switch place {
        case .standings: return ended
        case .claims(let after):
            let claims = state.openClaims(after: after, limit: LongWork.step)
            guard let last = claims.last else { return recount(.holds(after: nil), time, state) }
            return Settlement(
                claims.compactMap { state.recount($0.claim, by: state.calendar, time, now: at) },
                by: actor,
                rest: rest(.claims(after: last)))
        case .holds(let after):
            let holds = state.openHolds(after: after, limit: LongWork.step)
            guard let last = holds.last else { return ended }
            return Settlement(
                holds.compactMap { state.recount($0, by: state.calendar, time, now: at) },
                by: actor,
                rest: rest(.holds(after: last)))
        }
    }

    /// What of it concerns one person, ahead of its turn.
    func events(of employee: EmployeeID, _ time: LedgerTime, _ state: some LedgerState) -> [Event] {
        switch work {
        case .departure(let left):
            guard left == employee else { return [] }
            return state.claimsUnderReview(of: employee, limit: LongWork.step)
                .map { .claim($0, .withdrawn(.departure)) }
        case .recount:
            let first = OpenClaim(employee: employee, claim: ClaimID(number: 0))
            return state.openClaims(after: first, limit: LongWork.atOnce)
                .prefix { $0.employee == employee }
                .compactMap { state.recount($0.claim, by: state.calendar, time, now: at) }
                + state.openHolds(of: employee).compactMap {
                    state.recount($0, by: state.calendar, time, now: at)
                }
        case .freezing(let suspended, let until):
            guard suspended == employee else { return [] }
            let left = state.openHolds(of: employee).lazy
                .compactMap { state.frozen($0, until: until, time) }
            return Array(left.prefix(LongWork.step))
        case .closing: return []
        }
    }

    private var ended: Settlement { Settlement([.work(.ended(work))], by: actor) }

    private func rest(_ place: WorkPlace?) -> DueItem {
        DueItem(at: at, subject: .work(work, after: place))
    }
}

extension RecordedEvent {
    func evolve(_ event: LongWork.Event, _ state: inout some LedgerState) {
        switch event {
        case .begun(let work):
            state.begin(UnfinishedWork(work: work, actor: actor, at: effectiveAt))
        case .ended(let work): state.end(work)
        }
    }
}
