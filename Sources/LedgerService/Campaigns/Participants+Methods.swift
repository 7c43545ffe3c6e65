import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    private static let joining = [
        Parameter.optional(
            "participant", .participant, "A works number, or a number of one's own; the caller"),
        Parameter.optional(
            "kind", .choice(ParticipantKind.self), "A person if absent"),
        Parameter.optional(
            "name", .label(longest: 64), "Of a team, a unit or a guest; an employee has theirs"),
        Parameter.optional("entrance", .campaignKey, "Where the campaign has several"),
        Parameter.optional(
            "belonging", .label(longest: 64), "The region or enterprise for which they score"),
        Parameter.optional(
            "traits", .list(.campaignKey, most: 20), "What they are, by the file's codes"),
        Parameter.optional("unit", .participant, "The unit that they are part of"),
    ]

    private static let joiningErrors: [ErrorKind] = [
        .campaignUnknown, .campaignClosed, .campaignParticipantExists, .campaignKindNotAdmitted,
        .campaignNameRequired, .campaignCodeRequired, .campaignCodeUnknown,
        .campaignBelongingRequired, .campaignUnitUnknown,
    ]

    static let campaignJoin = change(
        "Enters somebody: themself, or anybody by an administrator",
        Access.roles(.administrator).orOwner(.participant), [campaign] + joining,
        result: "{participant}", errors: joiningErrors
    ) { scope throws(ServiceError) in try scope.join(scope.arguments) }

    static let campaignJoinMany = change(
        "Enters many from a list", .roles(.administrator),
        [campaign, .required("participants", .list(.object(joining), most: 1000), "Who"), .mode],
        result: "{results: [{line, participant?, error?}], applied, refused}",
        errors: joiningErrors + [.batchRefused]
    ) { scope throws(ServiceError) in
        try scope.applyMany("participants") { item throws(ServiceError) in try scope.join(item) }
    }

    static let campaignName = change(
        "Corrects a guest's name beside the chain, or erases it where none is given",
        .roles(.administrator, .leader),
        [
            campaign, .required("participant", .participant, "A guest, not an employee"),
            .optional("name", .label(longest: 64), "Erased if absent"),
        ],
        result: "{participant}", errors: [.campaignUnknown, .campaignParticipantUnknown]
    ) { scope throws(ServiceError) in
        let code: CampaignCode = scope.arguments.requiredCode("campaign")
        let id: ParticipantID = scope.arguments.requiredCode("participant")
        let participant = try ruled { () throws(Refusal) in
            _ = try scope.state.requireCampaign(code)
            return try scope.state.requireParticipant(id, in: code)
        }
        guard participant.kind == .person, scope.state.employee(id.employee) == nil else {
            throw .refused(.campaign(.participantUnknown(id, code)))
        }
        try scope.name(participant.guest(of: code), scope.arguments.text("name"))
        return ["participant": .string(id.text)]
    }
}

extension CallScope {
    /// Only an administrator enters anybody but a person, or somebody else.
    func participant(_ item: Arguments) throws(ServiceError) -> Participant {
        let own = caller.employee.flatMap { ParticipantID($0.text) }
        guard let id: ParticipantID = item.code("participant") ?? own else {
            throw .invalid(InvalidParameter(path: "participant", problem: .missing))
        }
        let kind = item.choice("kind", ParticipantKind.self) ?? .person
        if !caller.roles.contains(.administrator) && kind != .person {
            throw .notPermitted(takes: [.administrator])
        }
        let name = item.text("name")
        let traits = item.list("traits").compactMap { $0.string.flatMap { CampaignKey($0) } }
        return Participant(
            id: id, kind: kind, name: name, entrance: item.code("entrance"),
            belonging: item.text("belonging"), traits: Set(traits).sorted(),
            unit: item.code("unit"))
    }
}

extension ChangeScope {
    fileprivate func join(_ item: Arguments) throws(ServiceError) -> JSONObject {
        let code: CampaignCode = arguments.requiredCode("campaign")
        let participant = try participant(item)
        try apply(.campaign(.join(code, participant)))
        try nameGuest(participant, of: code)
        return ["participant": .string(participant.id.text)]
    }

    /// A guest's name stands beside the chain (R-CAMP-2).
    func nameGuest(_ participant: Participant, of code: CampaignCode) throws(ServiceError) {
        if participant.kind == .person, let name = participant.name,
            state.employee(participant.id.employee) == nil
        {
            try self.name(participant.guest(of: code), name)
        }
    }
}

extension Participant {
    /// Under what a guest's name lives beside the chain: no works number has a slash (R-CAMP-2).
    func guest(of code: CampaignCode) -> EmployeeID {
        EmployeeID(unchecked: code.text + "/" + id.text)
    }
}

extension Rows {
    /// A team's or unit's own name; a person's from beside the chain, null where it was erased.
    func name(_ participant: Participant, in code: CampaignCode) -> JSON {
        if let name = participant.name { return .string(name) }
        let name =
            state.name(of: participant.id.employee) ?? state.name(of: participant.guest(of: code))
        return name.map { .string($0) } ?? .null
    }

    func participant(_ participant: Participant, in code: CampaignCode) -> JSONObject {
        var row: JSONObject = [
            "participant": .string(participant.id.text), "name": name(participant, in: code),
            "kind": .string(participant.kind.rawValue),
        ]
        row["entrance"] = participant.entrance.map { .string($0.text) }
        row["belonging"] = participant.belonging.map { .string($0) }
        if !participant.traits.isEmpty {
            row["traits"] = .array(participant.traits.map { .string($0.text) })
        }
        row["unit"] = participant.unit.map { .string($0.text) }
        return row
    }
}
