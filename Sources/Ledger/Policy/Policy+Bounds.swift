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

extension Policy {
    /// Numbers outside their bounds. A file with such a number is not read; a program that makes
    /// a policy otherwise is refused here.
    func boundFaults() -> [PolicyFault] {
        var found = Outside()
        found.check(reviewWorkingDays, PolicyBounds.reviewDays, "review", "workingDays")
        found.check(noticeWorkingDays, PolicyBounds.noticeDays, "notice", "workingDays")
        found.check(submitWithinDays, PolicyBounds.submitWithinDays, "submitWithinDays")
        found.check(annualCap.points.value, PolicyBounds.cap, "annualCap", "points")
        for (index, item) in items.enumerated() {
            let limits = [
                ("day", item.limit.day), ("month", item.limit.month), ("year", item.limit.year),
            ]
            for (period, limit) in limits {
                found.check(
                    limit, PolicyBounds.awards, "items", String(index), "limit", period)
            }
        }
        for (index, violation) in negativeList.enumerated() {
            for (end, points) in [("from", violation.range.from), ("to", violation.range.to)] {
                found.check(
                    points.value, PolicyBounds.deduction, "negativeList", String(index), end)
            }
        }
        for (end, value) in [("from", store.unitValueFrom), ("to", store.unitValueTo)] {
            found.check(value.value / 100, PolicyBounds.yuan, "store", "unitValueYuan", end)
        }
        found.check(
            redemption.pointsPerYuan, PolicyBounds.pointsPerYuan, "redemption", "pointsPerYuan")
        found.check(
            redemption.holdWorkingDays, PolicyBounds.holdDays, "redemption", "holdWorkingDays")
        found.check(criticismDays, PolicyBounds.criticismDays, "board", "criticismDays")
        if case .carryOverUpTo(let limit) = clearing {
            found.check(limit.value, PolicyBounds.keptAtClearing, "clearing", "upTo")
        }
        return found.faults
    }
}

private struct Outside {
    var faults: [PolicyFault] = []

    mutating func check(
        _ number: (some BinaryInteger)?, _ bounds: ClosedRange<Int64>, _ path: String...
    ) {
        guard let number, !bounds.contains(Int64(number)) else { return }
        faults.append(PolicyFault(path: path, reason: .outOfRange(bounds)))
    }
}
