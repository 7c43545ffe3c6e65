import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let campaign = Parameter.required("campaign", .campaign, "The campaign's code")

    private static let campaignFile = Parameter.required(
        "text", .words(longest: 500_000), "The file as it is, JSON5 with comments")

    static let campaignCheck = read(
        "Reads a campaign's file and names every fault with its line", .known, [campaignFile],
        result: "{campaign, name, items, groups, awards, …}",
        errors: [.fileSyntax, .campaignFaulty]
    ) { scope throws(ServiceError) in
        let plan = try RuleFile(scope.arguments.words("text")).campaign()
        var row = plan.card
        row["known"] = .bool(scope.state.campaign(plan.code) != nil)
        return row
    }

    static let campaignOpen = change(
        "Opens a campaign with all that its file says; no later edit of the file changes anything",
        .roles(.leader), [campaignFile], result: "{campaign, name, from, to?}",
        errors: [.fileSyntax, .campaignFaulty, .campaignExists]
    ) { scope throws(ServiceError) in
        let plan = try RuleFile(scope.arguments.words("text")).campaign()
        try scope.apply(.campaign(.open(plan)))
        return plan.summary
    }

    static let campaignClose = change(
        "Closes a campaign and keeps everybody's final standing", .roles(.leader), [campaign],
        result: "{campaign, participants?, results?, goesOn?}: goesOn where it goes in steps",
        errors: [.campaignUnknown, .campaignClosed]
    ) { scope throws(ServiceError) in
        let code: CampaignCode = scope.arguments.requiredCode("campaign")
        try scope.apply(.campaign(.close(code)))
        guard case .campaign(_, .closed(let participants, let results))? = scope.recorded.last
        else { return ["campaign": .string(code.text), "goesOn": .bool(scope.goesOn)] }
        return [
            "campaign": .string(code.text), "participants": .int(participants),
            "results": .int(results),
        ]
    }

    static let campaignList = read(
        "Campaigns, by their codes", .known, [],
        result: "{rows: [{campaign, name, from, to?, stage, ranked, participants, results}]}"
    ) { scope in
        let rows = scope.state.campaigns().map { campaign -> JSON in
            var row = campaign.plan.summary
            let counts = scope.state.campaignCounts(of: campaign.code)
            row["stage"] = .string(scope.stage(of: campaign))
            row["ranked"] = .bool(campaign.plan.ranking != nil)
            row["participants"] = .int(counts.participants)
            row["results"] = .int(counts.results)
            return .object(row)
        }
        return ["rows": .array(rows), "count": .int(Int64(rows.count))]
    }

    static let campaignShow = read(
        "A campaign: its rules as its file has them", .known, [campaign],
        result: "{campaign, name, stage, terms, groups, items, awards, certificates, forms, …}",
        errors: [.campaignUnknown]
    ) { scope throws(ServiceError) in
        let campaign = try scope.campaign()
        var row = campaign.plan.card
        row["stage"] = .string(scope.stage(of: campaign))
        return row
    }
}

extension RuleFile {
    func campaign() throws(ServiceError) -> CampaignPlan {
        var reader = CampaignReader()
        guard let plan = reader.read(document.value) else {
            throw .file(
                .faults(.campaignFaulty, reader.faults.map { $0.json(line: line($0.path)) }))
        }
        let faults = plan.faults()
        if faults.isEmpty { return plan }
        throw .file(.faults(.campaignFaulty, faults.map { $0.json(line: line($0.path)) }))
    }
}

extension ReadScope {
    /// The campaign that the call is about.
    func campaign() throws(ServiceError) -> Campaign {
        try ruled { () throws(Refusal) in
            try state.requireCampaign(arguments.requiredCode("campaign"))
        }
    }

    /// `coming`, `running`, `over` (its days are past, results can still come in), `closed`.
    func stage(of campaign: Campaign) -> String {
        if campaign.closed { return "closed" }
        if today < campaign.plan.from { return "coming" }
        return campaign.plan.to.map { today > $0 } ?? false ? "over" : "running"
    }
}
