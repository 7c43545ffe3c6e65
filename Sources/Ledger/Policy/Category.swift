/// A kind of behaviour that earns points 积分类型, with the county's range (003 §3.1).
public enum Category: String, CaseIterable, Sendable {
    /// 日常安全行为
    case daily
    /// 安全培训参与
    case training
    /// 隐患排查治理
    case hazard
    /// 应急处置贡献
    case emergency
    /// 安全创新建议
    case innovation

    /// Points per occurrence; an enterprise may narrow it (R-ITEM-1, R-ITEM-2).
    public var countyRange: PointsRange {
        switch self {
        case .daily: PointsRange(from: 1, to: 5)
        case .training: PointsRange(from: 5, to: 20)
        case .hazard: PointsRange(from: 10, to: 50)
        case .emergency: PointsRange(from: 20, to: 100)
        case .innovation: PointsRange(from: 50, to: 200)
        }
    }
}
