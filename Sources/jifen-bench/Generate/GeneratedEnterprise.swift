import JSON
import Ledger
import LedgerStore

/// Who and what is in generated books.
enum GeneratedEnterprise {
    static let item = ItemCode(unchecked: "course")
    static let price = Points(5)
    static let products = 100
    static let leader = Actor.user("bench")
    private static let staff = 8
    /// More than is ever handed over.
    private static let stock: Int64 = 1_000_000

    private static func policyText(_ noticeDays: Int) -> String {
        """
        {
            name: "积分管理办法（测量用）", notice: { workingDays: \(noticeDays) },
            items: [{ code: "course", name: "参与安全培训", category: "training", from: 5, to: 20 }],
            redemption: { windows: [] },
        }
        """
    }
    private static let calendarText = """
        { year: 2026, source: "测量用", off: ["2026-10-01", "2026-10-02"], work: ["2026-10-10"] }
        """

    static func employee(_ number: Int) -> EmployeeID {
        EmployeeID(unchecked: Enterprise.employee(number))
    }

    static func reviewer(_ number: Int) -> EmployeeID {
        EmployeeID(unchecked: Enterprise.reviewer(number))
    }

    static func administrator(_ number: Int) -> EmployeeID {
        EmployeeID(unchecked: Enterprise.administrator(number))
    }

    static func product(_ number: Int) -> ProductCode {
        ProductCode(unchecked: Enterprise.product(number))
    }

    static func opening(on day: Day, noticeDays: Int) throws -> [Command] {
        var (policies, calendars) = (PolicyReader(), CalendarReader())
        guard let policy = policies.read(try JSON5.parse(policyText(noticeDays)).value),
            let calendar = calendars.read(try JSON5.parse(calendarText).value)
        else { throw BenchFailure("the policy or calendar of generated books cannot be read") }
        return [
            .books(
                .open(
                    enterprise: "测量机械厂", kind: .training, time: .china,
                    leader: .user("bench"))),
            .policy(.adopt(policy, effective: day)), .calendar(.adopt(calendar)),
        ]
    }

    /// Everybody with their department: the staff first.
    static func people(_ employees: Int) -> [(EmployeeID, String)] {
        let staff = (0..<staff).flatMap { [reviewer($0), administrator($0)] }
        let finance = EmployeeID(unchecked: Enterprise.finance)
        let everybody = [finance] + staff + (0..<employees).map { employee($0) }
        return everybody.enumerated().map { ($0.element, "第\($0.offset % 20 + 1)车间") }
    }

    static var rolesAndGoods: [Command] {
        var commands = [
            Command.role(
                .grant(.finance, to: .employee(EmployeeID(unchecked: Enterprise.finance))))
        ]
        for number in 0..<staff {
            commands.append(.role(.grant(.reviewer, to: .employee(reviewer(number)))))
            commands.append(.role(.grant(.administrator, to: .employee(administrator(number)))))
        }
        for number in 0..<products {
            let code = product(number)
            commands.append(
                .product(
                    .add(
                        code, name: "毛巾", .household, value: Fen(500), price: price,
                        limit: ProductLimit())))
            commands.append(.product(.receive(code, count: stock, note: "")))
        }
        return commands
    }
}
