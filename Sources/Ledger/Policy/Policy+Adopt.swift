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
