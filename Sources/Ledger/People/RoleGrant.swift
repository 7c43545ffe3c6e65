/// Roles are granted and withdrawn by events (R-ORG-2).
public enum RoleGrant {
    public enum Command: Sendable {
        case grant(Role, to: RoleHolder)
        case withdraw(Role, from: RoleHolder)
    }

    public enum Event: Hashable, Sendable {
        case granted(Role, to: RoleHolder)
        case withdrawn(Role, from: RoleHolder)
    }

    public enum Refusal: Error, Hashable, Sendable {
        case notGrantable(Role)
        /// The operator appoints a leader only while there is none.
        case leaderExists
        case alreadyHeld(Role, by: RoleHolder)
        case notHeld(Role, by: RoleHolder)
    }

    /// Refuses, in this order: a role that cannot be granted; the operator where a leader is;
    /// an unknown works number; a role held already, or not held.
    static func decide(
        _ command: Command, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        switch command {
        case .grant(let role, let holder):
            try requireMandate(role, context, state)
            if case .employee(let id) = holder { _ = try state.requireActive(id) }
            if state.roles(of: holder).contains(role) {
                throw .role(.alreadyHeld(role, by: holder))
            }
            return [.role(.granted(role, to: holder))]

        case .withdraw(let role, let holder):
            try requireMandate(role, context, state)
            if !state.roles(of: holder).contains(role) {
                throw .role(.notHeld(role, by: holder))
            }
            return [.role(.withdrawn(role, from: holder))]
        }
    }

    private static func requireMandate(
        _ role: Role, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) {
        if !role.canBeGranted { throw .role(.notGrantable(role)) }
        if context.actor == .operator && state.hasLeader { throw .role(.leaderExists) }
    }
}

extension RecordedEvent {
    func evolve(_ event: RoleGrant.Event, _ state: inout some LedgerState) {
        switch event {
        case .granted(let role, let holder): state.grant(role, to: holder)
        case .withdrawn(let role, let holder): state.withdraw(role, from: holder)
        }
    }
}
