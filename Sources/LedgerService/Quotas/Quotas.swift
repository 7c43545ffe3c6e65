/// How much of the ledger one person may take up (R-ORG-12), so that nobody can make it unusable
/// for the others. The defaults are generous: nobody who works with it meets them. They may change
/// while the books are served.
public struct Quotas: Sendable, Hashable {
    /// Of people acting for themselves.
    public var own = Quota()
    /// Of those who hold another role than employee, and of what they register for somebody.
    public var registered = Quota.ofRegistrations

    public init() {}
}

/// The bounds of one person. What is open counts by the person whose it is, the rest by the login
/// that asks. A bound on time refills steadily: who has used it up goes on as it does.
public struct Quota: Sendable, Hashable {
    /// Claims under review or on notice.
    public var openClaims: Int64 = 200
    public var openObjections: Int64 = 50
    public var openAppeals: Int64 = 20
    /// Redemptions to be collected.
    public var openHolds: Int64 = 50
    /// Lines of one list.
    public var lines: Int64 = 100
    /// Changes, each line of a list for itself, rehearsals and refusals too.
    public var changesPerMinute: Int64 = 240
    public var changesPerDay: Int64 = 5000
    /// What changes bring and what is remembered of their answers, in KiB.
    public var kibibytesPerMinute: Int64 = 1024
    public var kibibytesPerDay: Int64 = 16 << 10

    public init() {}

    static var ofRegistrations: Quota {
        var quota = Quota()
        quota.openClaims = 20_000
        quota.openObjections = 1000
        quota.openAppeals = 1000
        quota.openHolds = 1000
        quota.lines = 1000
        quota.changesPerMinute = 200_000
        quota.changesPerDay = 5_000_000
        quota.kibibytesPerMinute = 256 << 10
        quota.kibibytesPerDay = 4 << 20
        return quota
    }
}

/// What of a person's may be open only so often at a time.
enum OpenKind: String {
    case claims, objections, appeals, holds

    func bound(_ quota: Quota) -> Int64 {
        switch self {
        case .claims: quota.openClaims
        case .objections: quota.openObjections
        case .appeals: quota.openAppeals
        case .holds: quota.openHolds
        }
    }
}
