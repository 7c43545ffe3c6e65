public import Ledger

extension Step {
    /// By the employee, today, unless it says otherwise.
    public static func submit(
        _ item: ItemCode = .hazard, for employee: EmployeeID = .zhang, on day: Day? = nil,
        about occurrence: String? = nil, distinct: Bool = false, asking points: Points? = nil,
        by actor: Actor? = nil
    ) -> Step {
        Step { (journal) throws(Refusal) in
            let submission = Claim.Submission(
                employee: employee, item: item, occurred: day ?? journal.today,
                occurrence: occurrence, distinct: distinct, requested: points)
            return try journal.ask(.claim(.submit(submission)), by: actor ?? .employee(employee))
        }
    }

    public static func withdraw(_ claim: ClaimID, by actor: Actor = .zhang) -> Step {
        .ask(.claim(.withdraw(claim)), by: actor)
    }

    public static func approve(
        _ claim: ClaimID, _ points: Points? = nil, by actor: Actor = .zhou
    ) -> Step {
        .ask(.claim(.approve(claim, points: points)), by: actor)
    }

    public static func reject(
        _ claim: ClaimID, asFalse: Bool = false, by actor: Actor = .zhou
    ) -> Step {
        .ask(.claim(.reject(claim, reason: reason, asFalse: asFalse)), by: actor)
    }

    public static func object(
        to claim: ClaimID, because words: String = reason, for person: EmployeeID? = nil,
        by actor: Actor = .wang
    ) -> Step {
        .ask(.claim(.object(claim, for: person, reason: words)), by: actor)
    }

    public static func uphold(_ objection: ObjectionID, by actor: Actor = .sun) -> Step {
        .ask(.claim(.uphold(objection, reason: reason)), by: actor)
    }

    public static func dismiss(_ objection: ObjectionID, by actor: Actor = .sun) -> Step {
        .ask(.claim(.dismiss(objection, reason: reason)), by: actor)
    }

    public static func revoke(
        _ claim: ClaimID, as kind: Claim.RevocationKind, by actor: Actor = .zhou
    ) -> Step {
        .ask(.claim(.revoke(claim, kind, reason: reason)), by: actor)
    }

    // Violations

    public static func deduct(
        _ points: Points? = nil, from employee: EmployeeID = .zhang, for item: ItemCode = .noHelmet,
        on day: Day? = nil, because words: String = reason, distinct: Bool = true,
        by actor: Actor = .zhou
    ) -> Step {
        Step { (journal) throws(Refusal) in
            let command = Deduction.Command.record(
                employee, item, points: points, on: day ?? journal.today, reason: words,
                distinct: distinct)
            return try journal.ask(.deduction(command), by: actor)
        }
    }

    public static func appeal(
        _ deduction: DeductionID, because words: String = reason, for person: EmployeeID? = nil,
        by actor: Actor = .zhang
    ) -> Step {
        .ask(.deduction(.appeal(deduction, for: person, reason: words)), by: actor)
    }

    public static func upholdAppeal(_ appeal: AppealID, by actor: Actor = .chen) -> Step {
        .ask(.deduction(.uphold(appeal, reason: reason)), by: actor)
    }

    public static func dismissAppeal(_ appeal: AppealID, by actor: Actor = .chen) -> Step {
        .ask(.deduction(.dismiss(appeal, reason: reason)), by: actor)
    }
}
