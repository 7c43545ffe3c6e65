import JSON
import Ledger

extension EventCodec {
    static func stored(_ event: Campaign.Event) -> (EventType.Campaign, JSONObject) {
        switch event {
        case .opened(let plan):
            let document = try? JSON.parse(Array(plan.document.utf8), limits: .stored)
            return (.opened, ["plan": document ?? .null])
        case .joined(let participant):
            return (.joined, stored(participant))
        case .recorded(let id, let recorded):
            var body = stored(recorded)
            body["result"] = .string(id.text)
            return (.recorded, body)
        case .voided(let id, let reason):
            return (
                .voided, ["result": .string(id.text), "reason": .string(reason)]
            )
        case .stood(let standings):
            return (.stood, ["standings": .array(standings.map(\.stored))])
        case .closed(let participants, let results):
            return (
                .closed,
                ["participants": .int(participants), "results": .int(results)]
            )
        }
    }

    static func campaign(_ type: EventType.Campaign, _ body: EventBody) throws(EventFault)
        -> Campaign.Event
    {
        switch type {
        case .opened:
            var reader = CampaignReader()
            guard let plan = reader.read(try body.json("plan")) else {
                throw EventFault(member: "plan")
            }
            return .opened(plan)
        case .joined: return .joined(try participant(body))
        case .recorded: return .recorded(try body.id("result"), try recorded(body))
        case .voided:
            return .voided(try body.id("result"), reason: try body.text("reason"))
        case .stood:
            var standings: [Campaign.Standing] = []
            for json in try body.list("standings") { standings.append(try standing(json)) }
            return .stood(standings)
        case .closed:
            return .closed(
                participants: try body.int("participants"), results: try body.int("results"))
        }
    }

    private static func stored(_ participant: Participant) -> JSONObject {
        var body: JSONObject = [
            "participant": .string(participant.id.text),
            "kind": .string(participant.kind.rawValue),
        ]
        body.set("name", participant.name.map { .string($0) })
        body.set("entrance", participant.entrance.map { .string($0.text) })
        body.set("belonging", participant.belonging.map { .string($0) })
        body.set("unit", participant.unit.map { .string($0.text) })
        if !participant.traits.isEmpty {
            body["traits"] = .array(participant.traits.map { .string($0.text) })
        }
        return body
    }

    private static func participant(_ body: EventBody) throws(EventFault) -> Participant {
        var traits: [CampaignKey] = []
        for json in body.has("traits") ? try body.list("traits") : [] {
            guard let key = json.string.flatMap({ CampaignKey($0) }) else {
                throw EventFault(member: "traits")
            }
            traits.append(key)
        }
        return Participant(
            id: try body.code("participant"), kind: try body.choice("kind"),
            name: try body.optional("name", body.text),
            entrance: body.has("entrance") ? try body.code("entrance") : nil,
            belonging: try body.optional("belonging", body.text), traits: traits,
            unit: body.has("unit") ? try body.code("unit") : nil)
    }

    private static func standing(_ json: JSON) throws(EventFault) -> Campaign.Standing {
        guard let members = json.object else { throw EventFault(member: "standings") }
        let body = EventBody(members: members)
        var awards: [CampaignKey] = []
        for json in body.has("awards") ? try body.list("awards") : [] {
            guard let key = json.string.flatMap({ CampaignKey($0) }) else {
                throw EventFault(member: "awards")
            }
            awards.append(key)
        }
        return Campaign.Standing(
            participant: try body.code("participant"), points: try body.points("points"),
            awards: awards)
    }
}

extension Campaign.Standing {
    fileprivate var stored: JSON {
        var body: JSONObject = [
            "participant": .string(participant.text), "points": .int(points.value),
        ]
        if !awards.isEmpty { body["awards"] = .array(awards.map { .string($0.text) }) }
        return .object(body)
    }
}
