/// A fault of a policy as a whole: where, and what is wrong. Words are the reader's.
public struct PolicyFault: Hashable, Sendable {
    /// The way to the member: `items`, `3`, `from`.
    public let path: [String]
    public let reason: Reason

    public init(path: [String], reason: Reason) {
        self.path = path
        self.reason = reason
    }

    public enum Reason: Hashable, Sendable {
        case duplicateCode(String)
        case outsideCategory(code: String, category: Category, range: PointsRange)
        case outsideCounty(category: Category, range: PointsRange)
        case emptyRange
        case standardOutsideRange(code: String, range: PointsRange)
        case severityOfNoHazard(code: String)
        case majorNotAboveGeneral(major: String, general: String)
        case tiersOverlap
        case tierBeyondUnitValue
        case windowNeverOpens
        case noItems
        case outOfRange(ClosedRange<Int64>)
    }
}

extension Policy {
    /// Everything that is wrong with it as a whole; empty where it can be adopted (R-ITEM-2).
    public func faults() -> [PolicyFault] {
        categoryFaults() + itemFaults() + severityFaults() + violationFaults() + storeFaults()
            + windowFaults() + boundFaults()
    }

    private func categoryFaults() -> [PolicyFault] {
        Category.allCases.compactMap { category in
            guard let range = categories[category] else { return nil }
            let path = ["categories", category.rawValue]
            if range.from > range.to { return PolicyFault(path: path, reason: .emptyRange) }
            if category.countyRange.contains(range) { return nil }
            return PolicyFault(
                path: path,
                reason: .outsideCounty(category: category, range: category.countyRange))
        }
    }

    private func itemFaults() -> [PolicyFault] {
        var faults: [PolicyFault] = []
        if items.isEmpty { faults.append(PolicyFault(path: ["items"], reason: .noItems)) }
        var seen: Set<ItemCode> = []
        for (index, item) in items.enumerated() {
            let path = ["items", String(index)]
            if !seen.insert(item.code).inserted {
                faults.append(
                    PolicyFault(path: path + ["code"], reason: .duplicateCode(item.code.text)))
            }
            let range = range(of: item.category)
            if !range.contains(item.range) {
                faults.append(
                    PolicyFault(
                        path: path,
                        reason: .outsideCategory(
                            code: item.code.text, category: item.category, range: range)))
            }
            faults += Self.rangeFaults(
                item.range, standard: item.standard, code: item.code, path: path)
            if item.severity != nil && item.category != .hazard {
                faults.append(
                    PolicyFault(
                        path: path + ["severity"],
                        reason: .severityOfNoHazard(code: item.code.text)))
            }
        }
        return faults
    }

    private static func rangeFaults(
        _ range: PointsRange, standard: Points, code: ItemCode, path: [String]
    ) -> [PolicyFault] {
        if range.from > range.to {
            return [PolicyFault(path: path + ["from"], reason: .emptyRange)]
        }
        if range.contains(standard) { return [] }
        return [
            PolicyFault(
                path: path + ["standard"],
                reason: .standardOutsideRange(code: code.text, range: range))
        ]
    }

    /// Every major hazard pays more than any general one: 小隐患小奖，大隐患大奖 (R-ITEM-5).
    private func severityFaults() -> [PolicyFault] {
        let general = items.filter { $0.severity == .general }
        guard let highest = general.max(by: { $0.range.to < $1.range.to }) else { return [] }
        return items.enumerated().compactMap { index, item in
            guard item.severity == .major, item.range.from <= highest.range.to else { return nil }
            return PolicyFault(
                path: ["items", String(index), "from"],
                reason: .majorNotAboveGeneral(
                    major: item.code.text, general: highest.code.text))
        }
    }

    private func violationFaults() -> [PolicyFault] {
        var faults: [PolicyFault] = []
        var seen: Set<ItemCode> = []
        for (index, violation) in negativeList.enumerated() {
            let path = ["negativeList", String(index)]
            if !seen.insert(violation.code).inserted {
                faults.append(
                    PolicyFault(path: path + ["code"], reason: .duplicateCode(violation.code.text)))
            }
            faults += Self.rangeFaults(
                violation.range, standard: violation.standard, code: violation.code, path: path)
        }
        return faults
    }

    private func storeFaults() -> [PolicyFault] {
        var faults: [PolicyFault] = []
        if store.unitValueFrom > store.unitValueTo {
            faults.append(PolicyFault(path: ["store", "unitValueYuan"], reason: .emptyRange))
        }
        if !(store.lowUpTo < store.midUpTo && store.midUpTo < store.highUpTo) {
            faults.append(PolicyFault(path: ["store", "tiers"], reason: .tiersOverlap))
        }
        if store.highUpTo != store.unitValueTo {
            faults.append(
                PolicyFault(
                    path: ["store", "tiers", "highUpToYuan"], reason: .tierBeyondUnitValue))
        }
        return faults
    }

    private func windowFaults() -> [PolicyFault] {
        redemption.windows.enumerated().compactMap { index, window in
            let opens =
                switch window {
                case .days(let days): !days.isEmpty && days.allSatisfy { (1...31).contains($0) }
                case .weekdays(let weekdays): !weekdays.isEmpty
                case .dates(let from, let to): from <= to
                }
            return opens
                ? nil
                : PolicyFault(
                    path: ["redemption", "windows", String(index)], reason: .windowNeverOpens)
        }
    }
}
