import JSON
import Ledger
import LedgerStore

extension CampaignPlan {
    var summary: JSONObject {
        var row: JSONObject = [
            "campaign": .string(code.text), "name": .string(name), "from": .string(from.text),
        ]
        row["to"] = to.map { .string($0.text) }
        return row
    }

    /// Everything that people go by.
    var card: JSONObject {
        var row = summary
        row["source"] = .string(source)
        row["terms"] = .array(terms.map { .string($0) })
        row["kinds"] = .array(kinds.map { .string($0.rawValue) })
        row["entrances"] = .array(entrances.map(\.json))
        row["traits"] = .array(traits.map(\.json))
        row["cap"] = cap.map { .int($0.value) }
        row["groups"] = .array(
            groups.map { group in
                var json: JSONObject = [
                    "group": .string(group.key.text), "name": .string(group.name),
                ]
                json["cap"] = group.cap.map { .int($0.value) }
                json["overflow"] = group.overflow?.json
                group.audience.add(to: &json)
                return .object(json)
            })
        row["items"] = .array(items.map(\.json))
        row["awards"] = .array(awards.map(\.json))
        row["certificates"] = .array(
            certificates.map { certificate in
                [
                    "certificate": .string(certificate.key.text),
                    "name": .string(certificate.name),
                    "needs": .array(certificate.needs.map(\.json)),
                ]
            })
        row["ranking"] =
            ranking.map { ranking in
                [
                    "by": .string(ranking.by.text), "take": .string(ranking.by.take),
                    "levels": .array(ranking.levels.map { .string($0.rawValue) }),
                ]
            } ?? "none"
        row["forms"] = .array(
            forms.map { form in
                var json: JSONObject = [
                    "form": .string(form.key.text), "name": .string(form.name),
                ]
                json["due"] = form.due.map { .string($0.text) }
                return .object(json)
            })
        return row
    }
}

extension CampaignLabel {
    var json: JSON { ["code": .string(key.text), "name": .string(name)] }
}

extension CampaignOverflow {
    var json: JSON { ["points": .int(points.value), "group": .string(group.text)] }
}

extension CampaignAudience {
    func add(to row: inout JSONObject) {
        row["kind"] = kind.map { .string($0.rawValue) }
        row["only"] = only.map { .string($0.text) }
        row["except"] = except.map { .string($0.text) }
    }
}

extension CampaignQuantity {
    var take: String { best ? "best" : "sum" }
}

extension CampaignNeed {
    var json: JSON {
        [
            "of": .string(quantity.text), "take": .string(quantity.take),
            "atLeast": .int(atLeast),
        ]
    }
}

extension CampaignItem {
    var json: JSON {
        var row: JSONObject = ["item": .string(key.text), "name": .string(name)]
        row["group"] = group.map { .string($0.text) }
        row["points"] = .int(points.value)
        row["times"] = times.map { .int($0) }
        row["cap"] = cap.map { .int($0.value) }
        row["measures"] = .array(
            measures.map { measure in
                var json: JSONObject = [
                    "code": .string(measure.key.text), "name": .string(measure.name),
                    "points": .int(measure.points.value),
                ]
                json["most"] = measure.most.map { .int($0) }
                json["within"] = measure.within.map { .string($0.text) }
                return .object(json)
            })
        row["choices"] = .array(
            choices.map { choice in
                [
                    "code": .string(choice.key.text), "name": .string(choice.name),
                    "options": .array(
                        choice.options.map { option in
                            [
                                "code": .string(option.key.text), "name": .string(option.name),
                                "counts": .bool(option.counts),
                            ]
                        }),
                ]
            })
        var limits = JSONObject()
        for (period, limit) in limit.all { limits[period.rawValue] = .int(Int64(limit)) }
        if !limits.isEmpty { row["limit"] = .object(limits) }
        row["timing"] = timing.map { timing in
            [
                "seconds": .int(timing.seconds), "questions": .int(timing.questions),
                "measure": .string(timing.measure.text),
            ]
        }
        row["evidence"] = .bool(evidence)
        row["subject"] = .string(subject.rawValue)
        row["overflow"] = overflow?.json
        row["claims"] = claims.map { .string($0.text) }
        row["from"] = from.map { .string($0.text) }
        row["to"] = to.map { .string($0.text) }
        audience.add(to: &row)
        return .object(row)
    }
}

extension CampaignAward {
    var json: JSON {
        var row: JSONObject = ["award": .string(key.text), "name": .string(name)]
        audience.add(to: &row)
        row["needs"] = .array(needs.map(\.json))
        row["unitNeeds"] = .array(unitNeeds.map(\.json))
        row["top"] = top.map { top in
            [
                "count": .int(top.count), "by": .string(top.by.text),
                "take": .string(top.by.take),
            ]
        }
        row["quota"] = quota.map { .int($0) }
        row["decided"] = decided.map { .string($0) }
        return .object(row)
    }
}
