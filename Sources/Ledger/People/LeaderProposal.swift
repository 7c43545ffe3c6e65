/// A new leader whom the operator proposes because none can act any more (R-ORG-9): it stands on the
/// board, and is so at its end unless somebody objects. There is one at a time.
public struct LeaderProposal: Hashable, Sendable {
    /// How many working days it stands, whatever the policy: there may be none.
    public static let workingDays = 3

    public let holder: RoleHolder
    public let proposedAt: Instant
    public let closes: Deadline

    public init(holder: RoleHolder, proposedAt: Instant, closes: Deadline) {
        self.holder = holder
        self.proposedAt = proposedAt
        self.closes = closes
    }
}

extension RoleGrant {
    /// Refuses, in this order: where the operator can grant the role at once; an unknown works
    /// number, or somebody who left; who leads already; a second proposal.
    static func propose(
        _ holder: RoleHolder, _ reason: String, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        if state.leaders.isEmpty || state.unusedFirstLeader != nil {
            throw .role(.grantAtOnce(holder))
        }
        try state.requireHere(holder)
        if state.roles(of: holder).contains(.leader) {
            throw .role(.alreadyHeld(.leader, by: holder))
        }
        if let open = state.leaderProposal { throw .role(.proposalOpen(open.holder)) }
        let closes = state.calendar.deadline(
            from: context.today, workingDays: LeaderProposal.workingDays, time: context.time)
        return [.role(.leaderProposed(holder, reason: reason, closes: closes))]
    }

    /// Refuses where nothing is proposed. Who may object is said where the method is allowed.
    static func refuseProposal(
        _ reason: String, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        guard state.leaderProposal != nil else { throw .role(.noProposal) }
        return [.role(.proposalRefused(reason: reason))]
    }

    /// What the end of a proposal leads to: the role, or nothing where it cannot be held any more.
    static func settleProposal(_ state: some LedgerState) -> [Ledger.Event] {
        guard let proposal = state.leaderProposal else { return [] }
        let holder = proposal.holder
        do throws(Ledger.Refusal) {
            try state.requireHere(holder)
        } catch {
            return [.role(.proposalLapsed)]
        }
        let leads = state.roles(of: holder).contains(.leader)
        return [.role(leads ? .proposalLapsed : .leaderConfirmed(holder))]
    }
}

extension LedgerState {
    /// Whoever holds or is to hold a role is known and here; a login that nobody has is.
    func requireHere(_ holder: RoleHolder) throws(Refusal) {
        switch holder {
        case .employee(let id): _ = try requireActive(id)
        case .user(let user):
            if let id = employee(boundTo: user) { _ = try requireActive(id) }
        }
    }
}
