/// How much a reader takes before it refuses.
public struct JSONLimits: Sendable, Hashable {
    /// Arrays and objects inside one another, the outermost counted. 1…512.
    public let maxDepth: Int
    /// Values of every kind, arrays and objects counted; names are not.
    public let maxNodes: Int

    /// The limits of the wire.
    public init(maxDepth: Int = 32, maxNodes: Int = 10_000) {
        precondition((1...512).contains(maxDepth), "the reader's stack is for 512 levels")
        precondition(maxNodes >= 1, "a document is one value at least")
        self.maxDepth = maxDepth
        self.maxNodes = maxNodes
    }

    /// For what comes from strangers.
    public static let wire = JSONLimits()
    /// For what this program wrote itself: event bodies, replies, configuration.
    public static let stored = JSONLimits(maxDepth: 64, maxNodes: 1_000_000)
}
