extension Campaign {
    static func decide(
        _ command: Command, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        switch command {
        case .open(let plan): try open(plan, state)
        case .join(let code, let participant): try join(participant, code, state)
        case .record(let code, let submission): try record(submission, code, context, state)
        case .void(let id, let reason): try void(id, reason, state)
        case .close(let code): try close(code, state)
        }
    }

    /// Refuses, in this order: a code that was used before; a file with faults (R-CAMP-1).
    private static func open(
        _ plan: CampaignPlan, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        if state.campaign(plan.code) != nil { throw .campaign(.exists(plan.code)) }
        let faults = plan.faults()
        if !faults.isEmpty { throw .campaign(.faulty(faults)) }
        return [.campaign(plan.code, .opened(plan))]
    }

    /// Refuses, in this order: an unknown campaign; one that is closed; somebody who takes part
    /// already; a kind that is not scored; a team or a unit without a name; a missing or unknown
    /// entrance; nowhere to belong; an unknown trait; a unit that does not take part (R-CAMP-2).
    private static func join(
        _ participant: Participant, _ code: CampaignCode, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let plan = try state.requireRunning(code).plan
        if state.participant(participant.id, in: code) != nil {
            throw .campaign(.participantExists(participant.id, code))
        }
        guard plan.kinds.contains(participant.kind) else {
            throw .campaign(.kindNotAdmitted(participant.kind, admitted: plan.kinds))
        }
        if participant.kind != .person && participant.name == nil {
            throw .campaign(.nameRequired(participant.id))
        }
        try requireEntrance(participant, plan)
        for trait in participant.traits where !plan.traits.contains(where: { $0.key == trait }) {
            throw .campaign(.traitUnknown(trait.text, of: plan.traits.map(\.key.text)))
        }
        if let unit = participant.unit {
            guard let found = state.participant(unit, in: code), found.kind == .unit else {
                throw .campaign(.unitUnknown(unit))
            }
        }
        var participant = participant
        if participant.kind == .person { participant.name = nil }
        return [.campaign(code, .joined(participant))]
    }

    private static func requireEntrance(
        _ participant: Participant, _ plan: CampaignPlan
    ) throws(Ledger.Refusal) {
        let known = plan.entrances.map(\.key.text)
        if let entrance = participant.entrance {
            guard plan.entrances.contains(where: { $0.key == entrance }) else {
                throw .campaign(.entranceUnknown(entrance.text, of: known))
            }
            if participant.belonging == nil { throw .campaign(.belongingRequired) }
        } else if !plan.entrances.isEmpty {
            throw .campaign(.entranceRequired(of: known))
        }
    }

    /// Refuses, in this order: an unknown result; one void already; a campaign that is closed.
    private static func void(
        _ id: ResultID, _ reason: String, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        guard let result = state.result(id) else { throw .campaign(.resultUnknown(id)) }
        if result.voided { throw .campaign(.alreadyVoided(id, result.campaign)) }
        _ = try state.requireRunning(result.campaign)
        return [.campaign(result.campaign, .voided(id, reason: reason))]
    }

    private static let standingsInOneEvent = 500
    /// Participants and results; where there are more, they are counted in steps.
    private static let closedAtOnce = 4096

    /// Refuses an unknown campaign, and one that is closed. Keeps what everybody had, and which
    /// awards that qualifies for, so that nobody need count again (R-CAMP-7).
    private static func close(
        _ code: CampaignCode, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        let campaign = try state.requireRunning(code)
        if state.isLarge(code, beyond: closedAtOnce) { return [.work(.begun(.closing(code)))] }
        let table = CampaignTable(campaign.plan, code, state)
        let awards = table.awards()
        let standings = table.rows.map { row in
            Standing(
                participant: row.participant.id, points: row.score.total,
                awards: awards[row.participant.id] ?? [])
        }
        var events: [Ledger.Event] = []
        for start in stride(from: 0, to: standings.count, by: standingsInOneEvent) {
            let end = min(start + standingsInOneEvent, standings.count)
            events.append(.campaign(code, .stood(Array(standings[start..<end]))))
        }
        events.append(
            .campaign(
                code, .closed(participants: Int64(standings.count), results: table.results)))
        return events
    }
}

extension LedgerState {
    public var nextResult: ResultID { ResultID(number: lastNumber(ResultID.self) + 1) }

    public func requireCampaign(_ code: CampaignCode) throws(Refusal) -> Campaign {
        guard let campaign = campaign(code) else { throw .campaign(.unknown(code)) }
        return campaign
    }

    func requireRunning(_ code: CampaignCode) throws(Refusal) -> Campaign {
        let campaign = try requireCampaign(code)
        let isClosing = unfinished.contains { $0.work == .closing(code) }
        if campaign.closed || isClosing { throw .campaign(.closed(code)) }
        return campaign
    }

    public func requireParticipant(
        _ id: ParticipantID, in code: CampaignCode
    ) throws(Refusal) -> Participant {
        guard let participant = participant(id, in: code) else {
            throw .campaign(.participantUnknown(id, code))
        }
        return participant
    }
}
