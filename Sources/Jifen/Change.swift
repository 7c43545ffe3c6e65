import JSON
import LedgerAPI
public import LedgerValues

/// A change that a ``Desk`` makes or previews.
public struct Change<Answer: Sendable>: Sendable {
    let method: String
    let params: JSONObject
    let read: @Sendable (JSONObject) -> Answer?

    init<Call: ChangeCall>(
        _ asked: Asked<Call>, _ read: @escaping @Sendable (JSONObject) -> Answer?
    ) {
        method = Call.call.name
        params = asked.params
        self.read = read
    }
}

extension Change<ClaimAnswer> {
    /// Claims points for one occurrence (R-CLAIM-1).
    ///
    /// Refused, among others: `item.unknown`, `date.future`, `claim.too_old`,
    /// `points.out_of_range`, `claim.duplicate`, `claim.occurrence_taken`, `claim.limit_reached`.
    /// - Parameters:
    ///   - day: of the occurrence; today if nil.
    ///   - note: what happened, up to 2,000 characters.
    ///   - occurrence: what it is about, such as a ticket's number, up to 100 characters (R-ITEM-4).
    ///   - isDistinct: it is another occurrence than one claimed for that day already.
    ///   - points: asked for, in the item's range; the item's standard if nil.
    ///   - evidence: references with digests, 20 at most; never the files.
    ///   - employee: for whom; who acts if nil. Only an administrator files for others (R-ORG-3).
    public static func submit(
        _ item: ItemCode, on day: Day? = nil, note: String? = nil, occurrence: String? = nil,
        isDistinct: Bool = false, points: Points? = nil, evidence: [Evidence] = [],
        for employee: EmployeeID? = nil
    ) -> Change {
        var asked = Asked(ClaimSubmit.self)
        asked[ClaimSubmit.item] = item
        asked[ClaimSubmit.on] = day
        asked[ClaimSubmit.note] = note
        asked[ClaimSubmit.occurrence] = occurrence
        if isDistinct { asked[ClaimSubmit.distinct] = true }
        asked[ClaimSubmit.points] = points
        if !evidence.isEmpty { asked[ClaimSubmit.evidence] = evidence }
        asked[ClaimSubmit.employee] = employee
        return Change(asked) { ClaimAnswer($0) }
    }

    /// Approves a claim under review; then it stands on public notice (R-NOTICE-1).
    ///
    /// Refused, among others: `claim.unknown`, `claim.not_under_review`, `four_eyes`,
    /// `points.out_of_range`.
    /// - Parameter points: granted, in the item's range; those asked for, or the item's standard, if
    ///   nil.
    public static func approve(_ claim: ClaimID, points: Points? = nil) -> Change {
        var asked = Asked(ClaimApprove.self)
        asked[ClaimApprove.claim] = claim
        asked[ClaimApprove.points] = points
        return Change(asked) { ClaimAnswer($0) }
    }

    /// Rejects a claim under review.
    ///
    /// Refused, among others: `claim.unknown`, `claim.not_under_review`.
    /// - Parameters:
    ///   - reason: 1 to 500 characters.
    ///   - isFalse: it proved false: redemption is suspended (R-FRAUD-1).
    public static func reject(_ claim: ClaimID, reason: String, isFalse: Bool = false) -> Change {
        var asked = Asked(ClaimReject.self)
        asked[ClaimReject.claim] = claim
        asked[ClaimReject.reason] = reason
        if isFalse { asked[ClaimReject.asFalse] = true }
        return Change(asked) { ClaimAnswer($0) }
    }

    /// Takes back a claim that is not decided yet.
    ///
    /// Refused, among others: `claim.not_yours`, `claim.not_under_review`.
    public static func withdraw(_ claim: ClaimID) -> Change {
        var asked = Asked(ClaimWithdraw.self)
        asked[ClaimWithdraw.claim] = claim
        return Change(asked) { ClaimAnswer($0) }
    }
}

extension Change<RedemptionAnswer> {
    /// Asks for goods: points and stock are held in the same step (R-RED-1).
    ///
    /// Refused, among others: `redemption.outside_window`, `redemption.insufficient_points`,
    /// `redemption.suspended`, `redemption.over_cap`, `stock.insufficient`.
    /// - Parameters:
    ///   - count: units, 1 to 1,000.
    ///   - employee: for whom; who acts if nil. Only an administrator asks for others.
    public static func redeem(
        _ product: ProductCode, count: Int64 = 1, for employee: EmployeeID? = nil
    ) -> Change {
        var asked = Asked(RedemptionRequest.self)
        asked[RedemptionRequest.product] = product
        asked[RedemptionRequest.count] = count
        asked[RedemptionRequest.employee] = employee
        return Change(asked) { RedemptionAnswer($0) }
    }
}
