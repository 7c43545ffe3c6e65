/// Money in fen 分, a hundredth of a yuan.
public struct Fen: Hashable, Comparable, Sendable {
    public let value: Int64

    public init(_ value: Int64) { self.value = value }

    public init(yuan: Int64) { self.init(yuan * 100) }

    public static let zero = Fen(0)

    public static func < (left: Fen, right: Fen) -> Bool { left.value < right.value }
    public static func + (left: Fen, right: Fen) -> Fen { Fen(left.value + right.value) }
    public static func - (left: Fen, right: Fen) -> Fen { Fen(left.value - right.value) }
    public static func * (fen: Fen, count: Int64) -> Fen { Fen(fen.value * count) }
}
