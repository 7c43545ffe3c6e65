import Ledger
import LedgerTestSupport
import Testing

@Suite struct `A campaign` {
    static let running = Given(.openCampaign(.drill), .join("E001"))

    /// R-CAMP-1
    @Test func `is opened once, whatever became of it`() {
        Given(.openCampaign(.drill)).when(.openCampaign(.drill))
            .refused(.campaign(.exists("drill")))
        Given(.openCampaign(.drill), .closeCampaign()).when(.openCampaign(.drill))
            .refused(.campaign(.exists("drill")))
    }

    /// R-CAMP-1
    @Test func `with faults is not opened`() {
        let plan = CampaignPlan.drill.with { $0.items[0].group = "main-course" }
        let fault = CampaignFault(
            path: ["items", "0", "group"],
            reason: .unknownCode("main-course", known: ["main", "extra"]))
        Given().when(.openCampaign(plan)).refused(.campaign(.faulty([fault])))
    }

    /// R-CAMP-2
    @Test func `is joined once, by a kind that it scores`() {
        Self.running.when(.join("E001")).refused(.campaign(.participantExists("E001", "drill")))
        Self.running.when(.join("T1", .team)).refused(.campaign(.nameRequired("T1")))
        Self.running.when(.join("E002", unit: "U1")).refused(.campaign(.unitUnknown("U1")))
        let people = CampaignPlan.drill.with { $0.kinds = [.person] }
        Given(.openCampaign(people)).when(.join("U1", .unit, name: "一分厂"))
            .refused(.campaign(.kindNotAdmitted(.unit, admitted: [.person])))
    }

    /// R-CAMP-2, R-ORG-6
    @Test func `keeps no person's name in the chain`() {
        Given(.openCampaign(.drill)).when(.join("G1", name: "张三"))
            .then(.campaign("drill", .joined(Participant(id: "G1", kind: .person))))
    }

    /// R-CAMP-3
    @Test func `takes results only of those who take part, for what there is`() {
        Self.running.when(.result("E002"))
            .refused(.campaign(.participantUnknown("E002", "drill")))
        Self.running.when(.result("E001", "swim"))
            .refused(.campaign(.itemUnknown("swim", of: ["run", "walk"])))
        Self.running.when(.result(on: "2026-03-03"))
            .refused(.dateInTheFuture("2026-03-03", today: "2026-03-02"))
        Self.running.when(.result(on: "2026-02-28"))
            .refused(
                .campaign(
                    .outsideWindow(on: "2026-02-28", from: "2026-03-01", to: "2026-03-31")))
        Self.running.when(.result { $0.seconds = 3 }).refused(.campaign(.notTimed("run")))
        Self.running.when(.result("E001", "run", ["m": 1]))
            .refused(.campaign(.measureUnknown("m", of: [])))
    }

    /// R-CAMP-3: results of days that are past still come in, until it is closed.
    @Test func `takes results after its days until it is closed`() {
        let over = Self.running.and(.at("2026-05-01 09:00"))
        #expect(over.when(.result()).refusal == nil)
        over.and(.closeCampaign()).when(.result()).refused(.campaign(.closed("drill")))
    }

    /// R-CAMP-3
    @Test(
        arguments: [
            (.month, "2026-04-01"), (.quarter, "2026-04-01"), (.year, "2027-01-01"),
        ] as [(CampaignLimit.Period, Day)])
    func `limits how often an item counts in a period`(period: CampaignLimit.Period, free: Day) {
        let plan = CampaignPlan.drill.with {
            $0.to = nil
            switch period {
            case .month: $0.items[0].limit.month = 2
            case .quarter: $0.items[0].limit.quarter = 2
            default: $0.items[0].limit.year = 2
            }
        }
        let full = Given(
            .openCampaign(plan), .join("E001"), .at("2027-02-01 09:00"),
            .result(on: "2026-03-02"), .result(on: free.adding(-1)))
        #expect(full.surprises == [])
        full.when(.result(on: "2026-03-02"))
            .refused(.campaign(.limitReached("run", limit: 2, period)))
        #expect(full.when(.result(on: free)).refusal == nil)
    }

    /// R-CAMP-3, R-ORG-3
    @Test func `nobody records for themself what evidence shows`() {
        let plan = CampaignPlan.drill.with { $0.items[0].evidence = true }
        let given = Given(.openCampaign(plan), .join("E010"))
        given.when(.result("E010")).refused(.fourEyes(.ownResult))
        given.when(.result("E010", by: .zhou)).refused(.campaign(.evidenceRequired("run")))
        #expect(Given(.openCampaign(.drill), .join("E010")).when(.result("E010")).refusal == nil)
    }

    /// R-CAMP-4
    @Test func `pays an item to its limit, then elsewhere, to that limit too`() throws {
        var given = Self.running
        var totals: [Points] = []
        for _ in 1...6 {
            given = given.and(.result())
            totals.append(try #require(given.table).rows[0].score.total)
        }
        #expect(totals == [10, 20, 30, 31, 32, 32])
        let voided = try #require(given.and(.void("S1"), .void("S2")).table)
        #expect(voided.rows[0].score.total == 31)
        #expect(voided.results == 4)
    }

    /// R-CAMP-4
    @Test func `voids a result once`() {
        let given = Self.running.and(.result(), .void("S1"))
        #expect(given.surprises == [])
        given.when(.void("S1")).refused(.campaign(.alreadyVoided("S1", "drill")))
        given.when(.void("S2")).refused(.campaign(.resultUnknown("S2")))
    }

    /// R-CAMP-5: equal values share a rank.
    @Test func `is ranked only where its file says so`() throws {
        let given = Given(
            .openCampaign(.drill.with { $0.ranking = .init(by: .points, levels: [.participant]) }),
            .join("E001"), .join("E002"), .join("E003"), .result("E001"), .result("E002"))
        let ranks = try #require(given.table).ranking(.participant, entrance: nil)
        #expect(ranks.map(\.rank) == [1, 1, 3])
        #expect(ranks.map(\.subject) == ["E001", "E002", "E003"])
        #expect(throws: Refusal.campaign(.notRanked("drill"))) {
            try #require(Self.running.table).ranking(.participant, entrance: nil)
        }
    }

    /// R-CAMP-6
    @Test func `files a claim in the store where its item says so, reviewed like any other`() {
        let plan = CampaignPlan.drill.with { $0.items[0].claims = .hazard }
        let given = Given(.openCampaign(plan), .join("E001"), .join("G1"), .result(), .result("G1"))
        #expect(given.surprises == [])
        #expect(given.state.results["S1"]?.claim == "C1")
        #expect(given.state.results["S2"]?.claim == nil)
        #expect(given.state.claims.count == 1)
        #expect(given.state.claims["C1"]?.occurrence == "S1")
        given.when(.approve("C1", by: .li)).refused(.fourEyes(.submittedOnBehalf))
        let retired = Given(
            .openCampaign(plan.with { $0.items[0].claims = "gone" }), .join("E001"))
        retired.when(.result()).refused(.claim(.itemUnknown("gone")))
    }

    /// R-CAMP-7
    @Test func `keeps what everybody had when it is closed`() {
        let plan = CampaignPlan.drill.with {
            var award = CampaignAward(key: "gold", name: "金")
            award.needs = [CampaignNeed(.points, atLeast: 20)]
            $0.awards = [award]
        }
        let given = Given(
            .openCampaign(plan), .join("E001"), .join("E002"), .result(), .result(),
            .result("E002"))
        given.when(.closeCampaign()).then(
            .campaign(
                "drill",
                .stood([
                    .init(participant: "E001", points: 20, awards: ["gold"]),
                    .init(participant: "E002", points: 10, awards: []),
                ])), .campaign("drill", .closed(participants: 2, results: 3)))
        given.and(.closeCampaign()).when(.closeCampaign()).refused(.campaign(.closed("drill")))
        #expect(given.and(.closeCampaign()).state.standings["drill"]?.count == 2)
    }

    /// No point of the store moves.
    @Test func `moves no points of the store`() {
        #expect(
            Self.running.and(.result()).when(.closeCampaign()).events.allSatisfy { $0.entry == nil }
        )
    }
}

extension Given {
    var table: CampaignTable? {
        state.campaign("drill").map { CampaignTable($0.plan, "drill", state) }
    }
}
