import JSON
import LedgerAPI
public import LedgerValues

/// A claim as a change leaves it.
public struct ClaimAnswer: Sendable, Hashable {
    public let claim: ClaimID
    public let item: ItemCode
    /// As the policy names it.
    public let itemName: String?
    /// Date of occurrence.
    public let occurred: Day
    public let stage: ClaimStage
    /// The end of the review or of the notice; nil once nothing is waited for.
    public let due: Instant?
    /// What a reviewer granted; nil before.
    public let points: Points?
    /// What went to the account, and what the yearly limit kept back (R-CAP-2); nil before the
    /// credit.
    public let credited: Points?
    public let forgone: Points?

    init?(_ result: JSONObject) {
        guard let claim = result[ClaimRow.claim], let item = result[ClaimRow.item],
            let occurred = result[ClaimRow.occurred],
            let stage = result[ClaimRow.stage].flatMap({ ClaimStage(rawValue: $0) })
        else { return nil }
        (self.claim, self.item, self.occurred, self.stage) = (claim, item, occurred, stage)
        itemName = result[ClaimRow.itemName]
        due = result[ClaimRow.due].flatMap { Instant($0) }
        points = result[ClaimRow.points]
        credited = result[ClaimRow.credited]
        forgone = result[ClaimRow.forgone]
    }
}

/// A redemption as a change leaves it.
public struct RedemptionAnswer: Sendable, Hashable {
    public let redemption: RedemptionID
    /// What it costs, held from now on.
    public let points: Points
    /// What its employee has left.
    public let available: Points
    /// Until when the goods are kept; then the hold lapses (R-RED-4).
    public let due: Instant?

    init?(_ result: JSONObject) {
        typealias Member = RedemptionStanding
        guard let redemption = result[Member.redemption], let points = result[Member.points],
            let available = result[Member.available]
        else { return nil }
        (self.redemption, self.points, self.available) = (redemption, points, available)
        due = result[Member.due].flatMap { Instant($0) }
    }
}

/// What somebody has.
public struct Balance: Sendable, Hashable {
    public let employee: EmployeeID
    /// Points that can be redeemed; below zero in debt.
    public let available: Points
    /// Points of open redemptions.
    public let held: Points
    public let creditedThisYear: Points
    /// What the yearly limit leaves (R-CAP-1); nil while no policy is in force.
    public let room: Points?
    /// What the next 31 December takes, as things stand (R-CLR-1).
    public let clearing: Points?

    init?(_ result: JSONObject) {
        guard let employee = result[BalanceRow.employee],
            let available = result[BalanceRow.available], let held = result[BalanceRow.held],
            let credited = result[BalanceRow.creditedThisYear]
        else { return nil }
        (self.employee, self.available, self.held) = (employee, available, held)
        creditedThisYear = credited
        room = result[BalanceRow.room]
        clearing = result[BalanceRow.clearing]?[NextClearing.points]
    }
}

/// What a change would do: it was decided as it stands, and rolled back.
public struct Preview<Answer: Sendable>: Sendable {
    /// As the change would answer; its number may be another's by then.
    public let answer: Answer
    /// Entries that would be recorded.
    public let entries: Int64
    /// What whom it concerns would have then.
    public let available: [EmployeeID: Points]
}
