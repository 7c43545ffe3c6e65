import JSON
import Ledger
import LedgerStore
import LedgerTestSupport

extension Samples {
    static let campaign: CampaignCode = "drill"

    /// R-CAMP-1: as small as a campaign can be.
    static let plan: CampaignPlan = {
        var reader = CampaignReader()
        let file: JSON = [
            "code": "drill", "name": "演练", "source": "自拟", "window": ["from": "2026-10-01"],
            "participants": ["kinds": ["person", "team", "unit"]],
            "items": [
                [
                    "code": "run", "name": "跑", "points": 2,
                    "measures": [["code": "m", "name": "米"]],
                ]
            ],
        ]
        guard let plan = reader.read(file) else { preconditionFailure("\(reader.faults)") }
        return plan
    }()

    static let recorded = Campaign.Recorded(
        participant: "T1", item: "run", on: day, points: 12, counted: false, counts: ["m": 5],
        choices: ["wind": "north"], answers: [.init(second: 9, right: true)], seconds: 9, late: 1,
        subject: "第一道", note: "逆风", evidence: [Evidence(reference: "a.jpg", digest: nil)],
        claim: claim)

    static let campaigns: [Event] = [
        .campaign(campaign, .opened(plan)),
        .campaign(
            campaign, .joined(Participant(id: "U1", kind: .unit, name: "一分厂", traits: ["a", "b"]))),
        .campaign(
            campaign,
            .joined(
                Participant(
                    id: "T1", kind: .team, name: "一班", entrance: "day", belonging: "一分厂",
                    unit: "U1"))),
        .campaign(campaign, .recorded("S1", recorded)),
        .campaign(
            campaign,
            .recorded(
                "S2",
                Campaign.Recorded(
                    participant: "U1", item: "run", on: day, points: 2, counted: true, counts: [:],
                    choices: [:], answers: nil, seconds: nil, late: 0, subject: nil, note: "",
                    evidence: [], claim: nil))),
        .campaign(campaign, .voided("S1", reason: "抢跑")),
        .campaign(
            campaign,
            .stood([
                .init(participant: "T1", points: 0, awards: []),
                .init(participant: "U1", points: 2, awards: ["gold"]),
            ])),
        .campaign(campaign, .closed(participants: 2, results: 1)),
    ]
}
