/// Stages of a claim as people know them: `underReview` holds the overdue, `onNotice` the contested.
public enum ClaimStage: String, CaseIterable, Sendable {
    case underReview, onNotice, credited, rejected, withdrawn, revoked
}

/// Why a claim is revoked.
public enum RevocationKind: String, CaseIterable, Sendable {
    /// 虚假积分 (R-FRAUD-1)
    case `false`
    /// (R-FRAUD-2)
    case mistake
}

/// What became of an objection or an appeal.
public enum ObjectionOutcome: String, CaseIterable, Sendable {
    case open, upheld, dismissed
    /// The claim ended otherwise before it was decided.
    case moot
}
