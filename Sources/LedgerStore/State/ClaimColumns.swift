import Ledger
import SQLite

/// A claim's stage as columns. On disk `overdue` and `contested` are stages of their own: what
/// does not fall due by itself is told apart by the index alone.
struct ClaimColumns {
    var name: String
    var deadline: Deadline?
    var openObjections: Int64?
    var award: Claim.Award?
    var credit: Claim.Credit?

    init(_ stage: Claim.Stage) {
        switch stage {
        case .underReview(let due, let overdue):
            name = overdue ? "overdue" : "underReview"
            deadline = due
        case .onNotice(let award, let closes, let open):
            name = open == 0 ? "onNotice" : "contested"
            deadline = closes
            openObjections = Int64(open)
            self.award = award
        case .approved(let award):
            name = "approved"
            self.award = award
        case .credited(let award, let credit):
            name = "credited"
            self.award = award
            self.credit = credit
        case .rejected: name = "rejected"
        case .withdrawn: name = "withdrawn"
        case .revoked(let award, let credit):
            name = "revoked"
            self.award = award
            self.credit = credit
        }
    }
}

extension Claim {
    init?(row: Statement) {
        guard let submittedBy = Actor(row.text(7)), let stage = Claim.stage(row) else {
            return nil
        }
        self.init(
            id: ClaimID(number: row.int(0)), employee: EmployeeID(unchecked: row.text(1)),
            item: ItemCode(unchecked: row.text(2)), occurred: Day(number: Int32(row.int(3))),
            occurrence: row.textOrNil(4), requested: row.intOrNil(5).map { Points($0) },
            submittedAt: Instant(milliseconds: row.int(6)), submittedBy: submittedBy,
            stage: stage)
    }

    private static func stage(_ row: Statement) -> Stage? {
        let deadline = row.deadline(at: 9)
        switch row.text(8) {
        case "underReview": return deadline.map { .underReview(due: $0, overdue: false) }
        case "overdue": return deadline.map { .underReview(due: $0, overdue: true) }
        case "rejected": return .rejected
        case "withdrawn": return .withdrawn
        default: break
        }
        guard let points = row.intOrNil(14), let approvedBy = Actor(row.text(15)) else {
            return nil
        }
        let award = Award(
            points: Points(points), approvedBy: approvedBy,
            approvedAt: Instant(milliseconds: row.int(16)))
        switch row.text(8) {
        case "onNotice", "contested":
            return deadline.map {
                .onNotice(award, closes: $0, openObjections: Int(row.int(13)))
            }
        case "approved": return .approved(award)
        case "credited": return .credited(award, credit(row))
        case "revoked": return .revoked(award, credit(row))
        default: return nil
        }
    }

    private static func credit(_ row: Statement) -> Credit {
        Credit(
            credited: Points(row.int(17)), forgone: Points(row.int(18)), year: Int(row.int(19)),
            department: row.text(20))
    }
}

extension Statement {
    /// Four columns from `at` on: moment, provisional, from, working days.
    func bind(_ deadline: Deadline?, at index: Int32) {
        bind(index, deadline?.at.milliseconds)
        bind(index + 1, deadline.map { $0.provisional ? 1 : 0 })
        bind(index + 2, deadline.map { Int64($0.from.number) })
        bind(index + 3, deadline.map { Int64($0.workingDays) })
    }

    func deadline(at column: Int32) -> Deadline? {
        intOrNil(column).map { at in
            Deadline(
                at: Instant(milliseconds: at), provisional: int(column + 1) != 0,
                from: Day(number: Int32(int(column + 2))), workingDays: Int(int(column + 3)))
        }
    }
}
