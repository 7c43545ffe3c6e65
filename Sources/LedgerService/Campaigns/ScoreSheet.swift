import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// All that one participant wants to know of their score (R-CAMP-4).
struct ScoreSheet {
    private let scope: ReadScope
    private let campaign: Campaign
    private let participant: Participant
    private let counter: CampaignCounter
    private let score: CampaignScore

    init(_ scope: ReadScope) throws(ServiceError) {
        self.scope = scope
        campaign = try scope.campaign()
        participant = try scope.participant(in: campaign)
        counter = CampaignCounter(campaign.plan)
        score = counter.score(scope.state.results(in: campaign.code, of: participant.id))
    }

    var json: JSONObject {
        let plan = campaign.plan
        var row = scope.rows.participant(participant, in: campaign.code)
        row["campaign"] = .string(campaign.code.text)
        row["campaignName"] = .string(plan.name)
        row["stage"] = .string(scope.stage(of: campaign))
        row["total"] = .int(score.total.value)
        row["cap"] = plan.cap.map { .int($0.value) }
        row["groups"] = .array(groups)
        row["items"] = .array(items)
        if !campaign.closed {
            let prospects = counter.prospects(of: participant, score, on: scope.today)
            row["open"] = .array(
                prospects.open.map { open in
                    [
                        "item": .string(open.item.text), "name": name(open.item),
                        "times": .int(open.times), "done": .int(open.done),
                        "left": .int(open.times - open.done),
                    ]
                })
            row["earning"] = .array(prospects.earning.map(step))
        }
        row["awards"] = .array(awards)
        row["certificates"] = .array(
            plan.certificates.map { certificate in
                [
                    "certificate": .string(certificate.key.text),
                    "name": .string(certificate.name),
                    "earned": .bool(counter.missing(certificate.needs, of: score) == nil),
                    "needs": .array(certificate.needs.map(need)),
                ]
            })
        return row
    }

    private var groups: [JSON] {
        zip(campaign.plan.groups, score.groups).compactMap { group, points in
            guard group.audience.admits(participant.kind, traits: participant.traits) else {
                return nil
            }
            var row: JSONObject = [
                "group": .string(group.key.text), "name": .string(group.name),
                "points": .int(points.value),
            ]
            row["cap"] = group.cap.map { .int($0.value) }
            return .object(row)
        }
    }

    private var items: [JSON] {
        zip(campaign.plan.items, score.items).compactMap { item, score in
            guard campaign.plan.isFor(participant, item) else { return nil }
            var row: JSONObject = [
                "item": .string(item.key.text), "name": .string(item.name),
                "done": .int(score.times), "points": .int(score.points.value),
            ]
            row["group"] = item.group.map { .string($0.text) }
            row["times"] = item.times.map { .int($0) }
            row["cap"] = item.cap.map { .int($0.value) }
            if score.overflow > 0 { row["overflow"] = .int(score.overflow.value) }
            row["counts"] = .array(
                item.measures.map { measure in
                    [
                        "measure": .string(measure.key.text), "name": .string(measure.name),
                        "sum": .int(score.sums[measure.key] ?? 0),
                        "best": .int(score.best[measure.key] ?? 0),
                    ]
                })
            return .object(row)
        }
    }

    /// Awards that what they did themself decides, each with what is missing.
    private var awards: [JSON] {
        campaign.plan.awards.compactMap { award in
            guard !award.needs.isEmpty,
                award.audience.admits(participant.kind, traits: participant.traits)
            else { return nil }
            var row: JSONObject = [
                "award": .string(award.key.text), "name": .string(award.name),
                "qualifies": .bool(counter.missing(award.needs, of: score) == nil),
                "needs": .array(award.needs.map(need)),
            ]
            if let wanted = award.needs.first(where: { $0.quantity == .points }), !campaign.closed {
                row["way"] = way(to: Points(wanted.atLeast))
            }
            return .object(row)
        }
    }

    /// Steps of the same item and worth in one line.
    private func way(to threshold: Points) -> JSON? {
        guard let steps = counter.way(to: threshold, of: participant, score, on: scope.today)
        else { return nil }
        var lines: [(step: CampaignProspects.Step, count: Int64)] = []
        for step in steps {
            if let index = lines.firstIndex(where: { $0.step == step }) {
                lines[index].count += 1
            } else {
                lines.append((step, 1))
            }
        }
        return .array(
            lines.map { line in
                var row = step(line.step).object ?? [:]
                row["count"] = .int(line.count)
                return .object(row)
            })
    }

    private func step(_ step: CampaignProspects.Step) -> JSON {
        [
            "item": .string(step.item.text), "name": name(step.item),
            "earns": .int(step.earns.value),
        ]
    }

    private func need(_ need: CampaignNeed) -> JSON {
        var row = need.json.object ?? [:]
        row["has"] = .int(counter.value(need.quantity, of: score))
        return .object(row)
    }

    private func name(_ item: CampaignKey) -> JSON {
        campaign.plan.item(item).map { .string($0.name) } ?? .null
    }
}

extension ReadScope {
    /// The participant asked for, or the caller.
    func participant(in campaign: Campaign) throws(ServiceError) -> Participant {
        let own = caller.employee.flatMap { ParticipantID($0.text) }
        guard let id = arguments.code("participant", ParticipantID.self) ?? own else {
            throw .invalid(InvalidParameter(path: "participant", problem: .missing))
        }
        return try ruled { () throws(Refusal) in
            try state.requireParticipant(id, in: campaign.code)
        }
    }
}
