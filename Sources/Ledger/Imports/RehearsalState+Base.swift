// What no row of an import changes: as in the books.
extension RehearsalState {
    public var books: Books? { base.books }
    public var policies: PolicyHistory { base.policies }
    public var calendar: WorkCalendar { base.calendar }
    public var leaders: [RoleHolder] { base.leaders }
    public func hasRecorded(_ actor: Actor) -> Bool { base.hasRecorded(actor) }
    public var leaderProposal: LeaderProposal? { base.leaderProposal }
    public func roles(of holder: RoleHolder) -> Set<Role> { base.roles(of: holder) }
    public func imported(_ id: ImportID) -> Import? { base.imported(id) }
    public func objection(_ id: ObjectionID) -> Objection? { base.objection(id) }
    public func openObjections(to claim: ClaimID) -> [Objection] { base.openObjections(to: claim) }
    public func claimsUnderReview(of employee: EmployeeID, limit: Int) -> [ClaimID] {
        base.claimsUnderReview(of: employee, limit: limit)
    }
    public func openClaims(after place: OpenClaim?, limit: Int) -> [OpenClaim] {
        base.openClaims(after: place, limit: limit)
    }
    public var unfinished: [UnfinishedWork] { base.unfinished }
    public func yearTotals(of employee: EmployeeID, year: Int) -> YearTotals {
        base.yearTotals(of: employee, year: year)
    }
    public func lastMovement(of employee: EmployeeID) -> Day? { base.lastMovement(of: employee) }
    public func accountsToClear(after employee: EmployeeID?, limit: Int) -> [EmployeeID] {
        base.accountsToClear(after: employee, limit: limit)
    }
    public func clearedAtEnd(ofYear year: Int) -> (accounts: Int64, points: Points) {
        base.clearedAtEnd(ofYear: year)
    }
    public func revokedClaims(of employee: EmployeeID) -> [ClaimID] {
        base.revokedClaims(of: employee)
    }
    public func losses(of employee: EmployeeID) -> [ClearingLoss] { base.losses(of: employee) }
    public func appeal(_ id: AppealID) -> Appeal? { base.appeal(id) }
    public func openAppeal(against deduction: DeductionID) -> AppealID? {
        base.openAppeal(against: deduction)
    }
    public func redemption(_ id: RedemptionID) -> Redemption? { base.redemption(id) }
    public func openHolds(after redemption: RedemptionID?, limit: Int) -> [RedemptionID] {
        base.openHolds(after: redemption, limit: limit)
    }
    public func openHolds(
        of employee: EmployeeID, after redemption: RedemptionID?, limit: Int
    ) -> [RedemptionID] { base.openHolds(of: employee, after: redemption, limit: limit) }
    public func hasOpenHold(of employee: EmployeeID, on product: ProductCode) -> Bool {
        base.hasOpenHold(of: employee, on: product)
    }
    public func redeemedCount(
        of product: ProductCode, by employee: EmployeeID, days: Range<Day>
    ) -> Int64 { base.redeemedCount(of: product, by: employee, days: days) }
    public func budget(year: Int) -> Budget { base.budget(year: year) }
    public func campaign(_ code: CampaignCode) -> Campaign? { base.campaign(code) }
    public func participants(
        in campaign: CampaignCode, after participant: ParticipantID?, limit: Int
    ) -> [Participant] { base.participants(in: campaign, after: participant, limit: limit) }
    public func isLarge(_ campaign: CampaignCode, beyond count: Int) -> Bool {
        base.isLarge(campaign, beyond: count)
    }
    public func hasStood(_ participant: ParticipantID, in campaign: CampaignCode) -> Bool {
        base.hasStood(participant, in: campaign)
    }
    public func results(
        of participant: ParticipantID, in campaign: CampaignCode
    ) -> [CampaignResult] { base.results(of: participant, in: campaign) }
    public func eachResult(in campaign: CampaignCode, _ body: (CampaignResult) -> Void) {
        base.eachResult(in: campaign, body)
    }
    public func nextDue(until instant: Instant) -> DueItem? { base.nextDue(until: instant) }
    public func nextDue(of employee: EmployeeID, until instant: Instant) -> DueItem? {
        base.nextDue(of: employee, until: instant)
    }
}

// What no row of an import leads to: it is not kept.
extension RehearsalState {
    public mutating func put(_ books: Books) {}
    public mutating func put(_ made: Import) {}
    public mutating func adopt(_ adoption: PolicyAdoption) {}
    public mutating func adopt(_ year: WorkYear) {}
    public mutating func begin(_ work: UnfinishedWork) {}
    public mutating func end(_ work: LongWork) {}
    public mutating func grant(_ role: Role, to holder: RoleHolder) {}
    public mutating func withdraw(_ role: Role, from holder: RoleHolder) {}
    public mutating func put(_ proposal: LeaderProposal?) {}
    public mutating func index(_ claim: ClaimID, by traits: Set<String>) {}
    public mutating func put(_ objection: Objection) {}
    public mutating func put(_ appeal: Appeal) {}
    public mutating func note(_ change: PriceChange) {}
    public mutating func put(_ redemption: Redemption) {}
    public mutating func put(_ budget: Budget) {}
    public mutating func put(_ campaign: Campaign) {}
    public mutating func put(_ standing: Campaign.Standing, in campaign: CampaignCode) {}
    public mutating func put(_ totals: YearTotals, of employee: EmployeeID, year: Int) {}
    public mutating func rank(
        _ points: Points, of employee: EmployeeID, department: String, on day: Day
    ) {}
    public mutating func criticise(_ employee: EmployeeID, claim: ClaimID, on day: Day) {}
}
