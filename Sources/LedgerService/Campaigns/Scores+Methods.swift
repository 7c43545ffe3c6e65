import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let campaignScore = read(
        "One participant's score: by group and item, what is still to be carried out, what would "
            + "earn most, and a way to each threshold",
        Access.seeingAll().orOwner(.participant),
        [campaign, .optional("participant", .participant, "The caller if absent")],
        result: "{participant, total, groups, items, open, earning, awards, certificates, …}",
        errors: [.campaignUnknown, .campaignParticipantUnknown]
    ) { scope throws(ServiceError) in
        let sheet = try ScoreSheet(scope)
        return sheet.json
    }

    static let campaignScores = stream(
        "Everybody's totals, in the order of their numbers: no ranking", Access.seeingAll(),
        [campaign],
        result: "{rows: [{participant, name, kind, total, final?, awards}], results, …}",
        errors: [.campaignUnknown]
    ) { scope, sink throws(ServiceError) in
        let campaign = try scope.campaign()
        let table = CampaignTable(campaign.plan, campaign.code, scope.state)
        let awards = table.awards()
        let finals = scope.state.finalPoints(in: campaign.code)
        for row in table.rows {
            var json = scope.rows.participant(row.participant, in: campaign.code)
            json["total"] = .int(row.score.total.value)
            json["final"] = finals[row.participant.id].map { .int($0.value) }
            json["awards"] = .array(
                (awards[row.participant.id] ?? []).map { .string($0.text) })
            if !sink.row(.object(json)) { break }
        }
        return ["campaign": .string(campaign.code.text), "results": .int(table.results)]
    }

    static let campaignRank = read(
        "The ranking, at a level that the campaign has; a campaign without one cannot be ranked",
        .anyone,
        [
            campaign,
            .optional(
                "level", .choice(CampaignRanking.Level.self), "The campaign's first if absent"),
            .optional("entrance", .campaignKey, "Only those who came in by it"),
            .optional("limit", .integer(1...1000), "Ranks at most; 100 if absent"),
        ],
        result: "{level, by, rows: [{rank, value, participant?, name?, belonging?, people}], of}",
        errors: [.campaignUnknown, .campaignNotRanked, .campaignCodeUnknown, .campaignCodeRequired]
    ) { scope throws(ServiceError) in try scope.rank(try scope.campaign()) }

    static let campaignProgress = read(
        "How far one region or enterprise is: people, results, points",
        Access.seeingAll(), [campaign, .required("belonging", .label(longest: 64), "Which")],
        result: "{belonging, entrances: [{entrance, people, results, points}]}",
        errors: [.campaignUnknown]
    ) { scope throws(ServiceError) in
        let campaign = try scope.campaign()
        let belonging = scope.arguments.words("belonging")
        let counter = CampaignCounter(campaign.plan)
        var sums: [CampaignKey: (people: Int64, results: Int64, points: Int64)] = [:]
        scope.state.eachParticipant(in: campaign.code) { participant, results in
            guard participant.belonging == belonging, let entrance = participant.entrance else {
                return
            }
            var sum = sums[entrance] ?? (0, 0, 0)
            sum.people += 1
            sum.results += Int64(results.count { !$0.voided })
            sum.points += counter.score(results).total.value
            sums[entrance] = sum
        }
        let entrances = campaign.plan.entrances.compactMap { entrance -> JSON? in
            sums[entrance.key].map { sum in
                [
                    "entrance": .string(entrance.key.text), "name": .string(entrance.name),
                    "people": .int(sum.people), "results": .int(sum.results),
                    "points": .int(sum.points),
                ]
            }
        }
        return ["belonging": .string(belonging), "entrances": .array(entrances)]
    }

    static let campaignAwards = read(
        "Who qualifies for which award, with the quotas of the paper", Access.seeingAll(),
        [campaign],
        result: "{awards: [{award, name, quota?, decided?, qualifying: [{participant, name}]}]}",
        errors: [.campaignUnknown]
    ) { scope throws(ServiceError) in
        let campaign = try scope.campaign()
        let table = CampaignTable(campaign.plan, campaign.code, scope.state)
        let qualifying = table.awards()
        return [
            "campaign": .string(campaign.code.text),
            "awards": .array(
                campaign.plan.awards.map { award in
                    let those = table.rows.filter {
                        qualifying[$0.participant.id]?.contains(award.key) ?? false
                    }
                    var row = award.json.object ?? [:]
                    row["qualify"] = .int(Int64(those.count))
                    row["qualifying"] = .array(
                        those.prefix(1000).map { row in
                            .object(scope.rows.participant(row.participant, in: campaign.code))
                        })
                    return .object(row)
                }),
        ]
    }
}

extension ReadScope {
    fileprivate func rank(_ campaign: Campaign) throws(ServiceError) -> JSONObject {
        let plan = campaign.plan
        let level =
            arguments.choice("level", CampaignRanking.Level.self) ?? plan.ranking?.levels.first
            ?? .participant
        let entrance: CampaignKey? = arguments.code("entrance")
        let entrances = plan.entrances.map(\.key.text)
        let ranks = try ruled { () throws(Refusal) in
            _ = try plan.requireRanking(level)
            if let entrance, !entrances.contains(entrance.text) {
                throw Refusal.campaign(.entranceUnknown(entrance.text, of: entrances))
            }
            // Regions are not measured against enterprises.
            if entrance == nil && entrances.count > 1 {
                throw Refusal.campaign(.entranceRequired(of: entrances))
            }
            return try CampaignTable(plan, campaign.code, state)
                .ranking(level, entrance: entrance)
        }
        let limit = Int64(self.limit)
        let rows = ranks.prefix { $0.rank <= limit }.map { json($0, level, campaign.code) }
        return [
            "campaign": .string(campaign.code.text), "name": .string(plan.name),
            "level": .string(level.rawValue), "by": .string(plan.ranking?.by.text ?? ""),
            "rows": .array(rows), "count": .int(Int64(rows.count)), "of": .int(Int64(ranks.count)),
        ]
    }

    private func json(
        _ rank: CampaignRank, _ level: CampaignRanking.Level, _ code: CampaignCode
    ) -> JSON {
        var row: JSONObject = ["rank": .int(rank.rank), "value": .int(rank.value)]
        switch level {
        case .belonging:
            row["belonging"] = .string(rank.subject)
            row["people"] = .int(rank.people)
        case .participant:
            row["participant"] = .string(rank.subject)
            if let participant = ParticipantID(rank.subject).flatMap({
                state.participant($0, in: code)
            }) {
                row["name"] = board.name(participant, in: code)
                row["kind"] = .string(participant.kind.rawValue)
            }
        }
        return .object(row)
    }
}
