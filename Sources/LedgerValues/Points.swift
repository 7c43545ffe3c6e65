/// A number of safety points 积分; negative in a debt or in the direction of a posting.
public struct Points: Hashable, Comparable, Sendable {
    public let value: Int64

    public init(_ value: Int64) { self.value = value }

    public static let zero = Points(0)

    public static func < (left: Points, right: Points) -> Bool { left.value < right.value }
    public static func + (left: Points, right: Points) -> Points {
        Points(left.value + right.value)
    }
    public static func - (left: Points, right: Points) -> Points {
        Points(left.value - right.value)
    }
    public static prefix func - (points: Points) -> Points { Points(-points.value) }
    public static func * (points: Points, count: Int64) -> Points { Points(points.value * count) }
    public static func += (left: inout Points, right: Points) { left = left + right }
    public static func -= (left: inout Points, right: Points) { left = left - right }
}

extension Points: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(value) }
}

/// The points that an item or a violation allows, both ends included.
public struct PointsRange: Hashable, Sendable {
    public let from: Points
    public let to: Points

    public init(from: Points, to: Points) {
        self.from = from
        self.to = to
    }

    public func contains(_ points: Points) -> Bool { from <= points && points <= to }
    public func contains(_ other: PointsRange) -> Bool { from <= other.from && other.to <= to }
}
