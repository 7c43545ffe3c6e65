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
    }

    /// Whether a row is in that no rule keeps from coming in again.
    /// - Throws: where goods equal goods that came in before and nobody says that they are others.
    mutating func isIn(_ command: Command) throws(ServiceError) -> Bool {
        switch command {
        case .claim(.submit(let submission)) where submission.distinct:
            isOneOf(claims(like: submission), "\(submission)")
        case .campaign(.record(let code, let submission)):
            isOneOf(results(like: submission, in: code), "\(code) \(submission)")
        case .product(.receive(let code, let count, let note, let document)):
            try isReceived(code, count, note, document)
        default: false
        }
    }

    /// Whether a row that a rule refuses is in the books as it stands in the file.
    func isIn(_ command: Command, _ refusal: Refusal) -> Bool {
        switch (command, refusal) {
        case (.claim(.submit(let submission)), .claim(.duplicate(let id))),
            (.claim(.submit(let submission)), .claim(.occurrenceTaken(_, let id))):
            return id.number <= lastClaim && state.claim(id).map { says(submission, $0) } ?? false
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
        guard claim.item == submission.item, claim.occurred == submission.occurred,
            claim.occurrence == submission.occurrence, claim.requested == submission.requested,
            let filed = state.submission(of: claim.id)
        else { return false }
        return filed.note == submission.note && filed.evidence == submission.evidence
    }

    /// Of equal rows so many are in as the books have: one more is another.
    private mutating func isOneOf(_ count: Int, _ row: String) -> Bool {
        let before = met[row, default: 0]
        guard before < count else { return false }
        met[row] = before + 1
        return true
    }

    private func claims(like submission: Claim.Submission) -> Int {
        var filter = ClaimFilter()
        filter.employee = submission.employee
        filter.item = submission.item
        filter.from = submission.occurred
        filter.to = submission.occurred
        return state.claims(filter, Page(limit: 1000)).count {
            $0.id.number <= lastClaim && $0.isLive && says(submission, $0)
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
