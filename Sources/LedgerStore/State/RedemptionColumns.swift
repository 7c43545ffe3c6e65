import Ledger
import SQLite

/// A redemption's stage as columns.
struct RedemptionColumns {
    var name: String
    var deadline: Deadline?
    var frozenUntil: Instant?
    var fulfilledAt: Instant?

    init(_ stage: Redemption.Stage) {
        switch stage {
        case .held(let deadline, let frozenUntil):
            name = "held"
            self.deadline = deadline
            self.frozenUntil = frozenUntil
        case .fulfilled(let at):
            name = "fulfilled"
            fulfilledAt = at
        case .cancelled: name = "cancelled"
        case .lapsed: name = "lapsed"
        case .returned(let at):
            name = "returned"
            fulfilledAt = at
        }
    }
}

extension Redemption {
    init?(row: Statement) {
        guard let requestedBy = Actor(row.text(8)), let stage = Redemption.stage(row) else {
            return nil
        }
        self.init(
            id: RedemptionID(number: row.int(0)), employee: EmployeeID(unchecked: row.text(1)),
            product: ProductCode(unchecked: row.text(2)), count: row.int(3),
            points: Points(row.int(4)), cost: Fen(row.int(5)),
            requestedAt: Instant(milliseconds: row.int(6)),
            requestedOn: Day(number: Int32(row.int(7))), requestedBy: requestedBy,
            department: row.text(9), stage: stage,
            clearing: row.intOrNil(17).map {
                HoldClearing(year: Int($0), points: Points(row.int(18)))
            })
    }

    private static func stage(_ row: Statement) -> Stage? {
        let fulfilledAt = row.intOrNil(16).map { Instant(milliseconds: $0) }
        return switch row.text(10) {
        case "held":
            row.deadline(at: 11).map {
                .held(
                    $0, frozenUntil: row.intOrNil(15).map { Instant(milliseconds: $0) })
            }
        case "fulfilled": fulfilledAt.map { .fulfilled(at: $0) }
        case "cancelled": .cancelled
        case "lapsed": .lapsed
        case "returned": fulfilledAt.map { .returned(fulfilledAt: $0) }
        default: nil
        }
    }
}

extension Product {
    init?(row: Statement) {
        guard let kind = Kind(rawValue: row.text(2)) else { return nil }
        self.init(
            code: ProductCode(unchecked: row.text(0)), name: row.text(1), kind: kind,
            value: Fen(row.int(3)), ownPrice: row.intOrNil(4).map { Points($0) },
            limit: ProductLimit(month: row.intOrNil(5), year: row.intOrNil(6)),
            retired: row.int(7) != 0, onHand: row.int(8), held: row.int(9))
    }
}
