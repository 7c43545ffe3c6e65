extension Campaign {
    public enum Event: Hashable, Sendable {
        /// With the whole file, so that no later edit of it changes anything (R-CAMP-1).
        case opened(CampaignPlan)
        case joined(Participant)
        case recorded(ResultID, Recorded)
        case voided(ResultID, reason: String)
        /// Final standings, some hundreds in one event.
        case stood([Standing])
        case closed(participants: Int64, results: Int64)
    }

    /// A result with what the rules made of it.
    public struct Recorded: Hashable, Sendable {
        public var participant: ParticipantID
        public var item: CampaignKey
        public var on: Day
        public var points: Points
        public var counted: Bool
        public var counts: CampaignCounts
        public var choices: [CampaignKey: CampaignKey]
        public var answers: [Answer]?
        /// How long the sitting took: at most its limit, when it was handed in as it stood.
        public var seconds: Int64?
        /// Answers after the limit, which were not counted.
        public var late: Int64
        public var subject: String?
        public var note: String
        public var evidence: [Evidence]
        public var claim: ClaimID?

        public init(
            participant: ParticipantID, item: CampaignKey, on: Day, points: Points,
            counted: Bool, counts: CampaignCounts, choices: [CampaignKey: CampaignKey],
            answers: [Answer]?, seconds: Int64?, late: Int64, subject: String?, note: String,
            evidence: [Evidence], claim: ClaimID?
        ) {
            self.participant = participant
            self.item = item
            self.on = on
            self.points = points
            self.counted = counted
            self.counts = counts
            self.choices = choices
            self.answers = answers
            self.seconds = seconds
            self.late = late
            self.subject = subject
            self.note = note
            self.evidence = evidence
            self.claim = claim
        }
    }

    /// What a participant had in the end, and which awards that qualifies for.
    public struct Standing: Hashable, Sendable {
        public var participant: ParticipantID
        public var points: Points
        public var awards: [CampaignKey]

        public init(participant: ParticipantID, points: Points, awards: [CampaignKey]) {
            self.participant = participant
            self.points = points
            self.awards = awards
        }
    }
}

extension Campaign {
    public enum Refusal: Error, Hashable, Sendable {
        case unknown(CampaignCode)
        case exists(CampaignCode)
        case closed(CampaignCode)
        case faulty([CampaignFault])
        case participantUnknown(ParticipantID, CampaignCode)
        case participantExists(ParticipantID, CampaignCode)
        /// Not a kind of participant that the campaign scores.
        case kindNotAdmitted(ParticipantKind, admitted: [ParticipantKind])
        /// A team or a unit without a name, or an employee with one.
        case nameRequired(ParticipantID)
        /// Everybody enters by an entrance and belongs somewhere, or nobody does.
        case entranceRequired(of: [String])
        case entranceUnknown(String, of: [String])
        case belongingRequired
        case traitUnknown(String, of: [String])
        case unitUnknown(ParticipantID)
        case itemUnknown(CampaignKey, of: [String])
        case itemNotForThem(CampaignKey, ParticipantID)
        case outsideWindow(on: Day, from: Day, to: Day?)
        case subjectRequired(CampaignKey)
        case evidenceRequired(CampaignKey)
        case choiceRequired(CampaignKey, of: [String])
        case choiceUnknown(CampaignKey, String, of: [String])
        case measureUnknown(String, of: [String])
        case measureMissing(CampaignKey, of: [String])
        case measureTooMuch(CampaignKey, value: Int64, most: Int64)
        case notTimed(CampaignKey)
        /// What came after the limit cannot be told from what came before it.
        case overTime(seconds: Int64, limit: Int64)
        case limitReached(CampaignKey, limit: Int, CampaignLimit.Period)
        case resultUnknown(ResultID)
        case alreadyVoided(ResultID, CampaignCode)
        case notRanked(CampaignCode)
        case levelNotRanked(CampaignRanking.Level, of: [CampaignRanking.Level])
        case formUnknown(CampaignKey, of: [String])
        case certificateUnknown(CampaignKey, of: [String])
        /// A certificate's need is not reached.
        case notEarned(CampaignKey, needed: CampaignNeed, has: Int64)
    }
}
