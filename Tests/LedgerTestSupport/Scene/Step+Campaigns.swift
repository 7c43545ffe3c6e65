public import Ledger

extension Step {
    public static func openCampaign(_ plan: CampaignPlan, by actor: Actor = .chen) -> Step {
        ask(.campaign(.open(plan)), by: actor)
    }

    public static func join(
        _ id: ParticipantID, _ kind: ParticipantKind = .person, name: String? = nil,
        unit: ParticipantID? = nil, in code: CampaignCode = "drill"
    ) -> Step {
        ask(
            .campaign(.join(code, Participant(id: id, kind: kind, name: name, unit: unit))),
            by: .li)
    }

    public static func result(
        _ id: ParticipantID = "E001", _ item: CampaignKey = "run", on day: Day = "2026-03-02",
        _ counts: CampaignCounts = [:], by actor: Actor = .li,
        _ change: @escaping @Sendable (inout Campaign.Submission) -> Void = { _ in }
    ) -> Step {
        var submission = Campaign.Submission(participant: id, item: item, on: day)
        submission.counts = counts
        change(&submission)
        return ask(.campaign(.record("drill", submission)), by: actor)
    }

    public static func void(_ id: ResultID) -> Step {
        ask(.campaign(.void(id, reason: reason)), by: .zhou)
    }

    public static func closeCampaign(_ code: CampaignCode = "drill") -> Step {
        ask(.campaign(.close(code)), by: .chen)
    }
}

extension CampaignPlan {
    /// In March 2026: a run that pays 10 three times, then 1 into another group.
    public static let drill: CampaignPlan = {
        var plan = CampaignPlan(
            code: "drill", name: "演练", source: "自拟", from: "2026-03-01", document: "{}")
        plan.to = "2026-03-31"
        plan.kinds = [.person, .team, .unit]
        var extra = CampaignGroup(key: "extra", name: "加分")
        extra.cap = 2
        plan.groups = [CampaignGroup(key: "main", name: "主项"), extra]
        var run = CampaignItem(key: "run", name: "跑")
        run.group = "main"
        run.points = 10
        run.times = 3
        run.overflow = CampaignOverflow(points: 1, group: "extra")
        plan.items = [run, CampaignItem(key: "walk", name: "走")]
        return plan
    }()

    public func with(_ change: (inout CampaignPlan) -> Void) -> CampaignPlan {
        var plan = self
        change(&plan)
        return plan
    }
}
