extension Command {
    /// Points out of nothing, goods below zero: a command with such a number is a mistake of the
    /// program that made it, since nothing that people send comes so far. Numbers that a policy or
    /// a campaign limits are not here: rules refuse those.
    func requireBounds() {
        switch self {
        case .product(.add(_, _, _, _, let price, _)), .product(.price(_, _, let price)):
            Self.require(price?.value, Bounds.price, "price")
        case .product(.receive(_, let count, _, _)):
            Self.require(count, Bounds.delivery, "delivery")
        case .redemption(.request(_, _, let count)):
            Self.require(count, Bounds.redemption, "redemption")
        case .redemption(.handOver(_, let lines)):
            Self.require(Int64(lines.count), Bounds.counterLines, "cart")
            for line in lines { Self.require(line.count, Bounds.redemption, "redemption") }
        case .budget(.set(_, let amount)):
            Self.require(amount.value, Bounds.budget, "budget")
        case .opening(.record(let line, let balance)):
            Self.require(line.points.value, Bounds.opening, "line of the old book")
            Self.require(balance?.value, Bounds.openingBalance, "balance of the old book")
        case .books(.open(_, _, let time, _)):
            Self.require(Int64(time.offsetMinutes), Bounds.offsetMinutes, "offset")
        case .campaign(.record(_, let submission)):
            for key in submission.counts.keys {
                Self.require(submission.counts[key], Bounds.campaignCount, "count")
            }
        case .books, .role, .employee, .policy, .calendar, .claim, .deduction, .product,
            .redemption, .opening, .campaign, .imported:
            break
        }
    }

    private static func require(
        _ number: Int64?, _ bounds: ClosedRange<Int64>, _ what: StaticString
    ) {
        guard let number else { return }
        precondition(bounds.contains(number), "a \(what) of \(number) is not in \(bounds)")
    }
}
