import JSON
import Ledger

extension PolicyReader {
    mutating func readStore(_ file: JSONObject, _ policy: inout Policy) {
        guard let store = section(file, "store", known: ["unitValueYuan", "tiers"]) else { return }
        var rules = StoreRules()
        if let json = store["unitValueYuan"] {
            let path = ["store", "unitValueYuan"]
            if let bounds = reader.object(json, path, known: ["from", "to"]) {
                yuan(bounds, "from", path).map { rules.unitValueFrom = $0 }
                yuan(bounds, "to", path).map { rules.unitValueTo = $0 }
            }
        }
        if let json = store["tiers"] {
            let path = ["store", "tiers"]
            let known = ["lowUpToYuan", "midUpToYuan", "highUpToYuan"]
            if let tiers = reader.object(json, path, known: known) {
                yuan(tiers, "lowUpToYuan", path).map { rules.lowUpTo = $0 }
                yuan(tiers, "midUpToYuan", path).map { rules.midUpTo = $0 }
                yuan(tiers, "highUpToYuan", path).map { rules.highUpTo = $0 }
            }
        }
        policy.store = rules
    }

    private mutating func yuan(_ object: JSONObject, _ name: String, _ path: [String]) -> Fen? {
        reader.int(object, name, path, PolicyBounds.yuan).map { Fen(yuan: $0) }
    }

    mutating func readRedemption(_ file: JSONObject, _ policy: inout Policy) {
        let known = ["pointsPerYuan", "windows", "holdWorkingDays"]
        guard let section = section(file, "redemption", known: known) else { return }
        var rules = RedemptionRules()
        let path = ["redemption"]
        reader.int(section, "pointsPerYuan", path, PolicyBounds.pointsPerYuan).map {
            rules.pointsPerYuan = $0
        }
        reader.int(section, "holdWorkingDays", path, PolicyBounds.holdDays)
            .map { rules.holdWorkingDays = Int($0) }
        let list = reader.list(section["windows"], path + ["windows"])
        for (index, json) in list.enumerated() {
            if let window = readWindow(json, path + ["windows", String(index)]) {
                rules.windows.append(window)
            }
        }
        policy.redemption = rules
    }

    private mutating func readWindow(_ json: JSON, _ path: [String]) -> RedemptionWindow? {
        let known = ["days", "weekdays", "from", "to"]
        guard let window = reader.object(json, path, known: known) else { return nil }
        let forms = ["days", "weekdays", "from"].filter { window[$0] != nil }
        if forms.count != 1 {
            reader.fault(path, .ambiguous(forms))
            return nil
        }
        if let days = window["days"] {
            return .days(
                reader.list(days, path + ["days"]).compactMap { day in
                    readDayOfMonth(day, path + ["days"])
                })
        }
        if let weekdays = window["weekdays"] {
            return .weekdays(
                reader.list(weekdays, path + ["weekdays"]).compactMap { weekday in
                    readWeekday(weekday, path + ["weekdays"])
                })
        }
        guard let from = readDay(window, "from", path), let to = readDay(window, "to", path)
        else { return nil }
        return .dates(from: from, to: to)
    }

    private mutating func readDayOfMonth(_ json: JSON, _ path: [String]) -> Int? {
        guard let day = json.int, (1...31).contains(day) else {
            reader.fault(path, .outOfRange(from: 1, to: 31))
            return nil
        }
        return Int(day)
    }

    private mutating func readWeekday(_ json: JSON, _ path: [String]) -> Weekday? {
        guard let weekday = json.string.flatMap(Weekday.init(rawValue:)) else {
            reader.fault(path, .notOneOf(Weekday.allCases.map(\.rawValue)))
            return nil
        }
        return weekday
    }

    private mutating func readDay(_ object: JSONObject, _ name: String, _ path: [String]) -> Day? {
        guard let text = reader.required(object, name, path, reader.text(object, name, path))
        else { return nil }
        guard let day = Day(text) else {
            reader.fault(path + [name], .noSuchDay(text))
            return nil
        }
        return day
    }

    mutating func readClearing(_ file: JSONObject, _ policy: inout Policy) {
        guard let clearing = section(file, "clearing", known: ["mode", "upTo"]) else { return }
        let path = ["clearing"]
        let mode = reader.choice(clearing, "mode", path, ClearingMode.self) ?? .clear
        let limit = reader.int(clearing, "upTo", path, PolicyBounds.keptAtClearing)
        switch mode {
        case .clear: policy.clearing = .clear
        case .carryOver: policy.clearing = .carryOver
        case .carryOverUpTo:
            guard let limit = reader.required(clearing, "upTo", path, limit) else { return }
            policy.clearing = .carryOverUpTo(Points(limit))
        }
    }
}

/// `clearing.mode` as files have it.
enum ClearingMode: String, CaseIterable { case clear, carryOver, carryOverUpTo }
