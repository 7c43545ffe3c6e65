/// What the numbers of commands may be: stated once, for the rules and for whoever takes commands
/// from people, who refuses what is outside and names it.
public enum Bounds {
    /// Points for one unit of a product.
    public static let price: ClosedRange<Int64> = 1...1_000_000
    /// Units of one delivery.
    public static let delivery: ClosedRange<Int64> = 1...1_000_000
    /// Units of one redemption.
    public static let redemption: ClosedRange<Int64> = 1...1000
    /// Lines that are handed over at the counter in one step.
    public static let counterLines: ClosedRange<Int64> = 1...20
    /// A year's budget, in fen.
    public static let budget: ClosedRange<Int64> = 0...1_000_000_000_000
    /// Points of one line of the old book, below zero where points left.
    public static let opening: ClosedRange<Int64> = -1_000_000...1_000_000
    /// What the old book says its lines come to.
    public static let openingBalance: ClosedRange<Int64> = -1_000_000_000...1_000_000_000
    /// The ledger's time, in minutes from UTC.
    public static let offsetMinutes: ClosedRange<Int64> = -720...840
    /// What one result of a campaign counts of anything.
    public static let campaignCount: ClosedRange<Int64> = 0...1_000_000_000
}
