/// A scored activity beside the store 竞赛活动: what its file said when it was opened, and
/// whether it still runs. Its points are not the store's, and no posting moves them.
public struct Campaign: Hashable, Sendable {
    public let plan: CampaignPlan
    /// Results are in, and standings are final.
    public var closed: Bool

    public init(plan: CampaignPlan, closed: Bool = false) {
        self.plan = plan
        self.closed = closed
    }

    public var code: CampaignCode { plan.code }

    public enum Command: Sendable {
        case open(CampaignPlan)
        case join(CampaignCode, Participant)
        case record(CampaignCode, Submission)
        case void(ResultID, reason: String)
        case close(CampaignCode)
    }

    /// A result as it is handed in.
    public struct Submission: Hashable, Sendable {
        public var participant: ParticipantID
        public var item: CampaignKey
        public var on: Day
        public var counts: CampaignCounts = [:]
        public var choices: [CampaignKey: CampaignKey] = [:]
        /// A sitting answer by answer; nil where only its outcome is known.
        public var answers: [Answer]?
        /// How long a sitting took where its answers are not listed.
        public var seconds: Int64?
        /// What it is about: a level, a work, the name of an event.
        public var subject: String?
        public var note: String = ""
        public var evidence: [Evidence] = []

        public init(participant: ParticipantID, item: CampaignKey, on: Day) {
            self.participant = participant
            self.item = item
            self.on = on
        }
    }

    /// An answer of a sitting: in which second of it, and whether it was right.
    public struct Answer: Hashable, Sendable {
        public var second: Int64
        public var right: Bool

        public init(second: Int64, right: Bool) {
            self.second = second
            self.right = right
        }
    }
}

/// How many of each measure.
public typealias CampaignCounts = [CampaignKey: Int64]

/// Who takes part. The name of a team or a unit is its own; that of a person is personal data and
/// lives beside the chain (R-ORG-6, R-CAMP-2).
public struct Participant: Hashable, Sendable {
    public var id: ParticipantID
    public var kind: ParticipantKind
    public var name: String?
    public var entrance: CampaignKey?
    /// The region or the central enterprise for which it scores.
    public var belonging: String?
    /// In the order of their codes.
    public var traits: [CampaignKey]
    /// The unit that a team or a person is part of, where it takes part too.
    public var unit: ParticipantID?

    public init(
        id: ParticipantID, kind: ParticipantKind, name: String? = nil,
        entrance: CampaignKey? = nil, belonging: String? = nil, traits: [CampaignKey] = [],
        unit: ParticipantID? = nil
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.entrance = entrance
        self.belonging = belonging
        self.traits = traits
        self.unit = unit
    }

    func isFor(_ audience: CampaignAudience) -> Bool { audience.admits(kind, traits: traits) }
}

/// A result as the books have it.
public struct CampaignResult: Hashable, Sendable {
    public var id: ResultID
    public var campaign: CampaignCode
    public var participant: ParticipantID
    public var item: CampaignKey
    public var on: Day
    /// What it pays by itself, before any limit.
    public var points: Points
    /// False where what it chose counts for nothing.
    public var counted: Bool
    public var counts: CampaignCounts
    public var subject: String?
    public var note: String
    /// The claim in the store that it also filed.
    public var claim: ClaimID?
    public var voided: Bool

    public init(
        id: ResultID, campaign: CampaignCode, participant: ParticipantID, item: CampaignKey,
        on: Day, points: Points, counted: Bool = true, counts: CampaignCounts = [:],
        subject: String? = nil, note: String = "", claim: ClaimID? = nil, voided: Bool = false
    ) {
        self.id = id
        self.campaign = campaign
        self.participant = participant
        self.item = item
        self.on = on
        self.points = points
        self.counted = counted
        self.counts = counts
        self.subject = subject
        self.note = note
        self.claim = claim
        self.voided = voided
    }
}
