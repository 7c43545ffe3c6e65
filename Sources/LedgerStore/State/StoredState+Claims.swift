public import Ledger
import SQLite

extension StoredState {
    public func beginning(of stream: Stream) -> Beginning? {
        stored(
            "SELECT seq, effective_at FROM event WHERE stream = ?1 AND version = 1",
            { $0.bind(1, stream.text) }
        ) { Beginning(seq: $0.int(0), at: Instant(milliseconds: $0.int(1))) }
    }

    public func entries(of stream: Stream) -> [RecordedEvent] {
        let stored = storedRows(
            "SELECT * FROM event WHERE stream = ?1 ORDER BY version", { $0.bind(1, stream.text) }
        ) { row in (row.int(0), StoredEvent(row: row)?.recorded) }
        return stored.compactMap { seq, entry in
            if entry == nil { fail(.damaged(what: stream.text, seq: seq)) }
            return entry
        }
    }

    /// Reads all entries where none is theirs: for questions that are asked of young books.
    public func hasRecorded(_ actor: Actor) -> Bool {
        stored("SELECT 1 FROM event WHERE actor = ?1 LIMIT 1", { $0.bind(1, actor.text) }) { _ in
            true
        } ?? false
    }

    public func lastNumber<ID: NumberedID>(_ kind: ID.Type) -> Int64 {
        let (place, sql) = Self.numbered(kind)
        if let known = memory.lastNumbers[place] { return known }
        let last = row(sql) { $0.int(0) } ?? 0
        memory.lastNumbers[place] = last
        return last
    }

    /// Where the last number of a kind is kept, and where it comes from.
    private static func numbered<ID: NumberedID>(_: ID.Type) -> (Int, StaticString) {
        switch ID.letter {
        case ClaimID.letter: (0, "SELECT max(id) FROM claim")
        case ObjectionID.letter: (1, "SELECT max(id) FROM objection")
        case RedemptionID.letter: (2, "SELECT max(id) FROM redemption")
        case DeductionID.letter: (3, "SELECT max(id) FROM deduction")
        case AppealID.letter: (4, "SELECT max(id) FROM appeal")
        case ResultID.letter: (5, "SELECT max(id) FROM campaign_result")
        case ImportID.letter: (6, "SELECT max(id) FROM import")
        default: preconditionFailure("every kind of number has its table")
        }
    }

    /// A row with that number was put.
    func note(_ id: some NumberedID) {
        let (place, _) = Self.numbered(type(of: id))
        if let last = memory.lastNumbers[place], id.number > last {
            memory.lastNumbers[place] = id.number
        }
    }

    public func claim(_ id: ClaimID) -> Claim? {
        let claim = memory.claims.row(id) {
            stored(
                "SELECT * FROM claim WHERE id = ?1", { $0.bind(1, id.number) },
                Claim.init(row:)) ?? nil
        }
        noteLook(at: claim?.employee)
        return claim
    }

    public func put(_ claim: Claim) {
        memory.claims.put(claim.id, claim)
        memory.claimants.insert(claim.employee)
        memory.isChanged = true
        memory.nextDue?.note(.claim(claim.id), claim.nextDue)
        note(claim.id)
    }

    func write(_ claim: Claim) {
        let stage = ClaimColumns(claim.stage)
        write(
            """
            INSERT INTO claim VALUES(
                ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
                ?19, ?20, ?21)
            ON CONFLICT(id) DO UPDATE SET
                stage = ?9, deadline_at = ?10, deadline_provisional = ?11, deadline_from = ?12,
                deadline_days = ?13, open_objections = ?14, points = ?15, approved_by = ?16,
                approved_at = ?17, credited = ?18, forgone = ?19, credit_year = ?20,
                department = ?21
            """
        ) {
            $0.bind(1, claim.id.number).bind(2, claim.employee.text).bind(3, claim.item.text)
                .bind(4, Int64(claim.occurred.number)).bind(5, claim.occurrence)
                .bind(6, claim.requested?.value).bind(7, claim.submittedAt.milliseconds)
                .bind(8, claim.submittedBy.text).bind(9, stage.name)
            $0.bind(stage.deadline, at: 10)
            $0.bind(14, stage.openObjections).bind(15, stage.award?.points.value)
                .bind(16, stage.award?.approvedBy.text)
                .bind(17, stage.award?.approvedAt.milliseconds)
                .bind(18, stage.credit?.credited.value).bind(19, stage.credit?.forgone.value)
                .bind(20, stage.credit.map { Int64($0.year) })
                .bind(21, stage.credit?.department)
        }
    }

    public func index(_ claim: ClaimID, by traits: Set<String>) {
        for trait in traits.sorted() {
            write("INSERT INTO claim_trait VALUES(?1, ?2) ON CONFLICT DO NOTHING") {
                $0.bind(1, trait).bind(2, claim.number)
            }
        }
    }

    public func objection(_ id: ObjectionID) -> Objection? {
        stored(
            "SELECT * FROM objection WHERE id = ?1", { $0.bind(1, id.number) },
            Objection.init(row:)) ?? nil
    }

    public func openObjections(to claim: ClaimID) -> [Objection] {
        storedRows(
            "SELECT * FROM objection WHERE claim = ?1 AND outcome = 'open' ORDER BY id",
            { $0.bind(1, claim.number) }, Objection.init(row:)
        ).compactMap { $0 }
    }

    public func put(_ objection: Objection) {
        note(objection.id)
        write(
            """
            INSERT INTO objection VALUES(?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT(id) DO UPDATE SET outcome = ?6
            """
        ) {
            $0.bind(1, objection.id.number).bind(2, objection.claim.number)
                .bind(3, objection.by.text).bind(4, objection.registeredBy?.text)
                .bind(5, objection.raisedAt.milliseconds).bind(6, objection.outcome.rawValue)
        }
    }

    /// The claims on disk are as they should be, as far as this person's go.
    private func writeOut(claimsOf employee: EmployeeID) {
        if memory.claimants.contains(employee) { writeOut() }
    }

    public func liveClaim(of employee: EmployeeID, on occurrence: String) -> ClaimID? {
        writeOut(claimsOf: employee)
        return stored(
            """
            SELECT id FROM claim_trait JOIN claim ON id = claim WHERE trait = ?2 AND employee = ?1
                AND stage NOT IN ('rejected', 'withdrawn', 'revoked') ORDER BY id LIMIT 1
            """, { $0.bind(1, employee.text).bind(2, Claim.trait(of: occurrence)) }
        ) { ClaimID(number: $0.int(0)) }
    }

    public func liveClaim(
        of employee: EmployeeID, item: ItemCode, day: Day, unnamed: Bool
    ) -> ClaimID? {
        writeOut(claimsOf: employee)
        return stored(
            """
            SELECT id FROM claim WHERE employee = ?1 AND item = ?2 AND occurred = ?3
                AND (?4 = 0 OR occurrence IS NULL)
                AND stage NOT IN ('rejected', 'withdrawn', 'revoked') ORDER BY id LIMIT 1
            """,
            {
                $0.bind(1, employee.text).bind(2, item.text).bind(3, Int64(day.number))
                    .bind(4, unnamed ? 1 : 0)
            }
        ) { ClaimID(number: $0.int(0)) }
    }

    public func countLiveClaims(
        of employee: EmployeeID, item: ItemCode, days: Range<Day>
    ) -> Int {
        writeOut(claimsOf: employee)
        return stored(
            """
            SELECT count(*) FROM claim WHERE employee = ?1 AND item = ?2
                AND occurred >= ?3 AND occurred < ?4
                AND stage NOT IN ('rejected', 'withdrawn', 'revoked')
            """,
            {
                $0.bind(1, employee.text).bind(2, item.text)
                    .bind(3, Int64(days.lowerBound.number))
                    .bind(4, Int64(days.upperBound.number))
            }
        ) { Int($0.int(0)) } ?? 0
    }

    public func claimsUnderReview(of employee: EmployeeID, limit: Int) -> [ClaimID] {
        rows(
            """
            SELECT id FROM claim INDEXED BY claim_waiting
            WHERE employee = ?1 AND deadline_at IS NOT NULL
                AND stage IN ('underReview', 'overdue') ORDER BY id LIMIT ?2
            """, { $0.bind(1, employee.text).bind(2, Int64(limit)) }
        ) { ClaimID(number: $0.int(0)) }
    }

    public func revokedClaims(of employee: EmployeeID) -> [ClaimID] {
        rows(
            "SELECT id FROM claim WHERE employee = ?1 AND +stage = 'revoked' ORDER BY id",
            { $0.bind(1, employee.text) }
        ) { ClaimID(number: $0.int(0)) }
    }

    /// All claims of a person for an item and a date of occurrence, whatever became of them.
    public func claims(of employee: EmployeeID, item: ItemCode, on day: Day) -> [Claim] {
        writeOut(claimsOf: employee)
        return storedRows(
            """
            SELECT * FROM claim WHERE employee = ?1 AND item = ?2 AND occurred = ?3
            ORDER BY id LIMIT 1000
            """,
            {
                $0.bind(1, employee.text).bind(2, item.text).bind(3, Int64(day.number))
            }, Claim.init(row:)
        ).compactMap { $0 }
    }

    public func hasClaims(of employee: EmployeeID) -> Bool {
        writeOut(claimsOf: employee)
        return stored(
            "SELECT 1 FROM claim WHERE employee = ?1 LIMIT 1", { $0.bind(1, employee.text) }
        ) { _ in true } ?? false
    }

    public func openClaims(after place: OpenClaim?, limit: Int) -> [OpenClaim] {
        rows(
            """
            SELECT employee, id FROM claim INDEXED BY claim_waiting
            WHERE deadline_at IS NOT NULL AND (employee, id) > (?1, ?2)
            ORDER BY employee, id LIMIT ?3
            """,
            {
                $0.bind(1, place?.employee.text ?? "").bind(2, place?.claim.number ?? 0)
                    .bind(3, Int64(limit))
            }
        ) {
            OpenClaim(
                employee: EmployeeID(unchecked: $0.text(0)), claim: ClaimID(number: $0.int(1)))
        }
    }
}

extension Objection {
    init?(row: Statement) {
        guard let outcome = Outcome(rawValue: row.text(5)) else { return nil }
        self.init(
            id: ObjectionID(number: row.int(0)), claim: ClaimID(number: row.int(1)),
            by: EmployeeID(unchecked: row.text(2)),
            registeredBy: row.textOrNil(3).flatMap { Actor($0) },
            raisedAt: Instant(milliseconds: row.int(4)), outcome: outcome)
    }
}
