import Ledger
import LedgerTestSupport
import Testing

/// R-CAMP-CAMP23: 三, 六 and 七 of 安组委办〔2023〕4号.
@Suite struct `The escape drill camp of 2023` {
    private func contest() throws -> Contest {
        var contest = try Contest("drill-camp-2023", today: Day("2023-12-31"))
        try contest.join("P1", .person)
        return contest
    }

    /// 三（一）活动正式上线时间为5月31日
    @Test func `it is on from 31 May, without an end`() throws {
        let contest = try contest()
        #expect(
            contest.refusal { try $0.record("P1", "lesson", on: Day("2023-05-30"), ["hours": 1]) }
                != nil)
        #expect(
            contest.refusal { try $0.record("P1", "lesson", on: Day("2023-12-30"), ["hours": 1]) }
                == nil)
    }

    /// 六（一）达到8个课时以上，可以获得电子结业证书
    @Test(arguments: [([3, 4], false), ([3, 5], true), ([9], true)] as [([Int64], Bool)])
    func `eight lessons or more earn the certificate`(hours: [Int64], earned: Bool) throws {
        var contest = try contest()
        for hours in hours { try contest.record("P1", "lesson", ["hours": hours]) }
        let counter = CampaignCounter(contest.plan)
        let certificate = contest.plan.certificates[0]
        let missing = counter.missing(certificate.needs, of: contest.score("P1"))
        #expect((missing == nil) == earned)
        var filling = CampaignFilling(counter, name: "张三", participants: 1, on: "2025-06-20")
        filling.add(Array(contest.state.results.values))
        #expect(filling.fill(certificate.text).contains("\(hours.reduce(0, +))个课时"))
        #expect(filling.fill("{completion.earned}") == (earned ? "1" : "0"))
    }

    /// 六（二）点赞排名前100的参与者，可获得活动纪念奖品
    @Test func `the 100 with most likes earn a souvenir, by their best work`() throws {
        var contest = try contest()
        for number in 1...103 {
            let id = ParticipantID(unchecked: "Q\(number)")
            try contest.join(id, .person)
            try contest.record(id, "work", ["likes": Int64(1000 - number)]) {
                $0.subject = "W\(number)"
            }
        }
        // Two works with many likes together, none of them among the first.
        for work in ["A", "B"] {
            try contest.record("P1", "work", ["likes": 890]) { $0.subject = work }
        }
        let awards = contest.table.awards()
        #expect(awards.count == 100)
        #expect(awards["Q100"] == ["souvenir"])
        #expect(awards["Q101"] == nil)
        #expect(awards["P1"] == nil)
    }

    @Test func `a tie at the hundredth place is given whole`() throws {
        var contest = try contest()
        for number in 1...101 {
            let id = ParticipantID(unchecked: "Q\(number)")
            try contest.join(id, .person)
            try contest.record(id, "work", ["likes": 7]) { $0.subject = "W" }
        }
        #expect(contest.table.awards().count == 101)
    }

    @Test func `a later reading of a work's likes stands for the one before`() throws {
        var contest = try contest()
        for likes in [5, 80, 70] as [Int64] {
            try contest.record("P1", "work", ["likes": likes]) { $0.subject = "W1" }
        }
        try contest.record("P1", "work", ["likes": 10]) { $0.subject = "W2" }
        let ranks = try contest.table.ranking(.participant, entrance: nil)
        #expect(ranks.first?.value == 70)
        let item = contest.score("P1").items[1]
        #expect(item.times == 2)
        #expect(item.sums == ["likes": 80])
    }
}

/// R-CAMP-NOTES25: 三（四）of 黔江高新管委发〔2025〕5号.
@Suite struct `Safety notes, 2025` {
    private func contest() throws -> Contest {
        var contest = try Contest("safety-notes-2025", today: Day("2026-01-01"))
        try contest.join("P1", .person)
        return contest
    }

    /// 发布内容必须是已经向责任单位报告或消除的安全隐患
    @Test func `only hazards already reported or removed count`() throws {
        var contest = try contest()
        for (state, counts) in [("reported", 1), ("removed", 2), ("open", 2)]
            as [(CampaignKey, Int64)]
        {
            try contest.record("P1", "note") {
                $0.choices = ["hazard": state]
                $0.subject = state.text
            }
            #expect(contest.score("P1").items[0].times == counts, "\(state.text)")
        }
    }

    /// 6月1日—12月31日
    @Test func `it runs from 1 June to 31 December`() throws {
        let plan = try contest().plan
        #expect((plan.from.text, plan.to?.text) == ("2025-06-01", "2025-12-31"))
    }

    /// 公益宣传活动，自愿参与，无任何收费
    @Test func `voluntary, free of charge, not ranked`() throws {
        let contest = try contest()
        #expect(contest.plan.terms == ["公益宣传活动", "自愿参与", "无任何收费"])
        #expect(throws: Refusal.campaign(.notRanked(contest.plan.code))) {
            try contest.table.ranking(.participant, entrance: nil)
        }
    }

    /// R-ORG-3: what is shown by evidence is not recorded for oneself.
    @Test func `nobody records a note of their own`() throws {
        let contest = try contest()
        let note = Campaign.Submission(participant: "P1", item: "note", on: Day("2025-06-02"))
        var copy = contest
        #expect(throws: Refusal.fourEyes(.ownResult)) {
            try copy.apply(
                .record(contest.plan.code, note), by: .employee(EmployeeID(unchecked: "P1")))
        }
    }
}

/// R-CAMP-MONTH25: 附件2, blank by blank.
@Suite struct `Safety month, 2025` {
    private func filled(_ record: (inout Contest) throws -> Void) throws -> [String] {
        var contest = try Contest("safety-month-2025", today: Day("2025-07-01"))
        try contest.join("U1")
        try contest.join("U2")
        try record(&contest)
        var filling = CampaignFilling(
            CampaignCounter(contest.plan), name: "示例", participants: 2, on: "2025-06-20")
        contest.state.eachParticipant(in: contest.plan.code) { filling.add($1) }
        let form = try #require(contest.plan.form("progress"))
        return form.rows.flatMap { $0.flatMap { $0 } }.map { filling.fill($0) }
    }

    @Test func `sessions and people of all units add up in the printed form`() throws {
        let lines = try filled { contest in
            try contest.record("U1", "seminar", ["sessions": 2, "people": 80])
            try contest.record("U2", "seminar", ["sessions": 1, "people": 15])
            try contest.record("U1", "day", ["sessions": 1, "people": 120])
            try contest.record(
                "U1", "inventory", ["hazards": 17, "lists": 3, "maps": 1, "drills": 2])
            try contest.record("U1", "feature", ["sessions": 1, "people": 30]) {
                $0.subject = "隐患随手拍展"
                $0.note = "展出作品40件"
            }
        }
        #expect(lines.contains("组织开展本单位、本系统专题研讨、宣讲活动、辅导报告（3）场，参与（95）人次；"))
        #expect(lines.contains("组织开展“安全宣传咨询日”活动(1)场、参与(120)人次"))
        #expect(
            lines.contains(
                "聚焦重点行业领域，督促企业结合自身实际，梳理身边潜在安全隐患（17）项，形成风险清单（3）个、建立隐患地图（1）张，开展应急演练（2）场。"
            ))
        #expect(lines.contains("活动名称（隐患随手拍展），组织(1)场/次，参与(30)人次。"))
        #expect(lines.contains("活动简要情况：展出作品40件"))
    }

    /// Every blank of 附件2 is one of the form's, and every measure has its place in it.
    @Test func `each blank of the printed form has its own count`() throws {
        let plan = try Contest.plan("safety-month-2025")
        let form = try #require(plan.form("progress"))
        #expect(form.due?.text == "2025-06-20")
        #expect(form.head == ["填报单位：{name}", "联系人：", "电话：", "填报日期：{on}"])
        #expect(form.columns == ["活动项目", "活动进展情况"])
        let blanks = form.rows.flatMap { $0.flatMap { $0 } }.flatMap { CampaignText($0).parts }
            .compactMap { part -> String? in
                guard case .blank(.quantity(let quantity)) = part else { return nil }
                return quantity.text
            }
        #expect(blanks.count == 39)
        #expect(Set(blanks).count == 39)
        let measures = plan.items.flatMap { item in
            item.measures.map { item.key.text + "." + $0.key.text }
        }
        #expect(Set(measures) == Set(blanks))
    }

    /// 附件1
    @Test func `the task list names what district, departments and enterprises do`() throws {
        let plan = try Contest.plan("safety-month-2025")
        let tasks = try #require(plan.form("tasks"))
        #expect(tasks.columns == ["总体任务", "具体活动", "区级层面", "街道、部门层面", "企业层面"])
        #expect(tasks.rows.filter { !$0[0].joined().isEmpty }.count == 5)
    }
}
