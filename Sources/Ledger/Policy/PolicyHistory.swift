/// A policy, the day from which it is in force, and the entry that adopted it.
public struct PolicyAdoption: Hashable, Sendable {
    public let seq: Int64
    public let effective: Day
    public let policy: Policy

    public init(seq: Int64, effective: Day, policy: Policy) {
        self.seq = seq
        self.effective = effective
        self.policy = policy
    }
}

/// All policies ever adopted.
public struct PolicyHistory: Sendable {
    /// By effective day, then by entry: the last that has begun is in force.
    public private(set) var adoptions: [PolicyAdoption] = []

    public init() {}

    public mutating func adopt(_ adoption: PolicyAdoption) {
        let index = adoptions.firstIndex { $0.effective > adoption.effective }
        adoptions.insert(adoption, at: index ?? adoptions.count)
    }

    public func adoption(on day: Day) -> PolicyAdoption? {
        adoptions.last { $0.effective <= day }
    }

    public func policy(on day: Day) -> Policy? { adoption(on: day)?.policy }

    func require(on day: Day) throws(Ledger.Refusal) -> Policy {
        guard let policy = policy(on: day) else { throw .policy(.noneInForce(on: day)) }
        return policy
    }

    /// The policy that was in force on `day` when the entry `seq` was made: one that was adopted
    /// later on the same day does not count.
    func policy(on day: Day, before seq: Int64) -> Policy? {
        adoptions.last { $0.effective <= day && $0.seq < seq }?.policy
    }
}

extension LedgerState {
    /// The policy under which a life began: it judges an item that today's no longer has
    /// (R-REV-3).
    public func policy(whenBegan stream: Stream) -> Policy? {
        guard let books, let first = beginning(of: stream) else { return nil }
        return policies.policy(on: books.time.day(of: first.at), before: first.seq)
    }
}
