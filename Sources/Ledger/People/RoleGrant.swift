/// Roles are granted and withdrawn by events (R-ORG-2, R-ORG-9).
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
        /// Nobody would be left to grant a role.
        case lastLeader(RoleHolder)
        /// A login that is always the operator, and so never anybody with a role.
        case operatorsLogin(String)
        /// A login that this host does not know, where nobody said that it will.
        case loginUnknown(String)
    }

    /// Refuses, in this order: a role that cannot be granted; the operator where a leader is, but
    /// for correcting the first; an unknown works number; somebody who left; a role held already,
    /// or not held; withdrawing it from the last leader.
    static func decide(
        _ command: Command, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        switch command {
        case .grant(let role, let holder):
            let replaced = try requireMandate(role, isGrant: true, context, state)
            try requireHere(holder, state)
            if state.roles(of: holder).contains(role) {
                throw .role(.alreadyHeld(role, by: holder))
            }
            let ended = replaced.map { Ledger.Event.role(.withdrawn(.leader, from: $0)) }
            return [ended, .role(.granted(role, to: holder))].compactMap { $0 }

        case .withdraw(let role, let holder):
            _ = try requireMandate(role, isGrant: false, context, state)
            if !state.roles(of: holder).contains(role) {
                throw .role(.notHeld(role, by: holder))
            }
            if role == .leader { try state.requireOtherLeader(than: [holder]) }
            return [.role(.withdrawn(role, from: holder))]
        }
    }

    /// - Returns: the leader whom the operator puts somebody else in place of.
    private static func requireMandate(
        _ role: Role, isGrant: Bool, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> RoleHolder? {
        if !role.canBeGranted { throw .role(.notGrantable(role)) }
        guard context.actor == .operator, !state.leaders.isEmpty else { return nil }
        guard role == .leader, isGrant, let first = state.unusedFirstLeader else {
            throw .role(.leaderExists)
        }
        return first
    }

    private static func requireHere(
        _ holder: RoleHolder, _ state: some LedgerState
    ) throws(Ledger.Refusal) {
        switch holder {
        case .employee(let id): _ = try state.requireActive(id)
        case .user(let user):
            if let id = state.employee(boundTo: user) { _ = try state.requireActive(id) }
        }
    }
}

extension LedgerState {
    /// The only leader, named by the operator, who has recorded nothing yet: a name that may be a
    /// mistake, and that the operator can correct (R-ORG-9). Nil where there is no such.
    public var unusedFirstLeader: RoleHolder? {
        guard leaders.count == 1, let first = leaders.first,
            entries(of: .roles).allSatisfy({ $0.actor == .operator })
        else { return nil }
        return person(behind: first).contains { hasRecorded(Actor($0)) } ? nil : first
    }

    /// Under which names a holder acts: the works number, the login name, or both.
    private func person(behind holder: RoleHolder) -> [RoleHolder] {
        let id: EmployeeID? =
            switch holder {
            case .employee(let id): id
            case .user(let user): employee(boundTo: user)
            }
        return id.flatMap { employee($0) }?.holders ?? [holder]
    }

    /// Refuses where these hold the role leader, and nobody beside them.
    func requireOtherLeader(than holders: [RoleHolder]) throws(Refusal) {
        let leaders = leaders
        guard let one = leaders.first(where: holders.contains),
            leaders.allSatisfy(holders.contains)
        else { return }
        throw .role(.lastLeader(one))
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
