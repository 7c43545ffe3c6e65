public import Ledger

/// The rows of the books in dictionaries: the plainest state that the rules can work on, and
/// the one that every other is compared with.
public struct MemoryState: LedgerState, Equatable, Sendable {
    public private(set) var books: Books?
    public private(set) var entries = Entries()
    public private(set) var policies = PolicyHistory()
    public private(set) var calendar = WorkCalendar()
    public private(set) var unfinished: [UnfinishedWork] = []
    public private(set) var holders: [RoleHolder: Set<Role>] = [:]
    public private(set) var employees: [EmployeeID: Employee] = [:]
    public private(set) var claims: [ClaimID: Claim] = [:]
    public private(set) var objections: [ObjectionID: Objection] = [:]
    public private(set) var deductions: [DeductionID: Deduction] = [:]
    public private(set) var appeals: [AppealID: Appeal] = [:]
    public private(set) var products: [ProductCode: Product] = [:]
    public private(set) var leaderProposal: LeaderProposal?
    public private(set) var traits: [ClaimID: Set<String>] = [:]
    public private(set) var priceChanges: [PriceChange] = []
    public private(set) var redemptions: [RedemptionID: Redemption] = [:]
    public private(set) var budgets: [Int: Budget] = [:]
    public private(set) var accounts: [EmployeeID: EmployeeAccount] = [:]
    public private(set) var totals: [PersonYear: YearTotals] = [:]
    /// All that ever moved, the oldest first.
    public private(set) var movements: [Movement] = []
    public private(set) var ranked: [Ranked] = []
    public private(set) var criticisms: [Criticism] = []
    public private(set) var campaigns: [CampaignCode: Campaign] = [:]
    public private(set) var campaignEntries: [CampaignCode: [ParticipantID: Participant]] = [:]
    public private(set) var imports: [ImportID: Import] = [:]
    public private(set) var results: [ResultID: CampaignResult] = [:]
    public private(set) var standings: [CampaignCode: [Campaign.Standing]] = [:]

    public init() {}

    public var postings: [Posting] { movements.map(\.posting) }
}

/// The entries of every stream, the oldest first. Events, not rows: an event that changes nothing
/// is still in the books.
public struct Entries: Equatable, Sendable {
    public private(set) var lives: [Stream: [RecordedEvent]] = [:]

    mutating func note(_ recorded: RecordedEvent) {
        lives[recorded.event.stream, default: []].append(recorded)
    }

    public static func == (left: Entries, right: Entries) -> Bool { true }
}

/// A posting, on whose account and on which day.
public struct Movement: Hashable, Sendable {
    public let seq: Int64
    public let posting: Posting
    public let employee: EmployeeID
    public let day: Day
}

public struct PersonYear: Hashable, Sendable {
    public let employee: EmployeeID
    public let year: Int
}

/// What counted for the ranking on a day (R-PUB-2).
public struct Ranked: Hashable, Sendable {
    public let points: Points
    public let employee: EmployeeID
    public let department: String
    public let day: Day
}

public struct Criticism: Hashable, Sendable {
    public let employee: EmployeeID
    public let claim: ClaimID
    public let day: Day

    public init(employee: EmployeeID, claim: ClaimID, day: Day) {
        self.employee = employee
        self.claim = claim
        self.day = day
    }
}

// What evolve writes.
extension MemoryState {
    /// Takes an event into the entries, and carries it into the rows.
    public mutating func take(_ recorded: RecordedEvent) {
        entries.note(recorded)
        recorded.evolve(&self)
    }

    public mutating func put(_ books: Books) { self.books = books }
    public mutating func adopt(_ adoption: PolicyAdoption) { policies.adopt(adoption) }
    public mutating func adopt(_ year: WorkYear) { calendar.adopt(year) }
    public mutating func begin(_ work: UnfinishedWork) { unfinished.append(work) }
    public mutating func end(_ work: LongWork) { unfinished.removeAll { $0.work == work } }

    public mutating func grant(_ role: Role, to holder: RoleHolder) {
        holders[holder, default: []].insert(role)
    }

    public mutating func withdraw(_ role: Role, from holder: RoleHolder) {
        holders[holder, default: []].remove(role)
    }

    public mutating func put(_ proposal: LeaderProposal?) { leaderProposal = proposal }
    public mutating func put(_ employee: Employee) { employees[employee.id] = employee }
    public mutating func put(_ claim: Claim) { claims[claim.id] = claim }
    public mutating func index(_ claim: ClaimID, by traits: Set<String>) {
        if !traits.isEmpty { self.traits[claim] = traits }
    }

    public mutating func put(_ objection: Objection) { objections[objection.id] = objection }
    public mutating func put(_ deduction: Deduction) { deductions[deduction.id] = deduction }
    public mutating func put(_ appeal: Appeal) { appeals[appeal.id] = appeal }
    public mutating func put(_ product: Product) { products[product.code] = product }
    public mutating func note(_ change: PriceChange) { priceChanges.append(change) }
    public mutating func put(_ redemption: Redemption) { redemptions[redemption.id] = redemption }
    public mutating func put(_ budget: Budget) { budgets[budget.year] = budget }

    public mutating func put(_ campaign: Campaign) { campaigns[campaign.code] = campaign }

    public mutating func put(_ participant: Participant, in campaign: CampaignCode) {
        campaignEntries[campaign, default: [:]][participant.id] = participant
    }

    public mutating func put(_ result: CampaignResult) { results[result.id] = result }
    public mutating func put(_ made: Import) { imports[made.id] = made }

    public mutating func put(_ standing: Campaign.Standing, in campaign: CampaignCode) {
        standings[campaign, default: []].append(standing)
    }

    public mutating func put(_ totals: YearTotals, of employee: EmployeeID, year: Int) {
        self.totals[PersonYear(employee: employee, year: year)] = totals
    }

    public mutating func book(_ entry: Entry, seq: Int64, on day: Day) {
        for posting in entry.postings {
            movements.append(
                Movement(seq: seq, posting: posting, employee: entry.employee, day: day))
            move(-posting.points, in: posting.from, of: entry.employee)
            move(posting.points, in: posting.to, of: entry.employee)
        }
    }

    private mutating func move(_ points: Points, in account: Account, of employee: EmployeeID) {
        switch account {
        case .available(let owner): accounts[owner, default: EmployeeAccount()].available += points
        case .held: accounts[employee, default: EmployeeAccount()].held += points
        case .issued, .brought, .redeemed, .forgone, .deducted, .revoked, .cleared: break
        }
    }

    public mutating func rank(
        _ points: Points, of employee: EmployeeID, department: String, on day: Day
    ) {
        ranked.append(Ranked(points: points, employee: employee, department: department, day: day))
    }

    public mutating func criticise(_ employee: EmployeeID, claim: ClaimID, on day: Day) {
        criticisms.append(Criticism(employee: employee, claim: claim, day: day))
    }
}

extension PolicyHistory: Equatable {
    public static func == (left: PolicyHistory, right: PolicyHistory) -> Bool {
        left.adoptions == right.adoptions
    }
}

extension WorkCalendar: Equatable {
    public static func == (left: WorkCalendar, right: WorkCalendar) -> Bool {
        left.years == right.years
    }
}
