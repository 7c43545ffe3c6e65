extension Claim {
    /// Takes a claim back with the import that filed it (R-IMP-2). While nobody has decided, whoever
    /// imported it or an administrator withdraws it, and a reviewer rejects it; a decided one is
    /// revoked as a mistake, by a reviewer who did not import it.
    ///
    /// Refuses, in this order: an unknown claim; of an undecided one, somebody who may do neither;
    /// a decided one to who imported it (R-ORG-3); to who is no reviewer; one that has ended; one's
    /// own.
    static func undo(
        _ id: ClaimID, of made: ImportID, _ reason: String, _ context: Context,
        _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let claim = try state.requireClaim(id)
        let roles = state.roles(of: context.actor)
        let isImporter = context.actor == (state.imported(made)?.actor ?? claim.submittedBy)
        if case .underReview = claim.stage {
            if isImporter || roles.contains(.administrator) {
                return [.claim(id, .withdrawn(.request))]
            }
            guard roles.contains(.reviewer) else { throw .claim(.notYours(id)) }
            return [.claim(id, .rejected(.review, reason: reason, undoing: made))]
        }
        if isImporter { throw .fourEyes(.ownImport) }
        guard roles.contains(.reviewer) else { throw .claim(.notUnderReview(id)) }
        return try revoke(id, .mistake, reason, undoing: made, context, state)
    }
}
