/// One behaviour that earns points 积分项目 (R-ITEM-1).
public struct Item: Hashable, Sendable {
    public var code: ItemCode
    public var name: String
    public var category: Category
    public var range: PointsRange
    /// Points of an approval that names none (R-REV-3).
    public var standard: Points
    /// Of hazards: a major one's range lies above a general one's (R-ITEM-5).
    public var severity: Severity?
    /// How often one person may be awarded it, by date of occurrence (R-ITEM-3).
    public var limit: ItemLimit

    public init(
        code: ItemCode, name: String, category: Category, range: PointsRange, standard: Points,
        severity: Severity?, limit: ItemLimit
    ) {
        self.code = code
        self.name = name
        self.category = category
        self.range = range
        self.standard = standard
        self.severity = severity
        self.limit = limit
    }

    public enum Severity: String, CaseIterable, Sendable { case general, major }
}
