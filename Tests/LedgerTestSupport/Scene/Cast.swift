public import Ledger

// Who plays. Everybody is enrolled when a scene begins, and may do what the role says; roles are
// checked above the rules, so a scene grants only the leader's.

extension EmployeeID {
    /// Workers of the kiln 回转窑.
    public static let zhang: EmployeeID = "E001"
    public static let wang: EmployeeID = "E002"
    /// A worker of the quarry 矿山, outsourced.
    public static let zhao: EmployeeID = "E003"
    /// The administrator 积分管理员.
    public static let li: EmployeeID = "E010"
    /// Two reviewers 安全管理部门.
    public static let zhou: EmployeeID = "E011"
    public static let sun: EmployeeID = "E012"
    /// The leader 领导小组.
    public static let chen: EmployeeID = "E030"

    public static let cast: [EmployeeID] = [.zhang, .wang, .zhao, .li, .zhou, .sun, .chen]

    /// Where each of the cast works when a scene begins.
    public var department: String {
        switch self {
        case .zhang, .wang: "kiln"
        case .zhao: "quarry"
        default: "office"
        }
    }
}

extension Actor {
    public static let zhang = Actor.employee(.zhang)
    public static let wang = Actor.employee(.wang)
    public static let zhao = Actor.employee(.zhao)
    public static let li = Actor.employee(.li)
    public static let zhou = Actor.employee(.zhou)
    public static let sun = Actor.employee(.sun)
    public static let chen = Actor.employee(.chen)
    /// The county's auditor 县安防办, who has no works number.
    public static let county = Actor.user("county")
}

extension ItemCode {
    public static let helmet: ItemCode = "helmet"
    public static let report: ItemCode = "report"
    public static let course: ItemCode = "course"
    public static let hazard: ItemCode = "hazard"
    public static let majorHazard: ItemCode = "major-hazard"
    public static let drill: ItemCode = "drill"
    public static let idea: ItemCode = "idea"
    /// Of the negative list.
    public static let noHelmet: ItemCode = "no-helmet"
    public static let accident: ItemCode = "accident"
}

extension ProductCode {
    public static let soap: ProductCode = "soap"
    public static let gloves: ProductCode = "gloves"
    public static let tea: ProductCode = "tea"
}
