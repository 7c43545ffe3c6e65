/// Roles are granted and withdrawn by events (R-ORG-2, R-ORG-9).
public enum RoleGrant {
    public enum Command: Sendable {
        case grant(Role, to: RoleHolder)
        case withdraw(Role, from: RoleHolder)
        case proposeLeader(RoleHolder, reason: String)
        case refuseProposal(reason: String)
    }

    public enum Event: Hashable, Sendable {
        case granted(Role, to: RoleHolder)
        case withdrawn(Role, from: RoleHolder)
        case leaderProposed(RoleHolder, reason: String, closes: Deadline)
        case proposalRefused(reason: String)
        /// Nobody objected in time: who was proposed leads.
        case leaderConfirmed(RoleHolder)
        /// Who was proposed left, or leads already.
        case proposalLapsed
    }

    public enum Refusal: Error, Hashable, Sendable {
        case notGrantable(Role)
        /// The operator appoints a leader only while there is none.
        case leaderExists
        case alreadyHeld(Role, by: RoleHolder)
        case notHeld(Role, by: RoleHolder)
        /// Nobody would be left to grant a role.
        case lastLeader(RoleHolder)
        /// The operator can grant it without a proposal.
        case grantAtOnce(RoleHolder)
        case proposalOpen(RoleHolder)
        case noProposal
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
            try state.requireHere(holder)
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

        case .proposeLeader(let holder, let reason):
            return try propose(holder, reason, context, state)

        case .refuseProposal(let reason):
            return try refuseProposal(reason, state)
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

    /// The roles of whoever made an entry: of the works number and its login, or of the login.
    func roles(of actor: Actor) -> Set<Role> {
        let holders: [RoleHolder] =
            switch actor {
            case .employee(let id): employee(id)?.holders ?? []
            case .user(let user): [.user(user)]
            case .operator, .clock: []
            }
        return holders.reduce(into: Set<Role>()) { all, holder in
            all.formUnion(roles(of: holder))
        }
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
        case .leaderProposed(let holder, _, let closes):
            state.put(LeaderProposal(holder: holder, proposedAt: effectiveAt, closes: closes))
        case .leaderConfirmed(let holder):
            state.put(nil)
            state.grant(.leader, to: holder)
        case .proposalRefused, .proposalLapsed: state.put(nil)
        }
    }
}
