extension Claim {
    /// Refuses, in this order: an unknown claim; one that is neither credited nor on notice;
    /// one's own (R-ORG-3). A claim on notice was not credited: it is rejected, with the same
    /// consequences and no points to take back (R-FRAUD-1, R-FRAUD-2). As false all that was
    /// credited is taken back; as a mistake what no clearing has taken since. Either may leave a
    /// debt, whatever the policy says of deductions (R-NEG-2).
    static func revoke(
        _ id: ClaimID, _ kind: RevocationKind, _ reason: String, undoing made: ImportID? = nil,
        _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let claim = try state.requireClaim(id)
        var events: [Ledger.Event]
        switch claim.stage {
        case .onNotice:
            try context.forbidSelf(claim.employee, .ownRevocation)
            let ground: RejectionGround = kind == .false ? .falseClaim : .mistake
            events = [.claim(id, .rejected(ground, reason: reason, undoing: made))]
        case .credited(_, let credit):
            try context.forbidSelf(claim.employee, .ownRevocation)
            let revoked = Revoked(
                kind: kind, reason: reason, employee: claim.employee, credit: credit,
                taken: kind == .mistake ? state.left(ofMistake: id) : credit.credited,
                creditedOn: state.entry(crediting: id).map { context.time.day(of: $0.effectiveAt) },
                undoing: made)
            events = [.claim(id, .revoked(revoked))]
        case .underReview, .approved, .rejected, .withdrawn, .revoked:
            throw .claim(.notRevocable(id))
        }
        if kind == .false { events += Suspension.events(for: claim, context, state) }
        return events
    }
}

extension LedgerState {
    /// The entry that credited a claim; nil before it.
    func entry(crediting claim: ClaimID) -> RecordedEvent? {
        entries(of: .claim(claim)).first { entry in
            if case .claim(_, .credited) = entry.event { true } else { false }
        }
    }
}
