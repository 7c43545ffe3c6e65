/// A product's price in points was set to another one: kept, so that whoever hands goods over sees
/// who set the price that they went for (R-RED-7).
public struct PriceChange: Hashable, Sendable {
    /// Days before a request in which a change is shown with it.
    public static let shownDays = 30

    /// The entry's number.
    public let seq: Int64
    public let product: ProductCode
    public let at: Instant
    public let by: Actor
    /// Of one unit; nil before the product was offered.
    public let from: Points?
    public let to: Points

    public init(
        seq: Int64, product: ProductCode, at: Instant, by: Actor, from: Points?, to: Points
    ) {
        self.seq = seq
        self.product = product
        self.at = at
        self.by = by
        self.from = from
        self.to = to
    }

    /// Is it to be shown with this redemption? A first price only where it is the buyer's own, or
    /// that of who asked for them: every product has one.
    public func bears(on redemption: Redemption) -> Bool {
        guard let times = redemption.priceMatters, times.contains(at) else { return false }
        return from != nil || by.is(redemption.employee) || by == redemption.requestedBy
    }
}

extension Redemption {
    /// From 30 days before the request until the goods are handed over; nil where they never were.
    public var priceMatters: ClosedRange<Instant>? {
        let end: Instant
        switch stage {
        case .held: end = .distantFuture
        case .fulfilled(let at), .returned(let at): end = at
        case .cancelled, .lapsed: return nil
        }
        let days = Int64(PriceChange.shownDays) * 86_400_000
        let begin = requestedAt.adding(milliseconds: -days)
        return begin...max(begin, end)
    }
}
