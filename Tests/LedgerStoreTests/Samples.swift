import Ledger
import LedgerTestSupport

/// One event of every kind, and the parts that they are made of.
enum Samples {
    static let day = Day("2026-10-08")
    static let deadline = Deadline(
        at: LedgerTime.china.start(of: Day("2026-10-14")), provisional: false, from: day,
        workingDays: 3)
    static let moment = LedgerTime.china.start(of: day)
    static let claim = ClaimID(number: 1)
    static let product = ProductCode(unchecked: "P01")

    static let submission = Claim.Submission(
        employee: zhang, item: ItemCode(unchecked: "hazard-general"), occurred: day,
        occurrence: "YH-2026-001", distinct: true, note: "配电箱门未关 \"门\"\n",
        evidence: [
            Evidence(reference: "IMG_1.jpg", digest: nil),
            Evidence(reference: "a.pdf", digest: String(repeating: "0a", count: 32)),
        ], requested: 12)
    static let credit = Claim.Credit(
        credited: 30, forgone: 0, year: 2026, department: "铸造车间")
    static let requested = Redemption.Requested(
        employee: zhang, product: product, count: 1, points: 10, cost: Fen(500),
        deadline: deadline, day: day, department: "铸造车间")
    static let goods = Redemption.Goods(
        employee: zhang, product: product, count: 1, points: 10, cost: Fen(500),
        budgetYear: 2026)
    static let clearing = HoldClearing(year: 2026, points: 4)

    static func released(_ cleared: HoldClearing?) -> Redemption.Released {
        Redemption.Released(
            employee: zhang, product: product, count: 1, points: 10, cleared: cleared)
    }

    static let policy: Policy = {
        var policy = Policy(name: "安全积分管理办法")
        policy.submitWithinDays = 30
        for category in Category.allCases { policy.categories[category] = category.countyRange }
        policy.items = [
            Item(
                code: ItemCode(unchecked: "ppe"), name: "佩戴", category: .daily,
                range: PointsRange(from: 1, to: 5), standard: 2, severity: nil,
                limit: .standard(for: .daily)),
            Item(
                code: ItemCode(unchecked: "hazard-major"), name: "重大隐患", category: .hazard,
                range: PointsRange(from: 30, to: 50), standard: 30, severity: .major,
                limit: ItemLimit(month: 3, year: 9)),
        ]
        policy.negativeList = [
            Violation(
                code: ItemCode(unchecked: "smoking"), name: "吸烟",
                range: PointsRange(from: 5, to: 50), standard: 10)
        ]
        policy.redemption.windows = [
            .days([5, 20]), .weekdays([.monday]), .dates(from: day, to: day.adding(3)),
        ]
        policy.clearing = .carryOverUpTo(500)
        return policy
    }()

    static let events: [Event] =
        [
            .books(.opened(enterprise: "示范厂", kind: .real, time: .china, firstYear: 2026)),
            .work(.begun(.recount)), .work(.ended(.recount)), .work(.begun(.departure(zhang))),
            .work(.ended(.departure(zhang))),
            .work(.begun(.freezing(zhang, until: moment))), .work(.begun(.closing("ankang"))),
            .work(.ended(.freezing(zhang, until: moment))), .work(.ended(.closing("ankang"))),
            .books(.clockAdvanced(to: moment)),
            .books(
                .clockConfirmed(ClockDoubt(cause: .silence, from: moment, to: moment), user: "root")
            ),
            .role(.granted(.leader, to: .user("zhao"))),
            .role(.withdrawn(.reviewer, from: .employee(zhang))),
            .role(.leaderProposed(.user("qian"), reason: "已离任", closes: deadline)),
            .role(.proposalRefused(reason: "还在")), .role(.leaderConfirmed(.user("qian"))),
            .role(.proposalLapsed),
            .policy(.adopted(policy, effective: day)),
            .calendar(
                .adopted(
                    WorkYear(
                        year: 2026, source: "国务院办公厅", off: [day], work: [day.adding(2)],
                        enterpriseOff: [day.adding(5)], enterpriseWork: [day.adding(9)]))),
            .budget(year: 2026, .set(Fen(1_000_000))),
            .opening(
                .recorded(
                    Opening(
                        employee: zhang, points: -7, day: Day("2025-12-31"),
                        reference: "旧账 第3页", note: "结余"), department: "铸造车间")),
            .opening(
                .reversed(
                    Opening.Reversed(
                        employee: zhang, reference: "旧账 第3页", points: -7, rest: 0,
                        department: "铸造车间", undoing: ImportID(number: 1)))),
            .clearing(.accountCleared(zhang, year: 2026, points: 20, kept: 5)),
            .clearing(.yearCleared(year: 2026, accounts: 1, points: 20)),
        ] + people + claims + store + campaigns

    private static let people: [Event] = [
        .employee(zhang, .enrolled(department: "铸造车间", type: .outsourced)),
        .employee(zhang, .moved(department: "装配车间")),
        .employee(zhang, .retyped(.regular, from: Day("2026-03-01"))), .employee(zhang, .left),
        .employee(zhang, .returned(department: "装配车间")),
        .employee(zhang, .bound(user: "zhang")), .employee(zhang, .renamed),
        .employee(zhang, .nameErased),
        .employee(zhang, .suspended(from: moment, until: moment, claim: claim)),
        .employee(zhang, .criticised(claim: claim)),
        .employee(zhang, .unenrolled(ImportID(number: 1))),
    ]

    private static let claims: [Event] = [
        .claim(claim, .submitted(submission, due: deadline)), .claim(claim, .withdrawn(.departure)),
        .claim(claim, .overdue), .claim(claim, .overdueLifted(deadline)),
        .claim(claim, .approved(points: 12, notice: deadline)),
        .claim(claim, .approved(points: 12, notice: nil)),
        .claim(claim, .rejected(.review, reason: "不符")),
        .claim(claim, .rejected(.objection(ObjectionID(number: 3)), reason: "不符")),
        .claim(claim, .rejected(.falseClaim, reason: "虚假")),
        .claim(claim, .rejected(.mistake, reason: "误报")),
        .claim(claim, .rejected(.review, reason: "误导入", undoing: ImportID(number: 1))),
        .claim(claim, .objected(ObjectionID(number: 3), reason: "未见")),
        .claim(claim, .objected(ObjectionID(number: 3), reason: "未见", by: zhang)),
        .claim(claim, .objectionDecided(ObjectionID(number: 3), .dismissed, reason: "属实")),
        .claim(claim, .rescheduled(deadline)), .claim(claim, .credited(zhang, credit)),
        .claim(
            claim,
            .revoked(
                Claim.Revoked(
                    kind: .false, reason: "虚假", employee: zhang, credit: credit, taken: 7,
                    creditedOn: day))),
        .claim(
            claim,
            .revoked(
                Claim.Revoked(
                    kind: .mistake, reason: "误报", employee: zhang, credit: credit, taken: 0,
                    creditedOn: nil))),
        .claim(
            claim,
            .revoked(
                Claim.Revoked(
                    kind: .mistake, reason: "误导入", employee: zhang, credit: credit, taken: 7,
                    creditedOn: day, undoing: ImportID(number: 1)))),
        .deduction(
            DeductionID(number: 1),
            .recorded(
                Deduction.Recorded(
                    employee: zhang, item: ItemCode(unchecked: "smoking"), points: 10, taken: 8,
                    occurred: day, reason: "吸烟", department: "铸造车间"))),
        .deduction(
            DeductionID(number: 2),
            .recorded(
                Deduction.Recorded(
                    employee: zhang, item: ItemCode(unchecked: "smoking"), points: 10, taken: 8,
                    occurred: day, reason: "吸烟", department: "铸造车间", ranked: 8))),
        .deduction(DeductionID(number: 1), .appealed(AppealID(number: 1), reason: "冤")),
        .deduction(
            DeductionID(number: 1), .appealDecided(AppealID(number: 1), .upheld, reason: "是")),
        .deduction(
            DeductionID(number: 1),
            .reversed(
                Deduction.Reversed(
                    employee: zhang, points: 8, department: "铸造车间", ranked: 10,
                    deductedOn: day))),
        .deduction(
            DeductionID(number: 1),
            .reversed(
                Deduction.Reversed(
                    employee: zhang, points: 8, department: "铸造车间", ranked: 10,
                    deductedOn: day, undoing: ImportID(number: 1)))),
        .deduction(
            DeductionID(number: 2),
            .reversed(
                Deduction.Reversed(
                    employee: zhang, points: 8, department: "铸造车间", ranked: 8,
                    deductedOn: nil))),
    ]

    private static let store: [Event] =
        [
            .product(
                product,
                .added(
                    name: "肥皂", .household, value: Fen(500), price: nil,
                    limit: ProductLimit(month: 2, year: 6))),
            .product(product, .repriced(value: Fen(600), price: 12)), .product(product, .retired),
            .product(product, .received(count: 50, note: "到货")),
            .product(product, .received(count: 7, note: "", document: "SH-1107")),
            .product(product, .takenBack(count: 7, receipt: 9, ImportID(number: 1))),
            .product(product, .withdrawn(ImportID(number: 1))),
            .imported(
                ImportID(number: 1),
                .applied(.claims, file: "十月.csv", rows: 1083, entries: 1083)),
            .imported(ImportID(number: 1), .undone(rows: 83, entries: 83)),
            .product(product, .counted(counted: 49, difference: -1, reason: "破损")),
        ] + redemptions

    /// Each on a hold of its own, because stock can be held no more than is there.
    private static let redemptions: [Event] = {
        let ends: [Redemption.Event] = [
            .fulfilled(goods), .returned(goods, reason: "破损"),
            .cancelled(released(clearing), reason: "不要了"), .lapsed(released(nil)),
            .frozen(until: moment, deadline), .rescheduled(deadline), .kept(clearing),
        ]
        return ends.enumerated().flatMap { number, event -> [Event] in
            let hold = RedemptionID(number: Int64(number) + 1)
            return [.redemption(hold, .requested(requested)), .redemption(hold, event)]
        }
    }()
}
