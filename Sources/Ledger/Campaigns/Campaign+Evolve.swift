extension RecordedEvent {
    func evolve(_ code: CampaignCode, _ event: Campaign.Event, _ state: inout some LedgerState) {
        switch event {
        case .opened(let plan): state.put(Campaign(plan: plan))
        case .joined(let participant): state.put(participant, in: code)
        case .recorded(let id, let recorded):
            state.put(
                CampaignResult(
                    id: id, campaign: code, participant: recorded.participant,
                    item: recorded.item, on: recorded.on, points: recorded.points,
                    counted: recorded.counted, counts: recorded.counts,
                    subject: recorded.subject, note: recorded.note, claim: recorded.claim))
        case .voided(let id, _):
            guard var result = state.result(id) else { return }
            result.voided = true
            state.put(result)
        case .stood(let standings):
            for standing in standings { state.put(standing, in: code) }
        case .closed:
            guard var campaign = state.campaign(code) else { return }
            campaign.closed = true
            state.put(campaign)
        }
    }
}
