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
