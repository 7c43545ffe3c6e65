import Ledger
import LedgerTestSupport
import Testing

/// R-CAMP-QUIZ23: 二（一）and 二（五）of the notice of 2023-05-09.
@Suite struct `The knowledge contest of 2023` {
    static func contest() throws -> Contest {
        var contest = try Contest("quiz-2023", today: Day("2023-07-01"))
        try contest.join("P1", .person, entrance: "region", belonging: "安徽省")
        try contest.join("P2", .person, entrance: "region", belonging: "安徽省")
        try contest.join("P3", .person, entrance: "region", belonging: "重庆市")
        try contest.join("P4", .person, entrance: "central", belonging: "示例央企")
        return contest
    }

    /// （一）竞赛时间：2023年6月1—30日
    @Test func `attempts count from 1 to 30 June`() throws {
        let contest = try Self.contest()
        for (day, inside) in [
            ("2023-05-31", false), ("2023-06-01", true), ("2023-06-30", true),
        ] {
            let refusal = contest.refusal {
                try $0.record("P1", "attempt", on: Day(day), ["right": 5])
            }
            #expect((refusal == nil) == inside, "\(day)")
        }
    }

    /// （五）每天可答题1次
    @Test func `one attempt a day`() throws {
        var contest = try Self.contest()
        try contest.record("P1", "attempt", on: Day("2023-06-01"), ["right": 2])
        #expect(
            contest.refusal { try $0.record("P1", "attempt", on: Day("2023-06-01"), ["right": 5]) }
                == .limitReached("attempt", limit: 1, .day))
        try contest.record("P1", "attempt", on: Day("2023-06-02"), ["right": 5])
        try contest.record("P2", "attempt", on: Day("2023-06-01"), ["right": 5])
        #expect(contest.total("P1") == 7)
    }

    /// （五）每题分值为1分，每次随机5题
    @Test func `five questions of 1 point each`() throws {
        let contest = try Self.contest()
        #expect(
            contest.refusal { try $0.record("P1", "attempt", ["right": 6]) }
                == .measureTooMuch("right", value: 6, most: 5))
        #expect(
            contest.refusal {
                try $0.record("P1", "attempt") {
                    $0.answers = (1...6).map { Campaign.Answer(second: $0, right: true) }
                }
            } == .measureTooMuch("right", value: 6, most: 5))
    }

    /// （五）每次总计限时150秒，超过限时视为自动交卷
    @Test func `at 150 seconds it is handed in as it stands`() throws {
        var contest = try Self.contest()
        try contest.record("P1", "attempt") {
            $0.answers = [
                .init(second: 20, right: true), .init(second: 60, right: false),
                .init(second: 150, right: true), .init(second: 151, right: true),
            ]
        }
        #expect(contest.total("P1") == 2)
        #expect(
            contest.refusal { try $0.record("P2", "attempt", ["right": 4]) { $0.seconds = 151 } }
                == .overTime(seconds: 151, limit: 150))
        #expect(
            contest.refusal { try $0.record("P2", "attempt", ["right": 4]) { $0.seconds = 150 } }
                == nil)
    }

    /// （五）不超过限时可返回继续答题: what counts is when each was answered, not in which order.
    @Test func `within the time one can go back`() throws {
        var contest = try Self.contest()
        try contest.record("P1", "attempt") {
            $0.answers = [.init(second: 149, right: true), .init(second: 30, right: true)]
        }
        #expect(contest.total("P1") == 2)
    }

    /// （五）为其所在地区或中央企业单位获得积分；分别提供地区和央企入口
    @Test func `points count for the region or the central enterprise, each apart`() throws {
        var contest = try Self.contest()
        for (id, right) in [("P1", 3), ("P2", 4), ("P3", 5), ("P4", 1)] as [(ParticipantID, Int64)]
        {
            try contest.record(id, "attempt", ["right": right])
        }
        let regions = try contest.table.ranking(.belonging, entrance: "region")
        #expect(regions.map(\.subject) == ["安徽省", "重庆市"])
        #expect(regions.map(\.value) == [7, 5])
        #expect(regions.map(\.people) == [2, 1])
        let enterprises = try contest.table.ranking(.belonging, entrance: "central")
        #expect(enterprises.map(\.subject) == ["示例央企"])
        #expect(
            throws: Refusal.campaign(.levelNotRanked(.participant, of: [.belonging]))
        ) { try contest.table.ranking(.participant, entrance: nil) }
    }

    @Test func `everybody enters by an entrance and belongs somewhere`() throws {
        let contest = try Self.contest()
        #expect(
            contest.refusal { try $0.join("P9", .person) }
                == .entranceRequired(of: ["region", "central"]))
        #expect(
            contest.refusal { try $0.join("P9", .person, entrance: "region") } == .belongingRequired
        )
        #expect(
            contest.refusal { try $0.join("P9", .unit, entrance: "region", belonging: "安徽省") }
                == .kindNotAdmitted(.unit, admitted: [.person]))
    }
}

/// R-CAMP-HAZARD25: 三（三）of 黔江高新管委发〔2025〕5号.
@Suite struct `Find the hazard, 2025` {
    private func contest() throws -> Contest {
        var contest = try Contest("hazard-quiz-2025", today: Day("2025-07-01"))
        try contest.join("P1", .person, entrance: "region", belonging: "黔江区")
        return contest
    }

    private func played(_ counts: CampaignCounts, _ scene: CampaignKey = "home") throws -> Contest {
        var contest = try contest()
        try contest.record("P1", "level", counts) { $0.choices = ["scene": scene] }
        return contest
    }

    /// 每发现1个隐患点获得1积分，每答对1题获得1积分（答错不得分）
    @Test func `a point for each hazard found and each right answer, none for a wrong one`() throws
    {
        #expect(try played(["found": 5, "right": 5]).total("P1") == 10)
        #expect(try played(["found": 4, "right": 1]).total("P1") == 5)
        #expect(try played(["found": 3, "right": 0]).total("P1") == 3)
    }

    /// 每个关卡设置5个隐患点，找到一个隐患点会出现1道题目
    @Test func `five hazards a level, and a question for each one found`() throws {
        #expect(throws: Refusal.campaign(.measureTooMuch("found", value: 6, most: 5))) {
            try played(["found": 6])
        }
        #expect(throws: Refusal.campaign(.measureTooMuch("right", value: 3, most: 2))) {
            try played(["found": 2, "right": 3])
        }
    }

    /// 设有企业、农村、社区、学校、家庭五个场景
    @Test func `a level is of one of five scenes`() throws {
        let scenes = try contest().plan.items[0].choices[0].options
        #expect(scenes.map(\.name) == ["企业", "农村", "社区", "学校", "家庭"])
        for scene in scenes { #expect(try played(["found": 1], scene.key).total("P1") == 1) }
        let known = scenes.map(\.key.text)
        #expect(throws: Refusal.campaign(.choiceUnknown("scene", "sea", of: known))) {
            try played(["found": 1], "sea")
        }
        #expect(
            try contest().refusal { try $0.record("P1", "level", ["found": 1]) }
                == .choiceRequired("scene", of: known))
    }

    /// 参与者每日只挑战一个关卡; 6月1日—6月30日
    @Test func `one level a day, in June`() throws {
        let contest = try played(["found": 1])
        let again: (Day) -> Campaign.Refusal? = { day in
            contest.refusal {
                try $0.record("P1", "level", on: day, ["found": 1]) {
                    $0.choices = ["scene": "school"]
                }
            }
        }
        #expect(again(Day("2025-06-01")) == .limitReached("level", limit: 1, .day))
        #expect(again(Day("2025-06-30")) == nil)
        #expect(again(Day("2025-05-31")) != nil)
    }

    /// 分别提供地方和央企入口; 不进行地区和企业积分排名; 不强制参加
    @Test func `two entrances, voluntary, and no ranking of any kind`() throws {
        let contest = try contest()
        #expect(contest.plan.entrances.map(\.name) == ["地方", "央企"])
        #expect(contest.plan.terms == ["本次活动为公益活动，不强制参加"])
        for level in CampaignRanking.Level.allCases {
            #expect(throws: Refusal.campaign(.notRanked(contest.plan.code))) {
                try contest.table.ranking(level, entrance: nil)
            }
        }
    }
}
