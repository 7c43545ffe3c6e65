import Ledger
import LedgerTestSupport
import Testing

/// R-CAMP-ANKANG: the annex of the 2025–2026 notice, row by row.
@Suite struct `The Ankang Cup's table` {
    static let firstTimes: [CampaignKey] = [
        "law", "training", "drill", "works", "family", "team", "model", "joint",
    ]
    /// Everything once more than it pays in full, but the extra items.
    static let all: [CampaignKey] =
        ["register"] + firstTimes + ["whistle", "whistle", "supervision", "supervision"]
        + ["supervision", "event", "event", "event", "chosen"]

    static func contest(_ traits: [CampaignKey] = []) throws -> Contest {
        var contest = try Contest("ankang-2025", today: Day("2026-12-31"))
        try contest.join("U1", traits: traits)
        return contest
    }

    private func points(_ items: [CampaignKey], _ traits: [CampaignKey] = []) throws -> Points {
        var contest = try Self.contest(traits)
        try contest.record("U1", items, on: Day("2025-06-01"))
        return contest.total("U1")
    }

    /// 附件 报名参赛（5分）：完整填报即积5分
    @Test func `registering in full earns 5, once`() throws {
        var contest = try Self.contest()
        try contest.record("U1", "register", on: Day("2025-05-16"))
        #expect(contest.total("U1") == 5)
        #expect(
            contest.refusal { try $0.record("U1", "register", on: Day("2025-05-17")) }
                == .limitReached("register", limit: 1, .campaign))
    }

    /// 附件 十项行动：首次开展一项行动即可积5分
    @Test(arguments: firstTimes)
    func `an action earns 5 for the first time`(action: CampaignKey) throws {
        #expect(try points([action]) == 5)
    }

    /// 附件 安全生产吹哨人行动（10分）须多次开展
    @Test func `whistle-blowing earns 5 for each of two times`() throws {
        #expect(try points(["whistle"]) == 5)
        #expect(try points(["whistle", "whistle"]) == 10)
        #expect(try points(["whistle", "whistle", "whistle"]) == 11)
    }

    /// 附件 工会劳动保护监督行动（15分）须多次开展
    @Test func `union supervision earns 5 for each of three times`() throws {
        #expect(try points(["supervision", "supervision"]) == 10)
        #expect(try points(["supervision", "supervision", "supervision"]) == 15)
        #expect(try points(["supervision", "supervision", "supervision", "supervision"]) == 16)
    }

    /// 附件 十项行动（65分）
    @Test func `the ten actions come to 65`() throws {
        let contest = try played(Self.all)
        #expect(contest.points("U1", of: "actions") == 65)
        #expect(contest.plan.items.filter { $0.group == "actions" }.count == 10)
    }

    /// 附件 专题活动（20分）：每参加一次积5分；被选为典型积5分
    @Test func `special events earn 5 each, being chosen 5, up to 20`() throws {
        #expect(try points(["event"]) == 5)
        #expect(try points(["chosen"]) == 5)
        #expect(try points(["event", "event", "event", "chosen"]) == 20)
        let contest = try played(["event", "event", "event", "event", "chosen"])
        #expect(contest.points("U1", of: "special") == 20)
    }

    /// 附件 特色活动（10分，非重点行业领域）；重点行业领域行动（10分）
    @Test func `own features are for other industries, key actions for key industries`() throws {
        #expect(try points(["feature", "feature"]) == 10)
        #expect(try points(["key-action", "key-action"], ["key-industry"]) == 10)
        let other = try Self.contest()
        let key = try Self.contest(["key-industry"])
        #expect(
            other.refusal { try $0.record("U1", "key-action") }
                == .itemNotForThem("key-action", "U1"))
        #expect(
            key.refusal { try $0.record("U1", "feature") } == .itemNotForThem("feature", "U1"))
    }

    /// 附件 加分项（20分）：省级以上媒体宣传，或出色完成部委专项工作，每一次积5分
    @Test func `media reports and ministry tasks earn 5 each, up to 20`() throws {
        #expect(try points(["media"]) == 5)
        #expect(try points(["ministry"]) == 5)
        let items: [CampaignKey] = ["media", "media", "ministry", "ministry", "media"]
        #expect(try points(items) == 20)
    }

    /// 附件 注：已得满分的行动、活动如再次开展，额外获得1个积分，计入加分项
    @Test(
        arguments: [
            (["law"], "law"), (["whistle", "whistle"], "whistle"),
            (["event", "event", "event", "chosen"], "event"),
            (["event", "event", "event", "event"], "chosen"), (["feature", "feature"], "feature"),
        ] as [([CampaignKey], CampaignKey)])
    func `what has its full points earns 1 more, under extra`(
        full: [CampaignKey], again: CampaignKey
    ) throws {
        let before = try played(full)
        #expect(before.points("U1", of: "extra") == 0)
        let after = try played(full + [again])
        #expect(after.points("U1", of: "extra") == 1)
        #expect(after.total("U1") == before.total("U1") + 1)
    }

    @Test func `a key industry's actions overflow as well`() throws {
        var contest = try Self.contest(["key-industry"])
        try contest.record("U1", ["key-action", "key-action", "key-action"])
        #expect(contest.points("U1", of: "extra") == 1)
    }

    /// 附件 加分项（20分）: its own limit stays.
    @Test func `what overflows fills extra up to 20 and no further`() throws {
        let laws = Array(repeating: "law" as CampaignKey, count: 26)
        #expect(try played(laws).points("U1", of: "extra") == 20)
        let mixed = try played(["media", "media", "media"] + laws)
        #expect(mixed.points("U1", of: "extra") == 20)
        #expect(try played(laws + ["media"]).points("U1", of: "extra") == 20)
    }

    /// 附件: 5 + 65 + 20 + 10 + 20
    @Test func `nobody has more than 120`() throws {
        let items =
            Self.all + ["feature", "feature", "media", "media", "media", "media"]
            + Self.all.dropFirst()
        #expect(try played(items).total("U1") == 120)
        let caps = try Contest.plan("ankang-2025").groups.filter { $0.key != "key-actions" }
        #expect(caps.compactMap(\.cap).reduce(0, +) == 120)
    }

    /// R-CAMP-4
    @Test func `voiding an earlier one gives its room back`() throws {
        var contest = try Self.contest()
        let first = try contest.record("U1", "law")
        try contest.record("U1", "law")
        #expect(contest.total("U1") == 6)
        try contest.apply(.void(first, reason: "材料不实"))
        #expect(contest.total("U1") == 5)
        #expect(contest.points("U1", of: "extra") == 0)
    }

    /// 附件: 通过“职工之家”APP宣传发布活动情况和成效
    @Test func `an action needs a reference to where it was published`() throws {
        let contest = try Self.contest()
        #expect(
            contest.refusal { try $0.record("U1", "law") { $0.evidence = [] } }
                == .evidenceRequired("law"))
    }

    /// 附件: 2025—2026年期间; 三（二）自即日起报名
    @Test func `actions count in 2025 and 2026, registration from the day of the notice`() throws {
        let contest = try Self.contest()
        #expect(contest.refusal { try $0.record("U1", "law", on: Day("2025-01-01")) } == nil)
        #expect(
            contest.refusal { try $0.record("U1", "law", on: Day("2024-12-31")) }
                == .outsideWindow(
                    on: Day("2024-12-31"), from: Day("2025-01-01"), to: Day("2026-12-31")))
        #expect(
            contest.refusal { try $0.record("U1", "register", on: Day("2025-05-15")) }
                == .outsideWindow(
                    on: Day("2025-05-15"), from: Day("2025-05-16"), to: Day("2026-12-31")))
    }

    private func played(_ items: [CampaignKey]) throws -> Contest {
        var contest = try Self.contest()
        try contest.record("U1", items, on: Day("2025-06-01"))
        return contest
    }
}
