public import Ledger

extension MemoryState {
    public func campaign(_ code: CampaignCode) -> Campaign? { campaigns[code] }

    public func participant(_ id: ParticipantID, in campaign: CampaignCode) -> Participant? {
        campaignEntries[campaign]?[id]
    }

    public func participants(
        in campaign: CampaignCode, after participant: ParticipantID?, limit: Int
    ) -> [Participant] {
        let all = (campaignEntries[campaign] ?? [:]).values.sorted { $0.id < $1.id }
        return Array(all.filter { one in participant.map { $0 < one.id } ?? true }.prefix(limit))
    }

    public func isLarge(_ campaign: CampaignCode, beyond count: Int) -> Bool {
        let results = results.values.count { $0.campaign == campaign }
        return (campaignEntries[campaign]?.count ?? 0) + results > count
    }

    public func hasStood(_ participant: ParticipantID, in campaign: CampaignCode) -> Bool {
        standings[campaign]?.contains { $0.participant == participant } ?? false
    }

    public func results(
        of participant: ParticipantID, in campaign: CampaignCode
    ) -> [CampaignResult] {
        results.values.filter { $0.participant == participant && $0.campaign == campaign }
            .sorted { ($0.on, $0.id) < ($1.on, $1.id) }
    }

    public func result(_ id: ResultID) -> CampaignResult? { results[id] }

    public func countResults(
        of participant: ParticipantID, in campaign: CampaignCode, item: CampaignKey,
        days: Range<Day>
    ) -> Int {
        live(participant, campaign, item).count { days.contains($0.on) }
    }

    public func countResults(
        of participant: ParticipantID, in campaign: CampaignCode, item: CampaignKey,
        subject: String
    ) -> Int {
        live(participant, campaign, item).count { $0.subject == subject }
    }

    private func live(
        _ participant: ParticipantID, _ campaign: CampaignCode, _ item: CampaignKey
    ) -> [CampaignResult] {
        results.values.filter {
            $0.participant == participant && $0.campaign == campaign && $0.item == item
                && !$0.voided
        }
    }

    public func eachResult(in campaign: CampaignCode, _ body: (CampaignResult) -> Void) {
        results.values.filter { $0.campaign == campaign }
            .sorted { ($0.participant, $0.on, $0.id) < ($1.participant, $1.on, $1.id) }
            .forEach(body)
    }
}
