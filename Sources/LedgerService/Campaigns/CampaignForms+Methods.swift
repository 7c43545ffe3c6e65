import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let campaignForm = read(
        "A form of the campaign, its blanks filled from what was recorded: by one participant, or "
            + "by all",
        Access.seeingAll(),
        [
            campaign, .optional("form", .campaignKey, "Which; the first if absent"),
            .optional("participant", .participant, "Only theirs"),
        ],
        result: "{form, name, due?, unit, on, above, columns, rows: [[[paragraph]]], note?}",
        errors: [.campaignUnknown, .campaignCodeUnknown, .campaignParticipantUnknown]
    ) { scope throws(ServiceError) in
        let campaign = try scope.campaign()
        let form = try scope.form(of: campaign.plan)
        let (filling, unit) = try scope.filling(campaign)
        var result: JSONObject = [
            "campaign": .string(campaign.code.text), "form": .string(form.key.text),
            "name": .string(form.name), "unit": .string(unit), "on": .string(scope.today.text),
            "above": .array(form.head.map { .string(filling.fill($0)) }),
            "columns": .array(form.columns.map { .string($0) }),
            "rows": .array(
                form.rows.map { row in
                    .array(
                        row.map { cell in .array(cell.map { .string(filling.fill($0)) }) })
                }),
        ]
        result["due"] = form.due.map { .string($0.text) }
        result["note"] = form.note.map { .string($0) }
        return result
    }

    static let campaignCertificate = read(
        "A certificate that a participant earned, its text filled",
        Access.seeingAll().orOwner(.participant),
        [
            campaign, .optional("participant", .participant, "The caller if absent"),
            .optional("certificate", .campaignKey, "Which; the first if absent"),
        ],
        result: "{certificate, name, participant, holder, text, on}",
        errors: [
            .campaignUnknown, .campaignParticipantUnknown, .campaignCodeUnknown, .campaignNotEarned,
        ]
    ) { scope throws(ServiceError) in
        let campaign = try scope.campaign()
        let participant = try scope.participant(in: campaign)
        let certificate = try scope.certificate(of: campaign.plan)
        let counter = CampaignCounter(campaign.plan)
        let results = scope.state.results(in: campaign.code, of: participant.id)
        if let missing = counter.missing(certificate.needs, of: counter.score(results)) {
            throw .refused(
                .campaign(.notEarned(certificate.key, needed: missing.need, has: missing.has)))
        }
        let holder = scope.rows.name(participant, in: campaign.code).string ?? participant.id.text
        var filling = CampaignFilling(counter, name: holder, participants: 1, on: scope.today)
        filling.add(results)
        return [
            "campaign": .string(campaign.code.text), "campaignName": .string(campaign.plan.name),
            "certificate": .string(certificate.key.text), "name": .string(certificate.name),
            "participant": .string(participant.id.text), "holder": .string(holder),
            "text": .string(filling.fill(certificate.text)), "on": .string(scope.today.text),
        ]
    }
}

extension ReadScope {
    fileprivate func form(of plan: CampaignPlan) throws(ServiceError) -> CampaignForm {
        let asked: CampaignKey? = arguments.code("form")
        guard let form = asked.map({ plan.form($0) }) ?? plan.forms.first else {
            throw .refused(
                .campaign(
                    .formUnknown(
                        asked ?? CampaignKey(unchecked: "form"), of: plan.forms.map(\.key.text))))
        }
        return form
    }

    fileprivate func certificate(
        of plan: CampaignPlan
    ) throws(ServiceError) -> CampaignCertificate {
        let asked: CampaignKey? = arguments.code("certificate")
        guard let found = asked.map({ plan.certificate($0) }) ?? plan.certificates.first else {
            throw .refused(
                .campaign(
                    .certificateUnknown(
                        asked ?? CampaignKey(unchecked: "certificate"),
                        of: plan.certificates.map(\.key.text))))
        }
        return found
    }

    /// What fills a form, and for whom it is: a participant, or the enterprise.
    fileprivate func filling(
        _ campaign: Campaign
    ) throws(ServiceError) -> (CampaignFilling, String) {
        let counter = CampaignCounter(campaign.plan)
        if arguments.has("participant") {
            let participant = try participant(in: campaign)
            let name = rows.name(participant, in: campaign.code).string ?? participant.id.text
            var filling = CampaignFilling(counter, name: name, participants: 1, on: today)
            filling.add(state.results(in: campaign.code, of: participant.id))
            return (filling, name)
        }
        let name = state.books?.enterprise ?? ""
        let counts = state.campaignCounts(of: campaign.code)
        var filling = CampaignFilling(
            counter, name: name, participants: counts.participants, on: today)
        state.eachParticipant(in: campaign.code) { filling.add($1) }
        return (filling, name)
    }
}
