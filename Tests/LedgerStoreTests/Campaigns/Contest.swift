import Foundation
import JSON
import Ledger
import LedgerStore
import LedgerTestSupport
import Testing

/// A campaign of a shipped file, played on plain rows by the real rules.
struct Contest {
    private(set) var state = MemoryState()
    let plan: CampaignPlan
    private var seq: Int64 = 0
    private let now: Instant

    /// - Parameter today: a day by which all that is played has happened.
    init(_ file: String, today: Day) throws {
        plan = try Self.plan(file)
        now = LedgerTime.china.start(of: today)
        take([
            .books(.opened(enterprise: "示例", kind: .training, time: .china, firstYear: today.year))
        ])
        try apply(.open(plan))
    }

    static func plan(_ file: String) throws -> CampaignPlan {
        var reader = CampaignReader()
        let json = try `Policy and calendar files`.document("campaigns/\(file).json5")
        let plan = reader.read(json)
        #expect(reader.faults == [])
        return try #require(plan)
    }

    mutating func apply(_ command: Campaign.Command, by actor: Actor = .li) throws(Refusal) {
        let context = Context(actor: actor, now: now, time: .china)
        take(try Command.campaign(command).decide(context, in: state))
    }

    private mutating func take(_ events: [Event]) {
        for event in events {
            seq += 1
            state.take(
                RecordedEvent(
                    seq: seq, event: event, recordedAt: now, effectiveAt: now, actor: .operator))
        }
    }

    mutating func join(
        _ id: ParticipantID, _ kind: ParticipantKind = .unit, traits: [CampaignKey] = [],
        entrance: CampaignKey? = nil, belonging: String? = nil, unit: ParticipantID? = nil
    ) throws(Refusal) {
        try apply(
            .join(
                plan.code,
                Participant(
                    id: id, kind: kind, name: kind == .person ? nil : "示例" + id.text,
                    entrance: entrance, belonging: belonging, traits: traits, unit: unit)))
    }

    /// Records a result with evidence, and gives its number.
    @discardableResult
    mutating func record(
        _ participant: ParticipantID, _ item: CampaignKey, on day: Day? = nil,
        _ counts: CampaignCounts = [:], _ change: (inout Campaign.Submission) -> Void = { _ in }
    ) throws(Refusal) -> ResultID {
        var submission = Campaign.Submission(
            participant: participant, item: item, on: day ?? plan.from)
        submission.counts = counts
        submission.evidence = [Evidence(reference: "https://example.org/1", digest: nil)]
        change(&submission)
        let id = state.nextResult
        try apply(.record(plan.code, submission))
        return id
    }

    mutating func record(
        _ participant: ParticipantID, _ items: [CampaignKey], on day: Day? = nil
    ) throws(Refusal) {
        for item in items { try record(participant, item, on: day) }
    }

    func score(_ participant: ParticipantID) -> CampaignScore {
        var own: [CampaignResult] = []
        state.eachResult(in: plan.code) { if $0.participant == participant { own.append($0) } }
        return CampaignCounter(plan).score(own)
    }

    func total(_ participant: ParticipantID) -> Points { score(participant).total }

    func points(_ participant: ParticipantID, of group: CampaignKey) -> Points? {
        plan.groups.firstIndex { $0.key == group }.map { score(participant).groups[$0] }
    }

    var table: CampaignTable { CampaignTable(plan, plan.code, state) }

    /// The refusal of a change, or nil where it goes through.
    func refusal(_ change: (inout Contest) throws -> Void) -> Campaign.Refusal? {
        var copy = self
        do {
            try change(&copy)
        } catch Refusal.campaign(let refusal) {
            return refusal
        } catch {
            Issue.record("refused by another rule: \(error)")
        }
        return nil
    }
}
