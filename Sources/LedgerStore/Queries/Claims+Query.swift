public import Ledger
import SQLite

/// Which claims a list shows.
public struct ClaimFilter: Sendable {
    public typealias Stage = ClaimStage

    public var employee: EmployeeID?
    public var stage: Stage?
    public var item: ItemCode?
    /// Dates of occurrence, both ends included.
    public var from: Day?
    public var to: Day?

    public init() {}
}

extension ClaimStage {
    /// Waits for something, and has a deadline.
    var isOpen: Bool { self == .underReview || self == .onNotice }

    /// What the table of claims calls it.
    var names: [String] {
        switch self {
        case .underReview: ["underReview", "overdue"]
        case .onNotice: ["onNotice", "contested"]
        case .credited, .rejected, .withdrawn, .revoked: [rawValue]
        }
    }
}

extension StoredState {
    public func claims(_ filter: ClaimFilter, _ page: Page) -> [Claim] {
        var conditions = Conditions()
        conditions.add("employee =", filter.employee.map { .text($0.text) })
        conditions.add("item =", filter.item.map { .text($0.text) })
        conditions.add("occurred >=", filter.from.map { .int(Int64($0.number)) })
        conditions.add("occurred <=", filter.to.map { .int(Int64($0.number)) })
        conditions.add(
            always: filter.stage.map { stage in
                "stage IN (" + stage.names.map { "'\($0)'" }.joined(separator: ", ") + ")"
                    + (stage.isOpen ? " AND deadline_at IS NOT NULL" : "")
            })
        return rows(conditions.select("*", from: "claim", page), Claim.init(row:))
            .compactMap { $0 }
    }

    /// Claims under review by their due time, so the overdue first (R-REV-2).
    /// - Parameter after: the due time and number of the last claim seen.
    public func reviewQueue(after: (at: Instant, id: ClaimID)?, limit: Int) -> [Claim] {
        rows(
            """
            SELECT * FROM claim
            WHERE stage IN ('underReview', 'overdue') AND deadline_at IS NOT NULL
                AND (deadline_at, id) > (?1, ?2)
            ORDER BY deadline_at, id LIMIT ?3
            """,
            {
                $0.bind(1, after?.at.milliseconds ?? .min).bind(2, after?.id.number ?? 0)
                    .bind(3, Int64(limit))
            }, Claim.init(row:)
        ).compactMap { $0 }
    }

    /// Live claims of other people on the same occurrence, the earliest first (R-ITEM-4).
    public func others(than claim: Claim) -> [Claim] {
        guard let occurrence = claim.occurrence else { return [] }
        return rows(
            """
            SELECT claim.* FROM claim_trait JOIN claim ON id = claim
            WHERE trait = ?1 AND employee <> ?2
                AND stage NOT IN ('rejected', 'withdrawn', 'revoked') ORDER BY id LIMIT 100
            """, { $0.bind(1, Claim.trait(of: occurrence)).bind(2, claim.employee.text) },
            Claim.init(row:)
        ).compactMap { $0 }
    }

    /// Live claims that a reviewer looks at twice beside one: of the same person for the same item
    /// and date, unless both name an occurrence; of anybody with an occurrence that is spelt much
    /// like it, or with the same evidence (R-ITEM-9). Those of others on the very occurrence are
    /// `others`.
    public func possibleDuplicates(of claim: Claim) -> [ClaimID] {
        let same = rows(
            """
            SELECT id FROM claim WHERE employee = ?1 AND item = ?2 AND occurred = ?3
                AND id <> ?4 AND (?5 = 0 OR occurrence IS NULL)
                AND stage NOT IN ('rejected', 'withdrawn', 'revoked')
            ORDER BY id LIMIT 100
            """,
            {
                $0.bind(1, claim.employee.text).bind(2, claim.item.text)
                    .bind(3, Int64(claim.occurred.number)).bind(4, claim.id.number)
                    .bind(5, claim.occurrence == nil ? 0 : 1)
            }
        ) { ClaimID(number: $0.int(0)) }
        let exact = claim.occurrence.map { Claim.trait(of: $0) } ?? ""
        let alike = rows(
            """
            SELECT DISTINCT id FROM claim_trait JOIN claim ON id = claim
            WHERE trait IN (SELECT trait FROM claim_trait WHERE claim = ?1 AND trait LIKE 'like:%')
                AND id <> ?1 AND stage NOT IN ('rejected', 'withdrawn', 'revoked')
                AND NOT EXISTS(
                    SELECT 1 FROM claim_trait WHERE claim = id AND trait = ?2)
            ORDER BY id LIMIT 100
            """, { $0.bind(1, claim.id.number).bind(2, exact) }
        ) { ClaimID(number: $0.int(0)) }
        return Set(same + alike + sameEvidence(as: claim.id)).sorted()
    }

    /// Live claims of anybody of which a proof has the same SHA-256 as one of this claim.
    public func sameEvidence(as claim: ClaimID) -> [ClaimID] {
        rows(
            """
            SELECT DISTINCT id FROM claim_trait JOIN claim ON id = claim
            WHERE trait IN (
                    SELECT trait FROM claim_trait WHERE claim = ?1 AND trait LIKE 'sha256:%')
                AND id <> ?1 AND stage NOT IN ('rejected', 'withdrawn', 'revoked')
            ORDER BY id LIMIT 100
            """, { $0.bind(1, claim.number) }
        ) { ClaimID(number: $0.int(0)) }
    }

    /// Objections, those against one claim or all, those still open or all.
    public func objections(to claim: ClaimID?, openOnly: Bool, _ page: Page) -> [Objection] {
        var conditions = Conditions()
        conditions.add("claim =", claim.map { .int($0.number) })
        conditions.add(always: openOnly ? "outcome = 'open'" : nil)
        return rows(conditions.select("*", from: "objection", page), Objection.init(row:))
            .compactMap { $0 }
    }
}
