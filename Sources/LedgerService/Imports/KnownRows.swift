import JSON
import Ledger
import LedgerStore

/// Tells rows that are in the books already, word for word, from those that contradict them: the
/// same file twice, or a corrected one, brings nothing in twice (R-IMP-3).
struct KnownRows {
    private let state: StoredState
    private let upload: Upload
    private let time: LedgerTime
    /// Where the books stood before this import: what it records itself is not known before.
    private let lastClaim: Int64
    private let lastResult: Int64
    private let lastDeduction: Int64
    private let lastSeq: Int64
    private var receipts: [ProductCode: [Receipt]] = [:]
    /// How many rows of the file, word for word equal, were found in the books before.
    private var met: [String: Int] = [:]

    init(_ upload: Upload, _ state: StoredState, _ time: LedgerTime, lastSeq: Int64) {
        self.upload = upload
        self.state = state
        self.time = time
        self.lastSeq = lastSeq
        lastClaim = state.lastNumber(ClaimID.self)
        lastResult = state.lastNumber(ResultID.self)
        lastDeduction = state.lastNumber(DeductionID.self)
    }

    /// How a row is in the books.
    enum Standing {
        case stands
        /// It was filed, and somebody rejected or revoked it: filing it again is no import's matter.
        case rejected
    }

    /// Whether a row is in that no rule keeps from coming in again; nil: it is not.
    /// - Throws: where goods equal goods that came in before and nobody says that they are others.
    mutating func standing(_ command: Command) throws(ServiceError) -> Standing? {
        switch command {
        case .claim(.submit(let submission)): filed(submission)
        case .campaign(.record(let code, let submission)):
            isOneOf(results(like: submission, in: code), "\(code) \(submission)") ? .stands : nil
        case .product(.receive(let code, let count, let note, let document)):
            try isReceived(code, count, note, document) ? .stands : nil
        default: nil
        }
    }

    /// Whether a row that a rule refuses is in the books as it stands in the file.
    func isIn(_ command: Command, _ refusal: Refusal) -> Bool {
        switch (command, refusal) {
        case (.claim(.submit(let submission)), .claim(.duplicate(let id))),
            (.claim(.submit(let submission)), .claim(.occurrenceTaken(_, let id))):
            return id.number <= lastClaim && state.claim(id).map { says(submission, $0) } ?? false
        case (.deduction(.record(_, _, let points, _, _, _)), .deduction(.duplicate(let id))):
            return id.number <= lastDeduction
                && (points.map { $0 == state.deduction(id)?.points } ?? true)
        case (.employee(.enrol(let id, let department, let type, let user)), .employee(.exists)):
            guard let found = state.employee(id) else { return false }
            return found.active && found.department == department && found.type == type
                && (user == nil || found.user == user)
        case (
            .product(.add(let code, let name, let kind, let value, let price, let limit)),
            .product(.exists)
        ):
            guard let found = state.product(code) else { return false }
            return !found.retired && found.name == name && found.kind == kind
                && found.value == value && found.ownPrice == price && found.limit == limit
        case (.opening(.record(let line, _)), .opening(.recordedAlready)):
            return state.opening(line.employee, reference: line.reference).map {
                $0.points == line.points && $0.day == line.day
            } ?? false
        case (.campaign(.join(let code, let new)), .campaign(.participantExists)):
            guard var found = state.participant(new.id, in: code) else { return false }
            if found.kind == .person { found.name = new.name }
            return found == new
        default: return false
        }
    }

    private func says(_ submission: Claim.Submission, _ claim: Claim) -> Bool {
        filing(of: claim, saying: submission) != nil
    }

    /// A claim as it was filed, where that is word for word what the row says.
    private func filing(
        of claim: Claim, saying submission: Claim.Submission
    ) -> Claim.Submission? {
        guard claim.item == submission.item, claim.occurred == submission.occurred,
            claim.occurrence == submission.occurrence, claim.requested == submission.requested,
            let filed = state.submission(of: claim.id), filed.note == submission.note,
            filed.evidence == submission.evidence
        else { return nil }
        return filed
    }

    /// Of equal rows so many are in as the books have: one more is another.
    private mutating func isOneOf(_ count: Int, _ row: String) -> Bool {
        let before = met[row, default: 0]
        guard before < count else { return false }
        met[row] = before + 1
        return true
    }

    /// Of equal rows that say to be other occurrences so many are in as the books have; a rejected
    /// claim counts among them only where it said so, too, so that it can be filed again by saying it.
    private mutating func filed(_ submission: Claim.Submission) -> Standing? {
        let claims = claims(like: submission)
        if claims.isEmpty { return nil }
        let live = claims.filter { $0.isLive }
        let row = Self.key(submission)
        let before = met[row, default: 0]
        guard submission.distinct else {
            if live.contains(where: { !$0.isDistinct }) { met[row] = before + 1 }
            return live.isEmpty ? .rejected : .stands
        }
        let others = claims.count { !$0.isLive && $0.isDistinct }
        guard before < live.count + others else { return nil }
        met[row] = before + 1
        return before < live.count ? .stands : .rejected
    }

    private static func key(_ submission: Claim.Submission) -> String {
        "\(submission.employee) \(submission.item) \(submission.occurred) "
            + "\(submission.occurrence ?? "") \(submission.requested ?? 0) \(submission.note) "
            + "\(submission.evidence)"
    }

    /// Filed before, and neither withdrawn nor taken back with their import.
    private func claims(
        like submission: Claim.Submission
    ) -> [(isLive: Bool, isDistinct: Bool)] {
        state.claims(
            of: submission.employee, item: submission.item, on: submission.occurred
        ).compactMap { claim in
            guard claim.id.number <= lastClaim, claim.stage != .withdrawn,
                let filed = filing(of: claim, saying: submission),
                claim.isLive || !isUndone(claim)
            else { return nil }
            return (claim.isLive, filed.distinct)
        }
    }

    /// Rejected or revoked with its import.
    private func isUndone(_ claim: Claim) -> Bool {
        switch state.entries(of: .claim(claim.id)).last?.event {
        case .claim(_, .rejected(_, _, let made))?: made != nil
        case .claim(_, .revoked(let revoked))?: revoked.undoing != nil
        default: false
        }
    }

    private func results(like submission: Campaign.Submission, in code: CampaignCode) -> Int {
        state.results(
            in: code, of: submission.participant, item: submission.item, on: submission.on
        ).count {
            $0.id.number <= lastResult && !$0.voided && $0.subject == submission.subject
                && $0.note == submission.note
                && (submission.answers != nil || $0.counts == submission.counts)
        }
    }

    private mutating func isReceived(
        _ code: ProductCode, _ count: Int64, _ note: String, _ document: String?
    ) throws(ServiceError) -> Bool {
        let known = receipts[code] ?? state.receipts(of: code).filter { $0.seq <= lastSeq }
        receipts[code] = known
        if let document {
            return known.contains { $0.isOf(document: document) && $0.count == count }
        }
        if upload.isAnother { return false }
        guard let earlier = known.last(where: { $0.count == count && $0.note == note }) else {
            return false
        }
        throw .refused(
            .product(.receivedBefore(code, count: count, on: time.day(of: earlier.at))))
    }
}
