public import JSON
public import Ledger

extension Policy {
    /// The policy as files and events have it, with every default spelled out.
    public var json: JSON {
        var file: JSONObject = [
            "name": .string(name),
            "review": ["workingDays": .int(Int64(reviewWorkingDays))],
            "notice": ["workingDays": .int(Int64(noticeWorkingDays))],
            "annualCap": [
                "points": .int(annualCap.points.value),
                "basis": .string(annualCap.basis.rawValue),
            ],
            "negativeBalance": .string(negativeBalance.rawValue),
            "items": .array(items.map(\.json)),
            "negativeList": .array(negativeList.map(\.json)),
            "store": store.json,
            "redemption": redemption.json,
            "budget": ["onExhausted": .string(budgetExhausted.rawValue)],
            "clearing": clearing.json,
            "onDeparture": .string(onDeparture.rawValue),
        ]
        var board: JSONObject = ["names": .string(boardNames.rawValue)]
        board.set("criticismDays", criticismDays.map { .int(Int64($0)) })
        file["board"] = .object(board)
        file.set("submitWithinDays", submitWithinDays.map { .int(Int64($0)) })
        var ranges = JSONObject()
        for category in Category.allCases { ranges[category.rawValue] = range(of: category).json }
        file["categories"] = .object(ranges)
        return .object(file)
    }
}

extension PointsRange {
    var json: JSON { ["from": .int(from.value), "to": .int(to.value)] }
}

extension Item {
    var json: JSON {
        var limits = JSONObject()
        limits.set("day", limit.day.map { .int(Int64($0)) })
        limits.set("month", limit.month.map { .int(Int64($0)) })
        limits.set("year", limit.year.map { .int(Int64($0)) })
        var item: JSONObject = [
            "code": .string(code.text), "name": .string(name),
            "category": .string(category.rawValue), "from": .int(range.from.value),
            "to": .int(range.to.value), "standard": .int(standard.value),
            "limit": .object(limits),
        ]
        item.set("severity", severity.map { .string($0.rawValue) })
        return .object(item)
    }
}

extension Violation {
    var json: JSON {
        [
            "code": .string(code.text), "name": .string(name), "from": .int(range.from.value),
            "to": .int(range.to.value), "standard": .int(standard.value),
        ]
    }
}

extension StoreRules {
    var json: JSON {
        [
            "unitValueYuan": [
                "from": .int(unitValueFrom.value / 100), "to": .int(unitValueTo.value / 100),
            ],
            "tiers": [
                "lowUpToYuan": .int(lowUpTo.value / 100),
                "midUpToYuan": .int(midUpTo.value / 100),
                "highUpToYuan": .int(highUpTo.value / 100),
            ],
        ]
    }
}

extension RedemptionRules {
    var json: JSON {
        [
            "pointsPerYuan": .int(pointsPerYuan), "windows": .array(windows.map(\.json)),
            "holdWorkingDays": .int(Int64(holdWorkingDays)),
        ]
    }
}

extension RedemptionWindow {
    var json: JSON {
        switch self {
        case .days(let days): ["days": .array(days.map { .int(Int64($0)) })]
        case .weekdays(let weekdays):
            ["weekdays": .array(weekdays.map { .string($0.rawValue) })]
        case .dates(let from, let to):
            ["from": .string(from.text), "to": .string(to.text)]
        }
    }
}

extension ClearingRule {
    var json: JSON {
        switch self {
        case .clear: ["mode": "clear"]
        case .carryOver: ["mode": "carryOver"]
        case .carryOverUpTo(let limit): ["mode": "carryOverUpTo", "upTo": .int(limit.value)]
        }
    }
}
