import JSON

/// What the daemon knows of the claim in front beyond its row of the queue.
struct ReviewRecord {
    /// `claim.show`: evidence, and the stage as it is now.
    let claim: JSON
    /// Whose claim it is.
    let employee: JSON
    /// The claims that look like this one, by their numbers.
    let duplicates: [JSON]

    /// More than these are named by number only.
    private static let mostDuplicates = 4

    init(_ claim: ReviewedClaim, _ session: Session) throws(Failure) {
        self.claim = try session.claim(claim.id, seconds: ReviewInterview.seconds)
        let employee = claim.row["employee"] ?? .null
        self.employee = try session.ask(
            "employee.show", ["employee": employee], seconds: ReviewInterview.seconds)
        var duplicates: [JSON] = []
        for id in (claim.row["possibleDuplicates"]?.array ?? []).prefix(Self.mostDuplicates) {
            duplicates.append(
                try session.claim(id.string ?? "", seconds: ReviewInterview.seconds))
        }
        self.duplicates = duplicates
    }

    /// Of a claim that is asked about for its stage alone.
    init(claim: JSON) {
        (self.claim, employee, duplicates) = (claim, .null, [])
    }

    /// How somebody else decided it meanwhile; nil while it is under review.
    var decidedElsewhere: Phrase? {
        let facts = Facts(claim)
        guard let stage = facts.text("stage"), stage != "underReview" else { return nil }
        let words = Glossary.claimStages.phrase(for: stage)
        // Rejections and withdrawals have no approver: the life says who.
        let life = claim["life"]?.array ?? []
        let last = life.last { $0["type"]?.string?.hasPrefix("claim.") == true }
        let actor = facts.text("approvedBy") ?? last?["actor"]?.string ?? "?"
        let points = facts.text("points").map { Phrase(zh: "，\($0) 分", en: ", \($0) points") }
        return Phrase(
            zh: "已由 \(actor.visible) 办理：\(words.chinese)",
            en: "decided by \(actor.visible) already: \(words.english)")
            + (points ?? Phrase(""))
    }
}
