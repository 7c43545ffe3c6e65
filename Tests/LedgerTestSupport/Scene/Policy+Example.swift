public import Ledger

extension Policy {
    /// The county's scale with one item or two a category, and the defaults for all else.
    public static let example: Policy = {
        var policy = Policy(name: "示例积分管理办法")
        policy.items = [
            Item(.helmet, "正确佩戴劳动防护用品", .daily, 1...5, standard: 2),
            Item(.report, "主动报告隐患", .daily, 1...5, standard: 3),
            Item(.course, "参与安全培训", .training, 5...20, standard: 10),
            Item(.hazard, "发现一般隐患", .hazard, 10...30, standard: 20, .general),
            Item(.majorHazard, "发现重大隐患", .hazard, 31...50, standard: 40, .major),
            Item(.drill, "参与应急演练表现突出", .emergency, 20...100, standard: 30),
            Item(.idea, "提出安全管理改进方案并被采纳", .innovation, 50...200, standard: 100),
        ]
        policy.negativeList = [
            Violation(
                code: .noHelmet, name: "未佩戴安全帽", range: PointsRange(from: 5, to: 50),
                standard: 10),
            Violation(
                code: .accident, name: "责任事故", range: PointsRange(from: 50, to: 2000),
                standard: 500),
        ]
        return policy
    }()

    /// The same with something else in it.
    public func with(_ change: (inout Policy) -> Void) -> Policy {
        var policy = self
        change(&policy)
        return policy
    }

    /// The same with one of its items changed.
    public func with(_ item: ItemCode, _ change: (inout Item) -> Void) -> Policy {
        with { policy in
            for index in policy.items.indices where policy.items[index].code == item {
                change(&policy.items[index])
            }
        }
    }

    public func without(_ item: ItemCode) -> Policy {
        with { $0.items.removeAll { $0.code == item } }
    }

    public static let withoutNotice = example.with { $0.noticeWorkingDays = 0 }
    public static let floorAtZero = example.with { $0.negativeBalance = .floorAtZero }

    public static func cap(_ points: Points, _ basis: AnnualCap.Basis = .earned) -> Policy {
        example.with { $0.annualCap = AnnualCap(points: points, basis: basis) }
    }

    public static func clearing(_ rule: ClearingRule) -> Policy {
        example.with { $0.clearing = rule }
    }

    public static func windows(_ windows: RedemptionWindow...) -> Policy {
        example.with { $0.redemption.windows = windows }
    }
}

extension Item {
    /// With the limit that its category has by itself.
    public init(
        _ code: ItemCode, _ name: String, _ category: Category, _ range: ClosedRange<Int64>,
        standard: Points, _ severity: Severity? = nil
    ) {
        self.init(
            code: code, name: name, category: category,
            range: PointsRange(from: Points(range.lowerBound), to: Points(range.upperBound)),
            standard: standard, severity: severity, limit: .standard(for: category))
    }
}
