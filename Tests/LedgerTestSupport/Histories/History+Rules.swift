import Ledger

extension History {
    mutating func inventRules() -> Command {
        let today = journal.today
        return switch Int.random(in: 0..<10, using: &random) {
        case ..<4:
            .policy(
                .adopt(
                    inventPolicy(faulty: random.chance(5)),
                    effective: today.adding(random.pick([-1, 0, 0, 0, 1, 5, 40]) ?? 0)))
        case ..<8: .calendar(.adopt(inventCalendar()))
        case ..<9:
            .budget(
                .set(
                    year: today.year + (random.chance(20) ? 1 : 0),
                    Fen(yuan: Int64.random(in: 0...400, using: &random))))
        default:
            .books(
                .advanceClock(to: journal.now.adding(milliseconds: random.chance(20) ? -1 : 0)))
        }
    }

    mutating func inventPolicy(faulty: Bool) -> Policy {
        var policy = Policy.example
        policy.reviewWorkingDays = Int.random(in: 1...5, using: &random)
        policy.noticeWorkingDays = random.pick([0, 1, 3, 3, 5]) ?? 3
        policy.submitWithinDays = random.chance(20) ? 3 : nil
        policy.annualCap = AnnualCap(
            points: random.pick([40, 150, 400, 2000]) ?? 2000,
            basis: random.chance(70) ? .earned : .redeemed)
        policy.negativeBalance =
            habits.floorAtZero || random.chance(40) ? .floorAtZero : .carry
        policy.redemption = RedemptionRules(
            pointsPerYuan: Int64.random(in: 1...3, using: &random),
            windows: random.chance(85) ? [] : [.days([5, 20]), .weekdays([.monday, .friday])],
            holdWorkingDays: Int.random(in: 1...12, using: &random))
        policy.budgetExhausted = random.chance(30) ? .refuse : .warn
        policy.clearing = random.pick([.clear, .carryOver, .carryOverUpTo(30)]) ?? .clear
        policy.onDeparture = random.chance(30) ? .clear : .keepUntilClearing
        if random.chance(20) { policy = policy.without(.drill) }
        if random.chance(20) {
            policy = policy.with(.idea) { $0.limit = ItemLimit(month: 1, year: 3) }
        }
        if faulty { policy.items = [] }
        return policy
    }

    /// A known year, one amended by the enterprise, or a plain one of the years to come.
    private mutating func inventCalendar() -> WorkYear {
        let year = state.books?.openYear ?? 2026
        let next = random.chance(40) ? year + 1 : year
        let known = WorkYear.known.first { $0.year == next }
        let first = Day.firstOf(year: next)
        let days = (0..<20).map { first.adding(($0 * 53 + Int(random.next() % 40)) % 365) }
        return WorkYear(
            year: next, source: "", off: known?.off ?? [first], work: known?.work ?? [],
            enterpriseOff: random.chance(60) ? Set(days[..<15]) : [],
            enterpriseWork: random.chance(60) ? Set(days[15...]).subtracting(days[..<15]) : [])
    }
}
