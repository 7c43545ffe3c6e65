import JSON
import LedgerAPI
public import LedgerValues

/// What one person does with the books: made by ``JifenBooks/acting(as:)``.
///
/// Every method throws ``Refused``: a rule's refusal, `not_permitted` where the books give this
/// person no role for it, `invalid_params` for text that is too long or not printable.
public struct Desk {
    let books: JifenBooks
    public let person: RoleHolder

    init(_ books: JifenBooks, _ person: RoleHolder) {
        (self.books, self.person) = (books, person)
    }

    /// Makes a change; it is on the disk when this returns.
    /// - Parameter request: 8 to 64 letters, digits and `-`: the same id gets the same answer and
    ///   changes nothing twice, also after a crash; the same id for another change is refused with
    ///   `request_reused`. A new id if nil.
    @discardableResult
    public func make<Answer>(
        _ change: Change<Answer>, request: String? = nil
    ) throws(Refused) -> Answer {
        let result = try books.change(
            change.method, change.params, as: person, request: request)
        return try read(result, change)
    }

    /// What a change would do, or why it would be refused; nothing is recorded.
    public func preview<Answer>(_ change: Change<Answer>) throws(Refused) -> Preview<Answer> {
        let result = try books.change(
            change.method, change.params, as: person, isPreview: true)
        var available: [EmployeeID: Points] = [:]
        for row in result["balances"]?.array ?? [] {
            guard let row = row.object, let employee = row[BalanceRow.employee] else { continue }
            available[employee] = row[BalanceRow.available]
        }
        return Preview(
            answer: try read(result, change), entries: result["events"]?.int ?? 0,
            available: available)
    }

    private func read<Answer>(
        _ result: JSONObject, _ change: Change<Answer>
    ) throws(Refused) -> Answer {
        guard let answer = change.read(result) else {
            throw Refused(WireError(.internalError))
        }
        return answer
    }
}

extension Desk {
    /// Claims points for one occurrence; see ``Change/submit(_:on:note:occurrence:isDistinct:points:evidence:for:)``.
    @discardableResult
    public func submit(
        _ item: ItemCode, on day: Day? = nil, note: String? = nil, occurrence: String? = nil
    ) throws(Refused) -> ClaimAnswer {
        try make(.submit(item, on: day, note: note, occurrence: occurrence))
    }

    /// Approves a claim under review; see ``Change/approve(_:points:)``.
    @discardableResult
    public func approve(
        _ claim: ClaimID, points: Points? = nil
    ) throws(Refused) -> ClaimAnswer { try make(.approve(claim, points: points)) }

    /// Asks for goods; see ``Change/redeem(_:count:for:)``.
    @discardableResult
    public func redeem(
        _ product: ProductCode, count: Int64 = 1
    ) throws(Refused) -> RedemptionAnswer { try make(.redeem(product, count: count)) }

    /// What somebody has (R-ORG-4: one's own, or with a role that sees all).
    /// - Parameter employee: whose; who acts if nil.
    public func balance(of employee: EmployeeID? = nil) throws(Refused) -> Balance {
        var asked = Asked(AccountBalance.self)
        asked[AccountBalance.employee] = employee
        let result = try books.ask(AccountBalance.call.name, asked.params, as: person)
        guard let balance = Balance(result) else { throw Refused(WireError(.internalError)) }
        return balance
    }
}
