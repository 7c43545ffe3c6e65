import Ledger

/// What `StoredState` keeps of the tables in memory. Everything in here is dropped together.
struct RowMemory {
    var employees: RowCache<EmployeeID, Employee>
    var bindings: RowCache<String, EmployeeID>
    var roles: RowCache<RoleHolder, Set<Role>>
    var accounts: RowCache<EmployeeID, EmployeeAccount>
    var yearTotals: RowCache<YearKey, YearTotals>
    var claims: RowCache<ClaimID, Claim>
    var products: RowCache<ProductCode, Product>
    var redemptions: RowCache<RedemptionID, Redemption>
    var budgets: RowCache<Int, Budget>
    /// Added to what is on disk; nothing here ever reads it.
    var totals: [Account: Points] = [:]
    var standings: [StandingKey: Points] = [:]

    /// Whose claims, and whose redemptions, differ from the disk.
    var claimants: Set<EmployeeID> = []
    var redeemers: Set<EmployeeID> = []
    /// Something differs from the disk.
    var isChanged = false
    /// The last number given of each kind, once it was asked for.
    var lastNumbers: [Int64?] = [nil, nil, nil, nil, nil, nil, nil]
    /// What falls due next by itself; nil where it is not known.
    var nextDue: NextDue?

    /// - Parameter capacity: of employees and accounts; of the rest about as much memory.
    init(capacity: Int) {
        employees = RowCache(capacity: capacity)
        bindings = RowCache(capacity: capacity / 16)
        roles = RowCache(capacity: capacity / 4)
        accounts = RowCache(capacity: capacity)
        yearTotals = RowCache(capacity: capacity)
        claims = RowCache(capacity: capacity / 4)
        products = RowCache(capacity: capacity / 8)
        redemptions = RowCache(capacity: capacity / 4)
        budgets = RowCache(capacity: 16)
    }
}

struct YearKey: Hashable {
    let employee: EmployeeID
    let year: Int
}

struct StandingKey: Hashable {
    let month: Int64
    let employee: EmployeeID
    let department: String
}

/// The earliest claim or hold that falls due by itself, kept up as rows change.
struct NextDue {
    /// Nil: nothing will.
    private(set) var item: DueItem?
    /// False once the earliest has moved: the next one must be looked for.
    private(set) var isKnown = true

    init(_ item: DueItem?) { self.item = item }

    /// A row was put: when it falls due by itself, if it does.
    mutating func note(_ subject: DueItem.Subject, _ at: Instant?) {
        if let item, item.subject == subject {
            if item.at != at { isKnown = false }
            return
        }
        guard let at else { return }
        let new = DueItem(at: at, subject: subject)
        if item.map({ new < $0 }) ?? true { item = new }
    }
}
