/// What a false claim costs beside its points (R-FRAUD-1): no redemption until the end of the
/// calendar month 取消当月兑换资格, and a notice of criticism on the board 通报批评.
enum Suspension {
    static func events(
        for claim: Claim, _ context: Context, _ state: some LedgerState
    ) -> [Event] {
        let until = context.time.end(of: context.today.firstOfNextMonth.adding(-1))
        let employee = claim.employee
        return [
            .employee(employee, .suspended(from: context.now, until: until, claim: claim.id)),
            .employee(employee, .criticised(claim: claim.id)),
        ] + frozen(until: until, employee, context.time, state)
    }

    /// Open holds are frozen, not lost; where they are many, in steps.
    private static func frozen(
        until: Instant, _ employee: EmployeeID, _ time: LedgerTime, _ state: some LedgerState
    ) -> [Event] {
        let holds = state.openHolds(of: employee, after: nil, limit: LongWork.atOnce + 1)
        return holds.count > LongWork.atOnce
            ? [.work(.begun(.freezing(employee, until: until)))]
            : holds.compactMap { state.frozen($0, until: until, time) }
    }
}

extension LedgerState {
    /// A frozen hold has its working days again after the suspension. Nil where it has them already.
    func frozen(_ id: RedemptionID, until: Instant, _ time: LedgerTime) -> Event? {
        guard let hold = redemption(id), case .held(let deadline, _) = hold.stage else {
            return nil
        }
        let again = calendar.deadline(
            from: time.day(of: until).adding(-1), workingDays: deadline.workingDays, time: time)
        if hold.stage == .held(again, frozenUntil: until) { return nil }
        return .redemption(id, .frozen(until: until, again))
    }
}
