/// What a false claim costs beside its points (R-FRAUD-1): no redemption until the end of the
/// calendar month 取消当月兑换资格, and a notice of criticism on the board 通报批评.
enum Suspension {
    static func events(
        for claim: Claim, _ context: Context, _ state: some LedgerState
    ) -> [Event] {
        let lastDay = context.today.firstOfNextMonth.adding(-1)
        let until = context.time.end(of: lastDay)
        let employee = claim.employee
        return [
            .employee(employee, .suspended(from: context.now, until: until, claim: claim.id)),
            .employee(employee, .criticised(claim: claim.id)),
        ] + frozen(until: until, lastDay: lastDay, employee, context, state)
    }

    /// Open holds are frozen, not lost: each has its working days again after the suspension.
    private static func frozen(
        until: Instant, lastDay: Day, _ employee: EmployeeID, _ context: Context,
        _ state: some LedgerState
    ) -> [Event] {
        state.openHolds(of: employee).compactMap { id in
            guard case .held(let deadline, _)? = state.redemption(id)?.stage else { return nil }
            let again = state.calendar.deadline(
                from: lastDay, workingDays: deadline.workingDays, time: context.time)
            return .redemption(id, .frozen(until: until, again))
        }
    }
}
