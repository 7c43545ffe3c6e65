package import JSON

/// The reviewer's desk: the queue, the place in it, and the decisions that wait to be sent. Until
/// then each of them can be taken back.
package struct ReviewDesk: Sendable {
    package private(set) var claims: [ReviewedClaim] = []
    /// The claim in front; as many as there are claims: behind the last one.
    package private(set) var position = 0
    /// In the order in which they were made.
    package private(set) var waiting: [ReviewDecision] = []
    package private(set) var outcomes: [String: ReviewOutcome] = [:]
    /// All that was sent since the beginning, with what became of it.
    package private(set) var sent: [(decision: ReviewDecision, outcome: ReviewOutcome)] = []

    private let reviewer: String?

    package init(_ rows: [JSON], reviewer: String?) {
        self.reviewer = reviewer
        claims = rows.map { ReviewedClaim($0, reviewer: reviewer) }
    }

    package var current: ReviewedClaim? {
        claims.indices.contains(position) ? claims[position] : nil
    }

    package func decision(on claim: String) -> ReviewDecision? {
        waiting.last { $0.claim == claim }
    }

    package var overdue: Int { claims.count { $0.isOverdue && outcomes[$0.id] == nil } }

    package func count(where matches: (ReviewOutcome) -> Bool) -> Int {
        sent.count { matches($0.outcome) }
    }
}

extension ReviewDesk {
    /// Decides the claim in front, anew if it was decided before, and goes on to the next that is
    /// undecided.
    package mutating func decide(_ verdict: ReviewDecision.Verdict, request: String) {
        guard let claim = current, outcomes[claim.id] == nil else { return }
        waiting.removeAll { $0.claim == claim.id }
        waiting.append(ReviewDecision(claim.id, verdict, request: request))
        let later = claims.indices.dropFirst(position + 1)
        position = later.first { isOpen(claims[$0]) } ?? claims.count
    }

    private func isOpen(_ claim: ReviewedClaim) -> Bool {
        outcomes[claim.id] == nil && decision(on: claim.id) == nil
    }

    package mutating func skip() { position = min(position + 1, claims.count) }

    package mutating func goBack() { position = max(position - 1, 0) }

    package mutating func goToFirst() { position = 0 }

    /// Takes the last decision back and returns to its claim.
    /// - Returns: nil where none waits.
    package mutating func undo() -> ReviewDecision? {
        guard let last = waiting.popLast() else { return nil }
        position = claims.firstIndex { $0.id == last.claim } ?? position
        return last
    }

    package mutating func settle(_ decision: ReviewDecision, _ outcome: ReviewOutcome) {
        waiting.removeAll { $0.request == decision.request }
        outcomes[decision.claim] = outcome
        sent.append((decision, outcome))
    }

    /// Another look at the queue. What waits stays, and so does the claim in front, if it is still
    /// there; else what came after it.
    package mutating func reload(_ rows: [JSON]) {
        let following = claims[min(position, claims.count)...].map(\.id)
        let fresh = rows.map { ReviewedClaim($0, reviewer: reviewer) }
        // A decision of ours on a claim that left the queue is still to be sent and be told of.
        let known = Set(fresh.map(\.id))
        let kept = claims.filter { decision(on: $0.id) != nil && !known.contains($0.id) }
        claims = kept + fresh
        outcomes = [:]
        let places = Dictionary(
            claims.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        position = following.lazy.compactMap { places[$0] }.first ?? claims.count
    }
}
