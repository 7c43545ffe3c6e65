/// What the rules look at and what events change: the rows of the books, wherever they are kept.
/// `decide` only reads; `evolve` alone writes.
public protocol LedgerState {
    /// The first entry of a stream; nil before it.
    func beginning(of stream: Stream) -> Beginning?
    /// All entries of a stream, the oldest first: of one life, of which there are few.
    func entries(of stream: Stream) -> [RecordedEvent]
    /// Whether any entry is somebody's.
    func hasRecorded(_ actor: Actor) -> Bool

    // The books, people and rules
    var books: Books? { get }
    var policies: PolicyHistory { get }
    var calendar: WorkCalendar { get }
    /// Who holds the role leader, those who left not counted (R-ORG-5).
    var leaders: [RoleHolder] { get }
    func roles(of holder: RoleHolder) -> Set<Role>
    /// The one that stands on the board now.
    var leaderProposal: LeaderProposal? { get }
    func employee(_ id: EmployeeID) -> Employee?
    func employee(boundTo user: String) -> EmployeeID?

    /// The last number given of a kind; 0 before the first.
    func lastNumber<ID: NumberedID>(_ kind: ID.Type) -> Int64

    // Claims
    func claim(_ id: ClaimID) -> Claim?
    func objection(_ id: ObjectionID) -> Objection?
    func openObjections(to claim: ClaimID) -> [Objection]
    /// The first live claim of a person on an occurrence, whatever the item.
    func liveClaim(of employee: EmployeeID, on occurrence: String) -> ClaimID?
    /// The first live claim of a person for an item and a date of occurrence.
    /// - Parameter unnamed: only those that name no occurrence.
    func liveClaim(of employee: EmployeeID, item: ItemCode, day: Day, unnamed: Bool) -> ClaimID?
    func countLiveClaims(of employee: EmployeeID, item: ItemCode, days: Range<Day>) -> Int
    /// The first ones, by number.
    func claimsUnderReview(of employee: EmployeeID, limit: Int) -> [ClaimID]
    /// Claims under review or on notice, by person and number: the next `limit` after one; nil:
    /// from the first.
    func openClaims(after place: OpenClaim?, limit: Int) -> [OpenClaim]
    func revokedClaims(of employee: EmployeeID) -> [ClaimID]
    /// Whether any claim is theirs, whatever became of it.
    func hasClaims(of employee: EmployeeID) -> Bool

    // Points
    func account(of employee: EmployeeID) -> EmployeeAccount
    func yearTotals(of employee: EmployeeID, year: Int) -> YearTotals
    /// Who has points or open holds, in the order of the works numbers: the next `limit` after
    /// one; nil: from the first.
    func accountsToClear(after employee: EmployeeID?, limit: Int) -> [EmployeeID]
    /// The day of the last entry that moved points of somebody; nil before the first.
    func lastMovement(of employee: EmployeeID) -> Day?
    /// What clearings took from somebody, the oldest first.
    func losses(of employee: EmployeeID) -> [ClearingLoss]
    /// How many accounts lost points at the end of a year, and how many in all.
    func clearedAtEnd(ofYear year: Int) -> (accounts: Int64, points: Points)
    /// What all lines brought from the old book come to (R-BOOK-6).
    func brought(by employee: EmployeeID) -> Points
    func deduction(_ id: DeductionID) -> Deduction?
    /// Those not given back, of that day of violation, the oldest first.
    func standingDeductions(
        from employee: EmployeeID, for item: ItemCode, on day: Day
    ) -> [DeductionID]
    func appeal(_ id: AppealID) -> Appeal?
    func openAppeal(against deduction: DeductionID) -> AppealID?

    // Store
    func product(_ code: ProductCode) -> Product?
    func redemption(_ id: RedemptionID) -> Redemption?
    /// Open redemptions, the oldest first: the next `limit` after one; nil: from the first.
    func openHolds(after redemption: RedemptionID?, limit: Int) -> [RedemptionID]
    /// Open redemptions of a person, the oldest first: the next `limit` after one; nil: from the
    /// first.
    func openHolds(of employee: EmployeeID, after redemption: RedemptionID?, limit: Int)
        -> [RedemptionID]
    func hasOpenHold(of employee: EmployeeID, on product: ProductCode) -> Bool
    /// Units in open and fulfilled redemptions requested on these days.
    func redeemedCount(of product: ProductCode, by employee: EmployeeID, days: Range<Day>)
        -> Int64
    func budget(year: Int) -> Budget

    func imported(_ id: ImportID) -> Import?

    // Campaigns
    func campaign(_ code: CampaignCode) -> Campaign?
    func participant(_ id: ParticipantID, in campaign: CampaignCode) -> Participant?
    /// In the order of their numbers: the next `limit` after one; nil: from the first.
    func participants(in campaign: CampaignCode, after participant: ParticipantID?, limit: Int)
        -> [Participant]
    /// Whether more participants and results than so many are there.
    func isLarge(_ campaign: CampaignCode, beyond count: Int) -> Bool
    /// Whether the final standing of a participant is kept.
    func hasStood(_ participant: ParticipantID, in campaign: CampaignCode) -> Bool
    func result(_ id: ResultID) -> CampaignResult?
    /// Results of an item that are not void.
    func countResults(
        of participant: ParticipantID, in campaign: CampaignCode, item: CampaignKey,
        days: Range<Day>
    ) -> Int
    func countResults(
        of participant: ParticipantID, in campaign: CampaignCode, item: CampaignKey,
        subject: String
    ) -> Int
    /// All results of a participant, void ones too.
    func results(of participant: ParticipantID, in campaign: CampaignCode) -> [CampaignResult]
    /// All results, void ones too, those of a participant together, in the participants' order.
    func eachResult(in campaign: CampaignCode, _ body: (CampaignResult) -> Void)

    // What falls due next by itself, at `instant` or before: claims and holds.
    func nextDue(until instant: Instant) -> DueItem?
    /// The same of one person's.
    func nextDue(of employee: EmployeeID, until instant: Instant) -> DueItem?

    /// What goes on in steps, the oldest first.
    var unfinished: [UnfinishedWork] { get }

    // Written by `evolve`

    mutating func begin(_ work: UnfinishedWork)
    mutating func end(_ work: LongWork)
    mutating func put(_ books: Books)
    mutating func adopt(_ adoption: PolicyAdoption)
    mutating func adopt(_ year: WorkYear)
    mutating func grant(_ role: Role, to holder: RoleHolder)
    mutating func withdraw(_ role: Role, from holder: RoleHolder)
    /// Nil: none stands any more.
    mutating func put(_ proposal: LeaderProposal?)
    mutating func put(_ employee: Employee)
    mutating func put(_ claim: Claim)
    /// By what a claim is found; written once, when it is submitted.
    mutating func index(_ claim: ClaimID, by traits: Set<String>)
    mutating func put(_ objection: Objection)
    mutating func put(_ deduction: Deduction)
    mutating func put(_ appeal: Appeal)
    mutating func put(_ product: Product)
    mutating func note(_ change: PriceChange)
    mutating func put(_ redemption: Redemption)
    mutating func put(_ budget: Budget)
    mutating func put(_ campaign: Campaign)
    mutating func put(_ participant: Participant, in campaign: CampaignCode)
    mutating func put(_ result: CampaignResult)
    mutating func put(_ made: Import)
    /// Final: only of participants who are there.
    mutating func put(_ standing: Campaign.Standing, in campaign: CampaignCode)
    mutating func put(_ totals: YearTotals, of employee: EmployeeID, year: Int)
    /// Books the postings of the event with this number, and moves the balances.
    mutating func book(_ entry: Entry, seq: Int64, on day: Day)
    /// Adds to what ranks: earned, less deductions and revocations (R-PUB-2).
    mutating func rank(_ points: Points, of employee: EmployeeID, department: String, on day: Day)
    /// A notice of criticism, from its publication on.
    mutating func criticise(_ employee: EmployeeID, claim: ClaimID, on day: Day)
}

extension LedgerState {
    /// All open redemptions of a person, the oldest first.
    public func openHolds(of employee: EmployeeID) -> [RedemptionID] {
        openHolds(of: employee, after: nil, limit: .max)
    }

    /// All who take part, in the order of their numbers.
    public func participants(in campaign: CampaignCode) -> [Participant] {
        participants(in: campaign, after: nil, limit: .max)
    }
}
