import Ledger
import LedgerTestSupport
import Testing

/// R-CAMP-ANKANG: 三（五）评选表彰.
@Suite struct `The Ankang Cup's awards` {
    /// 65 + 5 + 20 = 90.
    static let ninety = `The Ankang Cup's table`.all

    /// 积分不低于90分的参赛单位; 优胜班组: 所属一线班组; 优秀组织单位: 各级工会……部门
    @Test func `90 points qualify the unit and its teams, and 89 do not`() throws {
        var contest = try Contest("ankang-2025", today: Day("2026-12-31"))
        for (unit, traits) in [("U1", []), ("U2", []), ("U3", ["authority"])]
            as [(ParticipantID, [CampaignKey])]
        {
            try contest.join(unit, traits: traits)
        }
        try contest.join("T1", .team, unit: "U1")
        try contest.join("T2", .team, unit: "U2")
        try contest.join("T3", .team)
        try contest.join("P1", .person)
        try contest.record("U1", Self.ninety, on: Day("2025-06-01"))
        // One event less, and four points of overflow: 85 + 4.
        try contest.record(
            "U2", Self.ninety.dropLast() + ["law", "law", "law", "law"], on: Day("2025-06-01"))
        try contest.record("U3", Self.ninety, on: Day("2025-06-01"))
        #expect(contest.total("U1") == 90)
        #expect(contest.total("U2") == 89)
        #expect(
            contest.table.awards() == [
                "U1": ["winning-unit"], "T1": ["winning-team"], "U3": ["organising-unit"],
            ])
    }

    /// 优胜单位600个，优胜班组800个，优秀组织单位170个，优秀个人200名
    @Test func `the quotas are the paper's`() throws {
        let plan = try Contest.plan("ankang-2025")
        #expect(plan.awards.map(\.quota) == [600, 800, 170, 200])
        #expect(plan.awards.map(\.isByRecommendation) == [false, false, false, true])
    }

    /// The paper ranks nobody.
    @Test func `it cannot be ranked`() throws {
        let table = try Contest("ankang-2025", today: Day("2026-12-31")).table
        #expect(throws: Refusal.campaign(.notRanked(table.plan.code))) {
            try table.ranking(.participant, entrance: nil)
        }
    }

    /// What is still to be carried out, what would earn most, and a way to 90.
    @Test func `a unit sees what is missing`() throws {
        var contest = try Contest("ankang-2025", today: Day("2026-12-31"))
        try contest.join("U1")
        try contest.record(
            "U1", `The Ankang Cup's table`.firstTimes + ["whistle"], on: Day("2025-06-01"))
        let counter = CampaignCounter(contest.plan)
        let unit = try #require(contest.state.participant("U1", in: contest.plan.code))
        let score = contest.score("U1")
        #expect(score.total == 45)
        let prospects = counter.prospects(of: unit, score, on: Day("2025-07-01"))
        #expect(
            prospects.open == [
                .init(item: "register", times: 1, done: 0),
                .init(item: "whistle", times: 2, done: 1),
                .init(item: "supervision", times: 3, done: 0),
            ])
        #expect(prospects.earning.first == .init(item: "register", earns: 5))
        #expect(prospects.earning.contains(.init(item: "law", earns: 1)))
        #expect(!prospects.earning.contains { $0.item == "key-action" })
        let way = try #require(counter.way(to: 90, of: unit, score, on: Day("2025-07-01")))
        #expect(way.count == 9)
        #expect(way.reduce(score.total) { $0 + $1.earns } == 90)
        #expect(counter.way(to: 121, of: unit, score, on: Day("2025-07-01")) == nil)
        #expect(counter.prospects(of: unit, score, on: Day("2027-01-01")).earning == [])
    }
}
