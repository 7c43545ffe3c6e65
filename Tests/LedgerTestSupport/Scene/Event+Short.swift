public import Ledger

// What tests expect most often, without what is the same in all of them.

extension Event {
    /// Credited in the department in which the employee began.
    public static func credited(
        _ claim: ClaimID, _ points: Points, forgone: Points = 0, to employee: EmployeeID = .zhang,
        year: Int = 2026
    ) -> Event {
        let credit = Claim.Credit(
            credited: points, forgone: forgone, year: year, department: employee.department)
        return .claim(claim, .credited(employee, credit))
    }

    /// On notice for three working days.
    public static func approved(
        _ claim: ClaimID, _ points: Points, from: Day, to: Day
    ) -> Event {
        .claim(claim, .approved(points: points, notice: .days(3, from: from, to: to)))
    }

    public static func cleared(
        _ employee: EmployeeID = .zhang, _ points: Points, kept: Points = 0, year: Int = 2026
    ) -> Event {
        .clearing(.accountCleared(employee, year: year, points: points, kept: kept))
    }

    public static func yearCleared(
        _ year: Int = 2026, accounts: Int64 = 0, _ points: Points = 0
    ) -> Event {
        .clearing(.yearCleared(year: year, accounts: accounts, points: points))
    }

    /// The redemption ended unfulfilled by itself: one pair of gloves, unless it says otherwise.
    public static func lapsed(
        _ redemption: RedemptionID, _ points: Points = 100, cleared: HoldClearing? = nil,
        of employee: EmployeeID = .zhang
    ) -> Event {
        .redemption(
            redemption,
            .lapsed(
                Redemption.Released(
                    employee: employee, product: .gloves, count: 1, points: points,
                    cleared: cleared)))
    }
}

extension Claim.Event {
    /// On the day of the occurrence, with three working days for the review.
    public static func filed(
        _ item: ItemCode, for employee: EmployeeID = .zhang, on day: Day, until due: Day,
        about occurrence: String? = nil, distinct: Bool = false, asking points: Points? = nil
    ) -> Claim.Event {
        .submitted(
            Claim.Submission(
                employee: employee, item: item, occurred: day, occurrence: occurrence,
                distinct: distinct, requested: points), due: .days(3, from: day, to: due))
    }
}

extension Redemption.Goods {
    /// One pair of gloves for `zhang`, at 100 points and 10 yuan, unless it says otherwise.
    public static func gloves(
        _ points: Points = 100, count: Int64 = 1, budgetYear: Int = 2026
    ) -> Redemption.Goods {
        Redemption.Goods(
            employee: .zhang, product: .gloves, count: count, points: points,
            cost: Fen(yuan: 10) * count, budgetYear: budgetYear)
    }
}

extension Redemption.Released {
    /// One pair of gloves for `zhang`, at 100 points, unless it says otherwise.
    public static func gloves(
        _ points: Points = 100, count: Int64 = 1, cleared: HoldClearing? = nil
    ) -> Redemption.Released {
        Redemption.Released(
            employee: .zhang, product: .gloves, count: count, points: points, cleared: cleared)
    }
}
