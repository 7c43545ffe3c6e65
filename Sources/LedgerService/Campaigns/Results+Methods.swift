import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    private static let result = [
        Parameter.required("participant", .participant, "Who"),
        Parameter.required("item", .campaignKey, "What, by the file's code"),
        Parameter.optional("on", .day, "The day; today if absent"),
        Parameter.optional(
            "counts",
            .list(
                .object([
                    .required("measure", .campaignKey, "The measure's code"),
                    .required("value", .integer(Bounds.campaignCount), "How many"),
                ]), most: 50), "What was counted"),
        Parameter.optional(
            "choices",
            .list(
                .object([
                    .required("choice", .campaignKey, "The choice's code"),
                    .required("option", .campaignKey, "The option's code"),
                ]), most: 20), "What was chosen"),
        Parameter.optional(
            "answers",
            .list(
                .object([
                    .required("second", .integer(0...86_400), "In which second of the sitting"),
                    .required("right", .truth, "Was it right?"),
                ]), most: 1000), "A sitting answer by answer"),
        Parameter.optional(
            "seconds", .integer(0...86_400), "How long a sitting took, without its answers"),
        Parameter.optional(
            "subject", .label(longest: 100), "What it is about: a level, a work, an event"),
        Parameter.optional("note", .text(longest: 2000), "More about it"),
        Parameter.evidence,
    ]

    private static let resultErrors: [ErrorKind] = [
        .campaignUnknown, .campaignClosed, .campaignParticipantUnknown, .campaignCodeUnknown,
        .campaignNotForThem, .dateFuture, .campaignOutsideWindow, .fourEyes,
        .campaignEvidenceRequired, .campaignSubjectRequired, .campaignCodeRequired,
        .campaignTooMuch, .campaignNotTimed, .campaignOverTime, .campaignLimitReached,
        .employeeLeft, .policyNoneInForce, .itemUnknown, .claimTooOld, .claimDuplicate,
        .claimOccurrenceTaken, .claimLimitReached,
    ]

    static let campaignRecord = change(
        "Records one result; where the item says so it also files a claim in the store",
        .roles(.administrator, .reviewer), [campaign] + result,
        result: "{result, participant, item, points, counted, late, claim?}", errors: resultErrors
    ) { scope throws(ServiceError) in try scope.record(scope.arguments) }

    static let campaignRecordMany = change(
        "Records results from a list", .roles(.administrator, .reviewer),
        [campaign, .required("results", .list(.object(result), most: 1000), "Results"), .mode],
        result: "{results: [{line, result?, points?, error?}], applied, refused}",
        errors: resultErrors + [.batchRefused]
    ) { scope throws(ServiceError) in
        try scope.applyMany("results") { item throws(ServiceError) in try scope.record(item) }
    }

    static let campaignVoid = change(
        "Voids a result; its room is free again", .roles(.administrator, .reviewer),
        [.required("result", .result, "Which"), .required("reason", .reason, "Why")],
        result: "{result, campaign, participant}",
        errors: [.campaignResultUnknown, .campaignResultVoid, .campaignClosed]
    ) { scope throws(ServiceError) in
        let id: ResultID = scope.arguments.requiredID("result")
        try scope.apply(.campaign(.void(id, reason: scope.arguments.words("reason"))))
        let result = scope.state.result(id)
        return [
            "result": .string(id.text), "campaign": .string(result?.campaign.text ?? ""),
            "participant": .string(result?.participant.text ?? ""),
        ]
    }

    static let campaignResults = read(
        "Results of a campaign, void ones too", Access.seeingAll().orOwner(.participant),
        [
            campaign, .optional("participant", .participant, "Only of them"),
            .optional("newest", .truth, "The newest first"),
        ] + page,
        result: "{rows: [{result, participant, item, on, points, counted, counts, void, …}]}",
        errors: [.campaignUnknown]
    ) { scope throws(ServiceError) in
        let campaign = try scope.campaign()
        let asked: ParticipantID? = scope.arguments.code("participant")
        let own = scope.caller.employee.flatMap { ParticipantID($0.text) }
        let whose = scope.sees(all: Caller.seeingAll) ? asked : asked ?? own
        let results = scope.state.results(
            in: campaign.code, of: whose, try scope.page(ResultID.self))
        return scope.list(results, key: \.id.text) { $0.json(campaign.plan) }
    }
}

extension ChangeScope {
    fileprivate func record(_ item: Arguments) throws(ServiceError) -> JSONObject {
        let code: CampaignCode = arguments.requiredCode("campaign")
        try apply(.campaign(.record(code, Campaign.Submission(item, today: today))))
        let id = ResultID(number: state.lastNumber(ResultID.self))
        guard let result = state.result(id),
            case .campaign(_, .recorded(_, let recorded))? = recorded.last(where: \.isResult)
        else { return ["result": .string(id.text)] }
        var row: JSONObject = [
            "result": .string(id.text), "participant": .string(result.participant.text),
            "item": .string(result.item.text), "points": .int(result.points.value),
            "counted": .bool(result.counted), "late": .int(recorded.late),
        ]
        row["seconds"] = recorded.seconds.map { .int($0) }
        row["claim"] = result.claim.map { .string($0.text) }
        return row
    }
}

extension Event {
    fileprivate var isResult: Bool {
        if case .campaign(_, .recorded) = self { return true }
        return false
    }
}

extension Campaign.Submission {
    init(_ item: Arguments, today: Day) {
        self.init(
            participant: item.requiredCode("participant"), item: item.requiredCode("item"),
            on: item.day("on") ?? today)
        for count in item.objects("counts") {
            counts[count.requiredCode("measure")] = count.requiredInt("value")
        }
        for choice in item.objects("choices") {
            choices[choice.requiredCode("choice")] = choice.requiredCode("option")
        }
        if item.has("answers") {
            answers = item.objects("answers").map {
                Campaign.Answer(second: $0.requiredInt("second"), right: $0.bool("right"))
            }
        }
        seconds = item.int("seconds")
        subject = item.text("subject")
        note = item.text("note") ?? ""
        evidence = item.evidence
    }
}

extension CampaignResult {
    func json(_ plan: CampaignPlan) -> JSON {
        var row: JSONObject = [
            "result": .string(id.text), "participant": .string(participant.text),
            "item": .string(item.text), "on": .string(on.text), "points": .int(points.value),
            "counted": .bool(counted), "void": .bool(voided),
        ]
        if let item = plan.item(item) {
            row["itemName"] = .string(item.name)
            row["counts"] = .array(
                item.measures.compactMap { measure in
                    counts[measure.key].map { value in
                        [
                            "measure": .string(measure.key.text), "name": .string(measure.name),
                            "value": .int(value),
                        ]
                    }
                })
        }
        row["subject"] = subject.map { .string($0) }
        if !note.isEmpty { row["note"] = .string(note) }
        row["claim"] = claim.map { .string($0.text) }
        return .object(row)
    }
}
