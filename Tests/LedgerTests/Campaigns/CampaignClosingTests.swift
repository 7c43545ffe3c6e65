import Ledger
import LedgerTestSupport
import Testing

/// R-CAMP-7, R-ORG-12: closing in steps gives what closing at once gives.
@Suite struct `A campaign that is closed in steps` {
    /// Awards for a threshold, at the top with ties, through the unit, and on recommendation.
    private static let plan = CampaignPlan.drill.with {
        var gold = CampaignAward(key: "gold", name: "金")
        gold.needs = [CampaignNeed(.points, atLeast: 20)]
        var top = CampaignAward(key: "top", name: "前三")
        top.top = CampaignAward.Top(count: 3, by: CampaignQuantity(.times("walk")))
        var units = CampaignAward(key: "members", name: "先进集体成员")
        units.unitNeeds = [CampaignNeed(.points, atLeast: 10)]
        units.top = CampaignAward.Top(count: 40, by: .points)
        $0.awards = [gold, CampaignAward(key: "named", name: "推荐"), top, units]
    }

    /// 20 units and 600 people, with results that are drawn from a seed.
    private static func running(_ seed: UInt64) -> MemoryState {
        var random = SplitMix64(seed: seed)
        var state = Given(.openCampaign(plan)).state
        var number: Int64 = 0
        func id(_ text: String) -> ParticipantID { ParticipantID(stringLiteral: text) }
        for index in 0..<620 {
            let isUnit = index >= 600
            let participant = Participant(
                id: id(isUnit ? "U\(1000 + index - 600)" : "E\(1000 + index)"),
                kind: isUnit ? .unit : .person, name: isUnit ? "一分厂" : nil,
                unit: isUnit || Bool.random(using: &random)
                    ? nil : id("U\(1000 + Int.random(in: 0..<20, using: &random))"))
            state.put(participant, in: "drill")
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                number += 1
                let isRun = Bool.random(using: &random)
                state.put(
                    CampaignResult(
                        id: ResultID(number: number), campaign: "drill",
                        participant: participant.id, item: isRun ? "run" : "walk",
                        on: "2026-03-02", points: isRun ? 10 : 0,
                        voided: Int.random(in: 0..<9, using: &random) == 0))
            }
        }
        return state
    }

    private func closed(_ state: MemoryState, restartingAfter steps: Int = .max) -> [Event] {
        var state = state
        let work = LongWork.closing("drill")
        state.begin(UnfinishedWork(work: work, actor: .user("zhao"), at: "2026-04-01 09:00"))
        var events: [Event] = []
        var count = 0
        var rest = state.nextDueWork(until: "2026-04-01 09:00")
        while let due = rest {
            let settled = state.settle(due)
            #expect(settled.actor == .user("zhao"))
            events += settled.events
            for case .campaign(_, .stood(let standings)) in settled.events {
                #expect(standings.count <= LongWork.step)
                for standing in standings { state.put(standing, in: "drill") }
            }
            count += 1
            rest = settled.rest
            if count == steps { rest = state.nextDueWork(until: "2026-04-01 09:00") }
        }
        #expect(events.last == .work(.ended(work)))
        return events.dropLast()
    }

    private func standings(_ events: [Event]) -> [Campaign.Standing] {
        events.flatMap { event -> [Campaign.Standing] in
            if case .campaign(_, .stood(let standings)) = event { standings } else { [] }
        }
    }

    @Test(arguments: UInt64(0)..<10) func `keeps what would be kept at once`(seed: UInt64) throws {
        let state = Self.running(seed)
        let command = Command.campaign(.close("drill"))
        let context = Context(actor: .user("zhao"), now: "2026-04-01 09:00", time: .china)
        let atOnce = try command.decide(context, in: state)
        let inSteps = closed(state)
        #expect(standings(inSteps) == standings(atOnce))
        #expect(Set(standings(inSteps).flatMap(\.awards)) == ["gold", "top", "members"])
        #expect(inSteps.last == atOnce.last)
        // After a restart all are counted again, and none is kept twice.
        for steps in [2, 8, 9] {
            let again = closed(state, restartingAfter: steps)
            #expect(standings(again) == standings(atOnce))
            #expect(again.last == atOnce.last)
        }
    }

    @Test func `takes nothing any more from the beginning on`() {
        var state = Self.running(1)
        state.begin(
            UnfinishedWork(
                work: .closing("drill"), actor: .user("zhao"), at: "2026-04-01 09:00"))
        let context = Context(actor: .user("zhao"), now: "2026-04-01 09:00", time: .china)
        for command in [
            Campaign.Command.join("drill", Participant(id: "E9", kind: .person)),
            .void(ResultID(number: 1), reason: "错"), .close("drill"),
        ] {
            #expect(throws: Refusal.campaign(.closed("drill"))) {
                try Command.campaign(command).decide(context, in: state)
            }
        }
    }

    @Test func `lets all that is due go first`() {
        var state = Self.running(1)
        let end: Instant = "2027-01-01 00:00"
        state.begin(UnfinishedWork(work: .closing("drill"), actor: .user("zhao"), at: end))
        let due = state.nextDueWork(until: end)
        #expect(due?.subject == .clearing(year: 2026))
        #expect(!state.isWorkInTheWay)
    }
}
