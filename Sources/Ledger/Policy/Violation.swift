/// One entry of the negative list 负面清单, with the points it costs (R-NEG-1).
public struct Violation: Hashable, Sendable {
    public var code: ItemCode
    public var name: String
    public var range: PointsRange
    public var standard: Points

    public init(code: ItemCode, name: String, range: PointsRange, standard: Points) {
        self.code = code
        self.name = name
        self.range = range
        self.standard = standard
    }
}
