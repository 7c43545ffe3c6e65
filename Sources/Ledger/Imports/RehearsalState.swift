/// The rows of the books, and over them those that a rehearsal would add: so a whole file can be
/// tried beside the books, each row after those above it, while nothing is written and nobody waits.
///
/// It holds what the rows of an import can change: claims, deductions, people, products, what was brought from
/// the old book, participants and results. All else is as in the books.
public struct RehearsalState<Base: LedgerState>: LedgerState {
    let base: Base
    private var beginnings: [Stream: Beginning] = [:]
    private var lastNumbers: [Character: Int64] = [:]
    private var employees: [EmployeeID: Employee] = [:]
    private var users: [String: EmployeeID] = [:]
    private var claims: [ClaimID: Claim] = [:]
    /// Found as the books' indexes find theirs, however many claims one person has in a file.
    private var claimsAbout: [EmployeeID: [String: ClaimID]] = [:]
    private var claimsOn: [EmployeeID: [ItemCode: [Day: [ClaimID]]]] = [:]
    private var brought: [EmployeeID: Points] = [:]
    private var products: [ProductCode: Product] = [:]
    /// Of people, products, deductions and lines of the old book.
    private var added: [Stream: [RecordedEvent]] = [:]
    private var gained: [EmployeeID: Points] = [:]
    private var deductions: [DeductionID: Deduction] = [:]
    private var deductionsFrom: [EmployeeID: [DeductionID]] = [:]
    private var participants: [CampaignCode: [ParticipantID: Participant]] = [:]
    private var results: [ResultID: CampaignResult] = [:]
    private var resultsOf: [ParticipantID: [ResultID]] = [:]

    public init(over base: Base) { self.base = base }

    /// Carries what was decided into these rows, as if it had been recorded.
    public mutating func take(_ event: Event, by actor: Actor, at now: Instant) {
        if beginnings[event.stream] == nil {
            beginnings[event.stream] = Beginning(seq: 0, at: now)
        }
        let recorded = RecordedEvent(
            seq: 0, event: event, recordedAt: now, effectiveAt: now, actor: actor)
        switch event.stream {
        case .employee, .product, .deduction, .opening:
            added[event.stream, default: []].append(recorded)
        default: break
        }
        recorded.evolve(&self)
    }
}

// What a row of an import looks at, and may find changed by one above it.
extension RehearsalState {
    public func beginning(of stream: Stream) -> Beginning? {
        base.beginning(of: stream) ?? beginnings[stream]
    }

    public func deduction(_ id: DeductionID) -> Deduction? {
        deductions[id] ?? base.deduction(id)
    }

    public func standingDeductions(
        from employee: EmployeeID, for item: ItemCode, on day: Day
    ) -> [DeductionID] {
        let known = base.standingDeductions(from: employee, for: item, on: day)
        return known.filter { deductions[$0]?.reversed != true }
            + (deductionsFrom[employee] ?? []).filter { id in
                deductions[id].map { $0.item == item && $0.occurred == day && !$0.reversed }
                    ?? false
            }
    }

    /// Of people, products, deductions and lines of the old book, with what rows above led to; of all else as in
    /// the books.
    public func entries(of stream: Stream) -> [RecordedEvent] {
        base.entries(of: stream) + (added[stream] ?? [])
    }

    public func lastNumber<ID: NumberedID>(_ kind: ID.Type) -> Int64 {
        lastNumbers[kind.letter] ?? base.lastNumber(kind)
    }

    public func employee(_ id: EmployeeID) -> Employee? { employees[id] ?? base.employee(id) }

    public func employee(boundTo user: String) -> EmployeeID? {
        users[user] ?? base.employee(boundTo: user)
    }

    public func claim(_ id: ClaimID) -> Claim? { claims[id] ?? base.claim(id) }

    public func liveClaim(of employee: EmployeeID, on occurrence: String) -> ClaimID? {
        base.liveClaim(of: employee, on: occurrence)
            ?? claimsAbout[employee]?[Spelling.key(occurrence)]
    }

    public func liveClaim(
        of employee: EmployeeID, item: ItemCode, day: Day, unnamed: Bool
    ) -> ClaimID? {
        base.liveClaim(of: employee, item: item, day: day, unnamed: unnamed)
            ?? claimsOn[employee]?[item]?[day]?.first { id in
                !unnamed || claims[id]?.occurrence == nil
            }
    }

    public func countLiveClaims(of employee: EmployeeID, item: ItemCode, days: Range<Day>) -> Int {
        let added = claimsOn[employee]?[item] ?? [:]
        return base.countLiveClaims(of: employee, item: item, days: days)
            + added.reduce(0) { $0 + (days.contains($1.key) ? $1.value.count : 0) }
    }

    public func hasClaims(of employee: EmployeeID) -> Bool {
        claimsOn[employee] != nil || base.hasClaims(of: employee)
    }

    /// What is held is as in the books: no row of an import asks for goods.
    public func account(of employee: EmployeeID) -> EmployeeAccount {
        var account = base.account(of: employee)
        account.available += gained[employee] ?? 0
        return account
    }

    public func brought(by employee: EmployeeID) -> Points {
        base.brought(by: employee) + (brought[employee] ?? 0)
    }

    public func product(_ code: ProductCode) -> Product? { products[code] ?? base.product(code) }

    public func participant(_ id: ParticipantID, in campaign: CampaignCode) -> Participant? {
        participants[campaign]?[id] ?? base.participant(id, in: campaign)
    }

    public func result(_ id: ResultID) -> CampaignResult? { results[id] ?? base.result(id) }

    public func countResults(
        of participant: ParticipantID, in campaign: CampaignCode, item: CampaignKey,
        days: Range<Day>
    ) -> Int {
        base.countResults(of: participant, in: campaign, item: item, days: days)
            + added(to: participant) {
                $0.campaign == campaign && $0.item == item && days.contains($0.on)
            }
    }

    public func countResults(
        of participant: ParticipantID, in campaign: CampaignCode, item: CampaignKey,
        subject: String
    ) -> Int {
        base.countResults(of: participant, in: campaign, item: item, subject: subject)
            + added(to: participant) {
                $0.campaign == campaign && $0.item == item && $0.subject == subject
            }
    }

    private func added(
        to participant: ParticipantID, where matches: (CampaignResult) -> Bool
    ) -> Int {
        (resultsOf[participant] ?? []).count { id in results[id].map(matches) ?? false }
    }
}

// What the rows change.
extension RehearsalState {
    private mutating func note<ID: NumberedID>(_ id: ID) {
        lastNumbers[ID.letter] = max(id.number, lastNumber(ID.self))
    }

    public mutating func put(_ employee: Employee) {
        employees[employee.id] = employee
        if let user = employee.user { users[user] = employee.id }
    }

    public mutating func put(_ claim: Claim) {
        note(claim.id)
        guard claims.updateValue(claim, forKey: claim.id) == nil else { return }
        claimsOn[claim.employee, default: [:]][claim.item, default: [:]][
            claim.occurred, default: []
        ].append(claim.id)
        guard let occurrence = claim.occurrence.map(Spelling.key) else { return }
        if claimsAbout[claim.employee]?[occurrence] == nil {
            claimsAbout[claim.employee, default: [:]][occurrence] = claim.id
        }
    }

    public mutating func put(_ deduction: Deduction) {
        note(deduction.id)
        let isNew = self.deduction(deduction.id) == nil
        deductions[deduction.id] = deduction
        if isNew { deductionsFrom[deduction.employee, default: []].append(deduction.id) }
    }

    public mutating func put(_ product: Product) { products[product.code] = product }

    public mutating func put(_ participant: Participant, in campaign: CampaignCode) {
        participants[campaign, default: [:]][participant.id] = participant
    }

    public mutating func put(_ result: CampaignResult) {
        note(result.id)
        results[result.id] = result
        resultsOf[result.participant, default: []].append(result.id)
    }

    public mutating func book(_ entry: Entry, seq: Int64, on day: Day) {
        for posting in entry.postings {
            if posting.from == .available(entry.employee) {
                gained[entry.employee, default: 0] -= posting.points
            }
            if posting.to == .available(entry.employee) {
                gained[entry.employee, default: 0] += posting.points
            }
            if posting.from == .brought { brought[entry.employee, default: 0] += posting.points }
            if posting.to == .brought { brought[entry.employee, default: 0] -= posting.points }
        }
    }
}
