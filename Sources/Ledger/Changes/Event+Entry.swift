extension Event {
    /// The points that it moves; nil where it moves none. Follows from the event alone.
    public var entry: Entry? {
        switch self {
        case .books, .role, .employee, .policy, .calendar, .product, .budget, .campaign,
            .imported, .work:
            nil
        case .claim(_, let event): event.entry
        case .deduction(_, let event): event.entry
        case .redemption(let id, let event): event.entry(id)
        case .clearing(let event): event.entry
        case .opening(.recorded(let line, _)): Opening.entry(line.points, of: line.employee)
        case .opening(.reversed(let line)): Opening.entry(-line.points, of: line.employee)
        }
    }
}

extension Opening {
    /// Points from the old book, or back into it where they are below zero.
    fileprivate static func entry(_ points: Points, of employee: EmployeeID) -> Entry {
        let own = Account.available(employee)
        return points < 0
            ? Entry(employee, Posting(moving: -points, from: own, to: .brought))
            : Entry(employee, Posting(moving: points, from: .brought, to: own))
    }
}

extension Claim.Event {
    fileprivate var entry: Entry? {
        switch self {
        case .credited(let employee, let credit):
            Entry(
                employee,
                Posting(moving: credit.credited, from: .issued, to: .available(employee)),
                Posting(moving: credit.forgone, from: .issued, to: .forgone))
        case .revoked(let revoked):
            Entry(
                revoked.employee,
                Posting(
                    moving: revoked.taken, from: .available(revoked.employee), to: .revoked))
        case .submitted, .withdrawn, .overdue, .overdueLifted, .approved, .rejected, .objected,
            .objectionDecided, .rescheduled:
            nil
        }
    }
}

extension Deduction.Event {
    fileprivate var entry: Entry? {
        switch self {
        case .recorded(let deduction):
            Entry(
                deduction.employee,
                Posting(
                    moving: deduction.taken, from: .available(deduction.employee),
                    to: .deducted))
        case .reversed(let reversed):
            Entry(
                reversed.employee,
                Posting(
                    moving: reversed.points, from: .deducted, to: .available(reversed.employee)))
        case .appealed, .appealDecided:
            nil
        }
    }
}

extension Redemption.Event {
    fileprivate func entry(_ id: RedemptionID) -> Entry? {
        switch self {
        case .requested(let request):
            Entry(
                request.employee,
                Posting(
                    moving: request.points, from: .available(request.employee), to: .held(id)))
        case .fulfilled(let goods):
            Entry(goods.employee, Posting(moving: goods.points, from: .held(id), to: .redeemed))
        case .cancelled(let released, _), .lapsed(let released):
            released.entry(id)
        case .returned(let goods, _):
            Entry(
                goods.employee,
                Posting(moving: goods.points, from: .redeemed, to: .available(goods.employee)))
        case .frozen, .rescheduled, .kept:
            nil
        }
    }
}

extension Redemption.Released {
    fileprivate func entry(_ id: RedemptionID) -> Entry {
        let lost = cleared?.points ?? 0
        return Entry(
            employee,
            Posting(moving: points - lost, from: .held(id), to: .available(employee)),
            cleared.flatMap {
                Posting(moving: $0.points, from: .held(id), to: .cleared(year: $0.year))
            })
    }
}

extension Clearing.Event {
    fileprivate var entry: Entry? {
        switch self {
        case .accountCleared(let employee, let year, let points, _):
            Entry(
                employee,
                Posting(moving: points, from: .available(employee), to: .cleared(year: year)))
        case .yearCleared:
            nil
        }
    }
}
