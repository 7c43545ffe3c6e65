/// What the numbers of a policy may be, for its reader and for `Policy.faults()` alike.
public enum PolicyBounds {
    public static let reviewDays: ClosedRange<Int64> = 1...30
    public static let noticeDays: ClosedRange<Int64> = 0...30
    public static let submitWithinDays: ClosedRange<Int64> = 0...3660
    public static let criticismDays: ClosedRange<Int64> = 1...366
    public static let holdDays: ClosedRange<Int64> = 1...60
    public static let cap: ClosedRange<Int64> = 1...1_000_000
    public static let keptAtClearing: ClosedRange<Int64> = 1...1_000_000
    /// Awards of one item to one person in a period.
    public static let awards: ClosedRange<Int64> = 1...1000
    /// Points of an item: the county's whole scale (R-ITEM-1).
    public static let award: ClosedRange<Int64> = 1...200
    public static let deduction: ClosedRange<Int64> = 1...2000
    public static let yuan: ClosedRange<Int64> = 1...100_000
    public static let pointsPerYuan: ClosedRange<Int64> = 1...1000
}
