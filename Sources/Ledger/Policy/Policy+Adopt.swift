extension Policy {
    public enum Command: Sendable {
        /// In force from a day on, today or later.
        case adopt(Policy, effective: Day)
    }

    public enum Event: Hashable, Sendable {
        case adopted(Policy, effective: Day)
    }

    public enum Refusal: Error, Hashable, Sendable {
        case noneInForce(on: Day)
        case effectiveInThePast(effective: Day, today: Day)
        case faulty([PolicyFault])
    }

    /// Refuses, in this order: a day in the past; a policy with faults.
    static func decide(
        _ command: Command, _ context: Context
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        switch command {
        case .adopt(let policy, let effective):
            if effective < context.today {
                throw .policy(.effectiveInThePast(effective: effective, today: context.today))
            }
            let faults = policy.faults()
            if !faults.isEmpty { throw .policy(.faulty(faults)) }
            return [.policy(.adopted(policy, effective: effective))]
        }
    }
}

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
    /// The policy under which a stream such as `claim:C12` began, on its first day.
    public func policy(whenBegan stream: String, on day: Day) -> Policy? {
        firstEntry(of: stream).flatMap { policies.policy(on: day, before: $0) }
    }
}
