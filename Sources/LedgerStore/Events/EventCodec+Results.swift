import JSON
import Ledger

extension EventCodec {
    static func stored(_ recorded: Campaign.Recorded) -> JSONObject {
        var body: JSONObject = [
            "participant": .string(recorded.participant.text),
            "item": .string(recorded.item.text), "on": .string(recorded.on.text),
            "points": .int(recorded.points.value),
        ]
        if !recorded.counted { body["counted"] = false }
        if !recorded.counts.isEmpty {
            var counts = JSONObject()
            for key in recorded.counts.keys.sorted() {
                counts[key.text] = recorded.counts[key].map { .int($0) }
            }
            body["counts"] = .object(counts)
        }
        if !recorded.choices.isEmpty {
            var choices = JSONObject()
            for key in recorded.choices.keys.sorted() {
                choices[key.text] = recorded.choices[key].map { .string($0.text) }
            }
            body["choices"] = .object(choices)
        }
        body.set(
            "answers",
            recorded.answers.map { answers in
                .array(
                    answers.map { ["second": .int($0.second), "right": .bool($0.right)] })
            })
        body.set("seconds", recorded.seconds.map { .int($0) })
        if recorded.late > 0 { body["late"] = .int(recorded.late) }
        body.set("subject", recorded.subject.map { .string($0) })
        if !recorded.note.isEmpty { body["note"] = .string(recorded.note) }
        if !recorded.evidence.isEmpty {
            body["evidence"] = .array(recorded.evidence.map(\.stored))
        }
        body.set("claim", recorded.claim.map { .string($0.text) })
        return body
    }

    static func recorded(_ body: EventBody) throws(EventFault) -> Campaign.Recorded {
        Campaign.Recorded(
            participant: try body.code("participant"), item: try body.code("item"),
            on: try body.day("on"), points: try body.points("points"),
            counted: body.has("counted") ? try body.bool("counted") : true,
            counts: try counts(body), choices: try choices(body), answers: try answers(body),
            seconds: try body.optional("seconds", body.int),
            late: body.has("late") ? try body.int("late") : 0,
            subject: try body.optional("subject", body.text),
            note: body.has("note") ? try body.text("note") : "",
            evidence: try evidence(body), claim: body.has("claim") ? try body.id("claim") : nil)
    }

    private static func counts(_ body: EventBody) throws(EventFault) -> CampaignCounts {
        var counts = CampaignCounts()
        for member in body.has("counts") ? try body.body("counts").members.members : [] {
            guard let key = CampaignKey(member.name), let value = member.value.int else {
                throw EventFault(member: "counts")
            }
            counts[key] = value
        }
        return counts
    }

    private static func choices(
        _ body: EventBody
    ) throws(EventFault) -> [CampaignKey: CampaignKey] {
        var choices: [CampaignKey: CampaignKey] = [:]
        for member in body.has("choices") ? try body.body("choices").members.members : [] {
            guard let key = CampaignKey(member.name),
                let value = member.value.string.flatMap({ CampaignKey($0) })
            else { throw EventFault(member: "choices") }
            choices[key] = value
        }
        return choices
    }

    private static func answers(_ body: EventBody) throws(EventFault) -> [Campaign.Answer]? {
        guard body.has("answers") else { return nil }
        var answers: [Campaign.Answer] = []
        for json in try body.list("answers") {
            guard let members = json.object else { throw EventFault(member: "answers") }
            let answer = EventBody(members: members)
            answers.append(
                Campaign.Answer(
                    second: try answer.int("second"), right: try answer.bool("right")))
        }
        return answers
    }
}
