import JSON
import Ledger
import LedgerAPI

extension Campaign.Refusal {
    var wire: (ErrorKind, JSONObject) {
        switch self {
        case .unknown(let code): (.campaignUnknown, ["campaign": .string(code.text)])
        case .exists(let code): (.campaignExists, ["campaign": .string(code.text)])
        case .closed(let code): (.campaignClosed, ["campaign": .string(code.text)])
        case .faulty(let faults):
            (.campaignFaulty, ["faults": .array(faults.map { $0.json(line: nil) })])
        case .participantUnknown(let id, let code):
            (.campaignParticipantUnknown, Self.whose(id, code))
        case .participantExists(let id, let code):
            (.campaignParticipantExists, Self.whose(id, code))
        case .kindNotAdmitted(let kind, let admitted):
            (
                .campaignKindNotAdmitted,
                [
                    "kind": .string(kind.rawValue),
                    "of": .array(admitted.map { .string($0.rawValue) }),
                ]
            )
        case .nameRequired(let id):
            (.campaignNameRequired, ["participant": .string(id.text)])
        case .entranceRequired(let known):
            (.campaignCodeRequired, Self.code("entrance", nil, known))
        case .entranceUnknown(let code, let known):
            (.campaignCodeUnknown, Self.code("entrance", code, known))
        case .belongingRequired: (.campaignBelongingRequired, [:])
        case .traitUnknown(let code, let known):
            (.campaignCodeUnknown, Self.code("trait", code, known))
        case .unitUnknown(let id): (.campaignUnitUnknown, ["participant": .string(id.text)])
        case .itemUnknown(let code, let known):
            (.campaignCodeUnknown, Self.code("item", code.text, known))
        case .itemNotForThem(let item, let id):
            (
                .campaignNotForThem,
                ["item": .string(item.text), "participant": .string(id.text)]
            )
        case .outsideWindow(let on, let from, let to):
            (
                .campaignOutsideWindow,
                [
                    "on": .string(on.text), "from": .string(from.text),
                    "to": to.map { .string($0.text) } ?? .null,
                ]
            )
        case .subjectRequired(let item):
            (.campaignSubjectRequired, ["item": .string(item.text)])
        case .evidenceRequired(let item):
            (.campaignEvidenceRequired, ["item": .string(item.text)])
        case .choiceRequired(let choice, let known):
            (.campaignCodeRequired, Self.code("choice", choice.text, known))
        case .choiceUnknown(let choice, let made, let known):
            (
                .campaignCodeUnknown,
                Self.code("choice", choice.text + (made.isEmpty ? "" : "=" + made), known)
            )
        case .measureUnknown(let code, let known):
            (.campaignCodeUnknown, Self.code("measure", code, known))
        case .measureMissing(let item, let known):
            (.campaignCodeRequired, Self.code("measure", item.text, known))
        case .measureTooMuch(let measure, let value, let most):
            (
                .campaignTooMuch,
                ["measure": .string(measure.text), "value": .int(value), "most": .int(most)]
            )
        case .notTimed(let item): (.campaignNotTimed, ["item": .string(item.text)])
        case .overTime(let seconds, let limit):
            (.campaignOverTime, ["seconds": .int(seconds), "limit": .int(limit)])
        case .limitReached(let item, let limit, let period):
            (
                .campaignLimitReached,
                [
                    "item": .string(item.text), "limit": .int(Int64(limit)),
                    "period": .string(period.rawValue),
                ]
            )
        case .resultUnknown(let id): (.campaignResultUnknown, ["result": .string(id.text)])
        case .alreadyVoided(let id, let code):
            (
                .campaignResultVoid,
                ["result": .string(id.text), "campaign": .string(code.text)]
            )
        case .notRanked(let code): (.campaignNotRanked, ["campaign": .string(code.text)])
        case .levelNotRanked(let level, let known):
            (.campaignCodeUnknown, Self.code("level", level.rawValue, known.map(\.rawValue)))
        case .formUnknown(let code, let known):
            (.campaignCodeUnknown, Self.code("form", code.text, known))
        case .certificateUnknown(let code, let known):
            (.campaignCodeUnknown, Self.code("certificate", code.text, known))
        case .notEarned(let certificate, let need, let has):
            (
                .campaignNotEarned,
                [
                    "certificate": .string(certificate.text),
                    "of": .string(need.quantity.text), "atLeast": .int(need.atLeast),
                    "has": .int(has),
                ]
            )
        }
    }

    private static func whose(_ id: ParticipantID, _ code: CampaignCode) -> JSONObject {
        ["participant": .string(id.text), "campaign": .string(code.text)]
    }

    private static func code(_ what: JSON, _ code: String?, _ known: [String]) -> JSONObject {
        var facts: JSONObject = ["what": what]
        if let code { facts["code"] = .string(code) }
        facts["of"] = .array(known.map { .string($0) })
        return facts
    }
}

extension CampaignFault {
    /// One fault of a file, with the line where it stands.
    func json(line: Int?) -> JSON {
        var fault: JSONObject = ["path": .string(path.joined(separator: "."))]
        if let line { fault["line"] = .int(Int64(line)) }
        switch reason {
        case .duplicateCode(let code):
            fault["reason"] = "duplicateCode"
            fault["code"] = .string(code)
        case .unknownCode(let code, let known):
            fault["reason"] = "unknownCode"
            fault["code"] = .string(code)
            if let nearest = Suggestion.nearest(code, in: known) {
                fault["nearest"] = .string(nearest)
            }
        case .unknownBlank(let text):
            fault["reason"] = "unknownBlank"
            fault["value"] = .string(WireError.excerpt(of: text))
        case .endsBeforeItBegins: fault["reason"] = "endsBeforeItBegins"
        case .noItems: fault["reason"] = "noItems"
        case .noKinds: fault["reason"] = "noKinds"
        case .nobodyBelongs: fault["reason"] = "nobodyBelongs"
        case .readingWithoutSubject: fault["reason"] = "readingWithoutSubject"
        case .tooManyCells(let columns):
            fault["reason"] = "tooManyCells"
            fault["columns"] = .int(Int64(columns))
        }
        return .object(fault)
    }
}
