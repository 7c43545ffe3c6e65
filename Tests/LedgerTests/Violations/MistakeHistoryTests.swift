import Ledger
import LedgerTestSupport
import Testing

/// R-FRAUD-2: the figure of a mistake over histories of several clearings in every mode.
struct MistakeHistoryTests {
    private static let seeds = UInt64(0)..<150

    /// The rule's own sentence: d := f(b) − f(b − d) at every clearing since the credit.
    @Test(arguments: seeds)
    func `a mistake takes what the formula says`(seed: UInt64) {
        var life = WrongCredits(seed: seed)
        life.play(60, leaving: true)
        #expect(life.given.surprises == [])
        #expect(life.given.journal.faults == [])
        let formula = MistakeFormula(life.given.journal.events)
        var revoked = 0
        for entry in life.given.journal.events {
            guard case .claim(let claim, .revoked(let revocation)) = entry.event,
                revocation.kind == .mistake
            else { continue }
            revoked += 1
            #expect(
                formula.taken(of: claim, at: entry.seq) == revocation.taken,
                "\(claim) at \(entry.seq)")
        }
        #expect(revoked > 0)
    }

    /// What the rule is for: nobody is poorer by a mistake that was put right.
    @Test(arguments: seeds)
    func `after its revocation all is as if a mistake had never been`(seed: UInt64) {
        var life = WrongCredits(seed: seed)
        life.play(60, leaving: false)
        #expect(life.given.surprises == [])
        let revoked = Set(life.given.state.revokedClaims(of: .zhang))
        #expect(!revoked.isEmpty)
        let twin = life.without(revoked)
        #expect(twin.state.account(of: .zhang) == life.given.state.account(of: .zhang))
    }

    @Test func `the histories have mistakes that are taken whole, in part and not at all`() {
        var found: Set<Int> = []
        for seed in Self.seeds {
            var life = WrongCredits(seed: seed)
            life.play(60, leaving: true)
            for case .claim(_, .revoked(let revoked)) in life.given.journal.events.map(\.event) {
                if revoked.kind == .false || revoked.credit.credited == 0 { continue }
                found.insert(
                    revoked.taken == 0 ? 0 : revoked.taken < revoked.credit.credited ? 1 : 2)
            }
        }
        #expect(found == [0, 1, 2])
    }
}

/// One person's credits over some years, of which some prove to be mistakes.
private struct WrongCredits {
    private(set) var given: Given
    private var random: SplitMix64
    private var script: [Line] = []

    private enum Line {
        case credit(Points)
        case spend(Points)
        case deduct(Points)
        case newYear(ClearingRule)
        case other(Step)
    }

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        given = Self.scene
    }

    private static let scene = Given(from: "2026-03-02 09:00", .adopt(rules(.clear)))
        .and(.stocked(.gloves, 100_000, price: 1))

    private static func rules(_ rule: ClearingRule) -> Policy {
        Policy.clearing(rule).with { policy in
            policy.onDeparture = .clear
            policy.redemption.holdWorkingDays = 30
        }
    }

    /// - Parameter leaving: whether holds wait, people leave and claims prove false, too.
    mutating func play(_ lines: Int, leaving: Bool) {
        for _ in 0..<lines {
            let line = leaving && random.chance(30) ? inventMore() : invent()
            guard let line else { continue }
            script.append(line)
            Self.take(line, &given)
        }
        for claim in credited.prefix(2) {
            given = given.and(.revoke(claim, as: .mistake))
        }
    }

    private mutating func invent() -> Line? {
        switch Int.random(in: 0..<100, using: &random) {
        case ..<30: .credit(Points(Int64.random(in: 0...120, using: &random)))
        case ..<50: .spend(Points(Int64.random(in: 1...90, using: &random)))
        case ..<58: .deduct(Points(Int64.random(in: 5...50, using: &random)))
        case ..<75:
            .newYear(
                random.pick([.clear, .carryOver, .carryOverUpTo(40), .carryOverUpTo(90)])
                    ?? .clear)
        default:
            random.pick(credited).map { .other(.revoke($0, as: .mistake)) }
        }
    }

    private mutating func inventMore() -> Line? {
        let isActive = given.state.employee(.zhang)?.active ?? false
        let count = Int64.random(in: 1...70, using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case ..<4:
            guard given.state.account(of: .zhang).available >= Points(count),
                given.state.employee(.zhang)?.isSuspended(at: given.journal.now) == false
            else { return nil }
            return .other(.request(count: count))
        case ..<6:
            guard let hold = given.state.openHolds(of: .zhang).first else { return nil }
            return .other(.cancel(hold))
        case ..<7: return .other(.at(given.journal.now.adding(milliseconds: 40 * 86_400_000)))
        case ..<8: return random.pick(credited).map { .other(.revoke($0, as: .false)) }
        default: return .other(isActive ? .leave() : .comeBack())
        }
    }

    private var credited: [ClaimID] {
        given.state.claims.values.filter { claim in
            if case .credited = claim.stage { true } else { false }
        }.map(\.id).sorted()
    }

    private static func take(_ line: Line, _ given: inout Given) {
        let year = given.journal.today.year
        switch line {
        case .credit(let points): given = given.and(.earned(points))
        case .spend(let points): given = given.and(.happened(spending: points, in: given))
        case .deduct(let points): given = given.and(.deduct(points))
        case .newYear(let rule):
            let begin = LedgerTime.china.start(of: .firstOf(year: year + 1))
            given = given.and(.adopt(rules(rule)), .at(begin.adding(milliseconds: 32_400_000)))
        case .other(let step): given = given.and(step)
        }
    }

    /// The same life, in which these claims were credited with nothing.
    func without(_ claims: Set<ClaimID>) -> Given {
        var twin = Self.scene
        var claim: Int64 = 0
        for line in script {
            switch line {
            case .credit(let points):
                claim += 1
                let isLeftOut = claims.contains(ClaimID(number: claim))
                Self.take(.credit(isLeftOut ? 0 : points), &twin)
            case .spend, .deduct, .newYear: Self.take(line, &twin)
            case .other: continue
            }
        }
        return twin
    }
}

extension Step {
    /// Goods handed over, whatever the balance says.
    fileprivate static func happened(spending points: Points, in given: Given) -> Step {
        let id = RedemptionID(number: given.state.lastNumber(RedemptionID.self) + 1)
        let today = given.journal.today
        let requested = Redemption.Requested(
            employee: .zhang, product: .gloves, count: 1, points: points, cost: Fen(yuan: 10),
            deadline: .days(5, from: today, to: today.adding(7)), day: today, department: "kiln")
        return .happened(
            .redemption(id, .requested(requested)),
            .redemption(id, .fulfilled(.gloves(points, budgetYear: today.year))), by: .li)
    }
}
