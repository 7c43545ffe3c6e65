public import Ledger

// What decide reads: each answer is searched for, nothing is kept beside the rows.
extension MemoryState {
    public func beginning(of stream: Stream) -> Beginning? {
        entries(of: stream).first.map { Beginning(seq: $0.seq, at: $0.effectiveAt) }
    }

    public func entries(of stream: Stream) -> [RecordedEvent] { entries.lives[stream] ?? [] }

    public func hasRecorded(_ actor: Actor) -> Bool {
        entries.lives.values.contains { life in life.contains { $0.actor == actor } }
    }

    public var leaders: [RoleHolder] {
        holders.filter { $0.value.contains(.leader) }.keys.filter { holder in
            !employees.values.contains { !$0.active && $0.holders.contains(holder) }
        }.sorted { $0.text < $1.text }
    }

    public func roles(of holder: RoleHolder) -> Set<Role> { holders[holder] ?? [] }
    public func employee(_ id: EmployeeID) -> Employee? { employees[id] }

    public func imported(_ id: ImportID) -> Import? { imports[id] }

    public func employee(boundTo user: String) -> EmployeeID? {
        employees.values.first { $0.user == user }?.id
    }

    public func lastNumber<ID: NumberedID>(_ kind: ID.Type) -> Int64 {
        switch kind.letter {
        case ClaimID.letter: Int64(claims.count)
        case ObjectionID.letter: Int64(objections.count)
        case DeductionID.letter: Int64(deductions.count)
        case AppealID.letter: Int64(appeals.count)
        case RedemptionID.letter: Int64(redemptions.count)
        case ResultID.letter: Int64(results.count)
        case ImportID.letter: Int64(imports.count)
        default: preconditionFailure("a kind of number that the ledger does not give")
        }
    }

    // Claims

    public func claim(_ id: ClaimID) -> Claim? { claims[id] }
    public func objection(_ id: ObjectionID) -> Objection? { objections[id] }

    public func openObjections(to claim: ClaimID) -> [Objection] {
        objections.values.filter { $0.claim == claim && $0.outcome == .open }
            .sorted { $0.id < $1.id }
    }

    public func liveClaim(of employee: EmployeeID, on occurrence: String) -> ClaimID? {
        liveClaims(of: employee) { claim in
            claim.occurrence.map { Spelling.key($0) == Spelling.key(occurrence) } ?? false
        }.min()
    }

    public func liveClaim(
        of employee: EmployeeID, item: ItemCode, day: Day, unnamed: Bool
    ) -> ClaimID? {
        liveClaims(of: employee) {
            $0.item == item && $0.occurred == day && (!unnamed || $0.occurrence == nil)
        }.min()
    }

    public func countLiveClaims(of employee: EmployeeID, item: ItemCode, days: Range<Day>) -> Int {
        liveClaims(of: employee) { $0.item == item && days.contains($0.occurred) }.count
    }

    private func liveClaims(
        of employee: EmployeeID, where matches: (Claim) -> Bool
    ) -> [ClaimID] {
        claims.values.filter { $0.employee == employee && $0.isLive && matches($0) }.map(\.id)
    }

    public func claimsUnderReview(of employee: EmployeeID, limit: Int) -> [ClaimID] {
        let found = claims.values.filter { claim in
            guard case .underReview = claim.stage else { return false }
            return claim.employee == employee
        }
        return Array(found.map(\.id).sorted().prefix(limit))
    }

    public func openClaims(after place: OpenClaim?, limit: Int) -> [OpenClaim] {
        let found = claims.values.filter { claim in
            switch claim.stage {
            case .underReview, .onNotice: true
            case .approved, .credited, .rejected, .withdrawn, .revoked: false
            }
        }.map { OpenClaim(employee: $0.employee, claim: $0.id) }
        return Array(
            found.filter { claim in
                place.map { ($0.employee, $0.claim) < (claim.employee, claim.claim) } ?? true
            }.sorted { ($0.employee, $0.claim) < ($1.employee, $1.claim) }.prefix(limit))
    }

    public func hasClaims(of employee: EmployeeID) -> Bool {
        claims.values.contains { $0.employee == employee }
    }

    public func revokedClaims(of employee: EmployeeID) -> [ClaimID] {
        claims.values.filter { claim in
            guard case .revoked = claim.stage else { return false }
            return claim.employee == employee
        }.map(\.id).sorted()
    }

    // Points

    public func account(of employee: EmployeeID) -> EmployeeAccount {
        accounts[employee] ?? EmployeeAccount()
    }

    public func yearTotals(of employee: EmployeeID, year: Int) -> YearTotals {
        totals[PersonYear(employee: employee, year: year)] ?? YearTotals()
    }

    public func accountsToClear(after employee: EmployeeID?, limit: Int) -> [EmployeeID] {
        let found = employees.keys.filter { id in
            employee.map { $0 < id } ?? true
                && (account(of: id).available > 0 || !openHolds(of: id).isEmpty)
        }
        return Array(found.sorted().prefix(limit))
    }

    public func lastMovement(of employee: EmployeeID) -> Day? {
        movements.last { $0.employee == employee }?.day
    }

    public func losses(of employee: EmployeeID) -> [ClearingLoss] {
        movements.filter { $0.employee == employee }.compactMap { movement in
            guard case .cleared = movement.posting.to else { return nil }
            var seen: Int64?
            if case .held(let hold) = movement.posting.from { seen = clearingMet(hold) }
            return ClearingLoss(
                seq: movement.seq, seen: seen ?? movement.seq, points: movement.posting.points)
        }
    }

    public func clearedAtEnd(ofYear year: Int) -> (accounts: Int64, points: Points) {
        let cleared = movements.filter { movement in
            guard case .available = movement.posting.from else { return false }
            return movement.posting.to == .cleared(year: year)
                && movement.day == .firstOf(year: year + 1)
        }
        return (Int64(cleared.count), cleared.reduce(0) { $0 + $1.posting.points })
    }

    public func brought(by employee: EmployeeID) -> Points {
        postings.reduce(0) { sum, posting in
            switch (posting.from, posting.to) {
            case (.brought, .available(employee)): sum + posting.points
            case (.available(employee), .brought): sum - posting.points
            default: sum
            }
        }
    }

    public func deduction(_ id: DeductionID) -> Deduction? { deductions[id] }
    public func standingDeductions(
        from employee: EmployeeID, for item: ItemCode, on day: Day
    ) -> [DeductionID] {
        deductions.values
            .filter {
                $0.employee == employee && $0.item == item && $0.occurred == day && !$0.reversed
            }.map(\.id).sorted { $0.number < $1.number }
    }
    public func appeal(_ id: AppealID) -> Appeal? { appeals[id] }

    public func openAppeal(against deduction: DeductionID) -> AppealID? {
        appeals.values.first { $0.deduction == deduction && $0.outcome == .open }?.id
    }

    // Store

    public func product(_ code: ProductCode) -> Product? { products[code] }
    public func redemption(_ id: RedemptionID) -> Redemption? { redemptions[id] }

    public func openHolds(after redemption: RedemptionID?, limit: Int) -> [RedemptionID] {
        let open = redemptions.values.filter(\.isOpen).map(\.id).sorted()
        return Array(open.filter { id in redemption.map { $0 < id } ?? true }.prefix(limit))
    }

    public func openHolds(
        of employee: EmployeeID, after redemption: RedemptionID?, limit: Int
    ) -> [RedemptionID] {
        let own = redemptions.values.filter { $0.isOpen && $0.employee == employee }
            .map(\.id).sorted()
        return Array(own.filter { id in redemption.map { $0 < id } ?? true }.prefix(limit))
    }

    public func hasOpenHold(of employee: EmployeeID, on product: ProductCode) -> Bool {
        redemptions.values.contains {
            $0.isOpen && $0.employee == employee && $0.product == product
        }
    }

    public func redeemedCount(
        of product: ProductCode, by employee: EmployeeID, days: Range<Day>
    ) -> Int64 {
        redemptions.values.filter {
            $0.product == product && $0.employee == employee && days.contains($0.requestedOn)
                && $0.countsAsRedeemed
        }.reduce(0) { $0 + $1.count }
    }

    public func budget(year: Int) -> Budget { budgets[year] ?? Budget(year: year) }

    public func nextDue(until instant: Instant) -> DueItem? {
        nextDue(until: instant) { _ in true }
    }

    public func nextDue(of employee: EmployeeID, until instant: Instant) -> DueItem? {
        nextDue(until: instant) { $0 == employee }
    }

    private func nextDue(until instant: Instant, of isMeant: (EmployeeID) -> Bool) -> DueItem? {
        let claims = claims.values.filter { isMeant($0.employee) }.compactMap { claim in
            claim.nextDue.map { DueItem(at: $0, subject: .claim(claim.id)) }
        }
        let holds = redemptions.values.filter { isMeant($0.employee) }.compactMap { hold in
            hold.nextDue.map { DueItem(at: $0, subject: .hold(hold.id)) }
        }
        return (claims + holds).filter { $0.at <= instant }.min()
    }
}

extension Redemption {
    /// Open or fulfilled: what limits and the cap on redeeming count (R-CAP-1, R-STORE-5).
    var countsAsRedeemed: Bool {
        switch stage {
        case .held, .fulfilled: true
        case .cancelled, .lapsed, .returned: false
        }
    }
}
