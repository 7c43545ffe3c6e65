import JSON

/// The enterprise that the load plays in.
struct Enterprise {
    let employees: Int

    static let products = 100
    static let item = "course"
    static let finance = "F1"
    static let leader = "user:bench"
    private static let staff = 8
    /// Of each product: more than all runs together hand over.
    private static let stock: Int64 = 1_000_000

    /// Nothing waits, nothing is limited: what is measured is changes, not refusals.
    static let policy = """
        {
            name: "积分管理办法（测量用）", notice: { workingDays: 0 },
            items: [{ code: "\(item)", name: "参与安全培训", category: "training", from: 5, to: 20 }],
            redemption: { windows: [] },
        }
        """
    private static let calendar = """
        { year: 2026, source: "测量用", off: ["2026-10-01", "2026-10-02"], work: ["2026-10-10"] }
        """

    static func employee(_ number: Int) -> String {
        let digits = String(number + 1)
        return "E" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    static func reviewer(_ client: Int) -> String { "R" + String(client % staff + 1) }
    static func administrator(_ client: Int) -> String { "A" + String(client % staff + 1) }
    static func product(_ number: Int) -> String { "P" + String(number + 1) }

    func furnish(_ daemon: DaemonProcess) throws(BenchFailure) {
        let caller = Caller(daemon.socket)
        try caller.change(
            "books.open",
            ["enterprise": "测量机械厂", "kind": "training", "leader": .string(Self.leader)])
        func lead(_ method: String, _ params: JSONObject) throws(BenchFailure) {
            try caller.change(method, as: Self.leader, params)
        }
        try lead("calendar.adopt", ["text": .string(Self.calendar)])
        try lead("policy.adopt", ["text": .string(Self.policy)])
        let staff = (0..<Self.staff).flatMap { number in
            [(Self.reviewer(number), "reviewer"), (Self.administrator(number), "administrator")]
        }
        let everybody = [(Self.finance, "finance")] + staff
        try enrol(everybody.map(\.0) + (0..<employees).map(Self.employee), lead)
        for (who, role) in everybody {
            try lead("role.grant", ["to": .string(who), "role": .string(role)])
        }
        try stockUp(caller)
    }

    private func enrol(
        _ everybody: [String], _ lead: (String, JSONObject) throws(BenchFailure) -> Void
    ) throws(BenchFailure) {
        for start in stride(from: 0, to: everybody.count, by: 1000) {
            let some = everybody[start..<min(start + 1000, everybody.count)].enumerated()
            let employees = some.map { index, employee -> JSON in
                [
                    "employee": .string(employee), "name": "王建国",
                    "department": .string("第\(index % 20 + 1)车间"), "type": "regular",
                ]
            }
            try lead("employee.addMany", ["employees": .array(employees)])
        }
    }

    private func stockUp(_ caller: Caller) throws(BenchFailure) {
        let codes = (0..<Self.products).map { JSON.string(Self.product($0)) }
        let products = codes.map { code -> JSON in
            ["product": code, "name": "毛巾", "kind": "household", "valueFen": 500, "price": 5]
        }
        let administrator = Self.administrator(0)
        try caller.change(
            "product.addMany", as: administrator, ["products": .array(products)])
        let deliveries = codes.map { code -> JSON in
            ["product": code, "count": .int(Self.stock)]
        }
        try caller.change(
            "stock.receiveMany", as: administrator, ["deliveries": .array(deliveries)])
    }
}
