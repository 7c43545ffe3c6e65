public import JSON
public import Ledger

/// A policy as files and events have it: read leniently in order to name every fault at once.
/// What is absent has the default that the rulebook states.
public struct PolicyReader {
    var reader = FileReader()

    public init() {}

    public var faults: [FileFault] { reader.faults }

    private static let members = [
        "name", "review", "notice", "submitWithinDays", "annualCap", "negativeBalance",
        "categories", "items", "negativeList", "store", "redemption", "budget", "clearing",
        "onDeparture", "board",
    ]

    /// Nil where there are faults of form. Faults of the whole are `Policy.faults()`.
    public mutating func read(_ json: JSON) -> Policy? {
        guard let file = reader.object(json, [], known: Self.members) else { return nil }
        let name = reader.required(file, "name", [], reader.text(file, "name", []))
        var policy = Policy(name: name ?? "")
        readPeriods(file, &policy)
        readCap(file, &policy)
        readCategories(file, &policy)
        for (index, item) in reader.list(file["items"], ["items"]).enumerated() {
            if let item = readItem(item, ["items", String(index)]) { policy.items.append(item) }
        }
        for (index, entry) in reader.list(file["negativeList"], ["negativeList"]).enumerated() {
            if let violation = readViolation(entry, ["negativeList", String(index)]) {
                policy.negativeList.append(violation)
            }
        }
        readStore(file, &policy)
        readRedemption(file, &policy)
        readClearing(file, &policy)
        return reader.faults.isEmpty ? policy : nil
    }

    mutating func section(_ file: JSONObject, _ name: String, known: [String]) -> JSONObject? {
        guard let json = file[name] else { return nil }
        return reader.object(json, [name], known: known)
    }

    private mutating func readPeriods(_ file: JSONObject, _ policy: inout Policy) {
        if let review = section(file, "review", known: ["workingDays"]),
            let days = reader.int(review, "workingDays", ["review"], PolicyBounds.reviewDays)
        {
            policy.reviewWorkingDays = Int(days)
        }
        if let notice = section(file, "notice", known: ["workingDays"]),
            let days = reader.int(notice, "workingDays", ["notice"], PolicyBounds.noticeDays)
        {
            policy.noticeWorkingDays = Int(days)
        }
        policy.submitWithinDays = reader.int(
            file, "submitWithinDays", [], PolicyBounds.submitWithinDays
        ).map { Int($0) }
        policy.negativeBalance = reader.choice(file, "negativeBalance", []) ?? .carry
        policy.onDeparture = reader.choice(file, "onDeparture", []) ?? .keepUntilClearing
        if let board = section(file, "board", known: ["names", "criticismDays"]) {
            policy.boardNames = reader.choice(board, "names", ["board"]) ?? .full
            policy.criticismDays = reader.int(
                board, "criticismDays", ["board"], PolicyBounds.criticismDays
            ).map { Int($0) }
        }
        if let budget = section(file, "budget", known: ["onExhausted"]) {
            policy.budgetExhausted = reader.choice(budget, "onExhausted", ["budget"]) ?? .warn
        }
    }

    private mutating func readCap(_ file: JSONObject, _ policy: inout Policy) {
        guard let cap = section(file, "annualCap", known: ["points", "basis"]) else { return }
        if let points = reader.int(cap, "points", ["annualCap"], PolicyBounds.cap) {
            policy.annualCap.points = Points(points)
        }
        policy.annualCap.basis = reader.choice(cap, "basis", ["annualCap"]) ?? .earned
    }

    private mutating func readCategories(_ file: JSONObject, _ policy: inout Policy) {
        let known = Category.allCases.map(\.rawValue)
        guard let categories = section(file, "categories", known: known) else { return }
        for category in Category.allCases {
            guard let json = categories[category.rawValue] else { continue }
            let path = ["categories", category.rawValue]
            guard let range = reader.object(json, path, known: ["from", "to"]) else { continue }
            policy.categories[category] = readRange(range, path, PolicyBounds.award)
        }
    }

    mutating func readRange(
        _ object: JSONObject, _ path: [String], _ scale: ClosedRange<Int64>
    ) -> PointsRange? {
        let from = reader.required(object, "from", path, reader.int(object, "from", path, scale))
        let to = reader.required(object, "to", path, reader.int(object, "to", path, scale))
        guard let from, let to else { return nil }
        return PointsRange(from: Points(from), to: Points(to))
    }

    private mutating func readCode(_ object: JSONObject, _ path: [String]) -> ItemCode? {
        guard let text = reader.required(object, "code", path, reader.text(object, "code", path))
        else { return nil }
        guard let code = ItemCode(text) else {
            reader.fault(path + ["code"], .badCode(text))
            return nil
        }
        return code
    }

    private mutating func readItem(_ json: JSON, _ path: [String]) -> Item? {
        let known = ["code", "name", "category", "from", "to", "standard", "severity", "limit"]
        guard let object = reader.object(json, path, known: known) else { return nil }
        let code = readCode(object, path)
        let name = reader.required(object, "name", path, reader.text(object, "name", path))
        let category = reader.required(
            object, "category", path, reader.choice(object, "category", path, Category.self))
        let range = readRange(object, path, PolicyBounds.award)
        let standard = reader.int(object, "standard", path, PolicyBounds.award)
        let severity = reader.choice(object, "severity", path, Item.Severity.self)
        guard let code, let name, let category, let range else { return nil }
        return Item(
            code: code, name: name, category: category, range: range,
            standard: standard.map { Points($0) } ?? range.from, severity: severity,
            limit: readLimit(object, path) ?? .standard(for: category))
    }

    private mutating func readLimit(_ item: JSONObject, _ path: [String]) -> ItemLimit? {
        guard let json = item["limit"], !json.isNull else { return nil }
        let path = path + ["limit"]
        guard let limit = reader.object(json, path, known: ["day", "month", "year"]) else {
            return nil
        }
        return ItemLimit(
            day: reader.int(limit, "day", path, PolicyBounds.awards).map { Int($0) },
            month: reader.int(limit, "month", path, PolicyBounds.awards).map { Int($0) },
            year: reader.int(limit, "year", path, PolicyBounds.awards).map { Int($0) })
    }

    private mutating func readViolation(_ json: JSON, _ path: [String]) -> Violation? {
        let known = ["code", "name", "from", "to", "standard"]
        guard let object = reader.object(json, path, known: known) else { return nil }
        let code = readCode(object, path)
        let name = reader.required(object, "name", path, reader.text(object, "name", path))
        let range = readRange(object, path, PolicyBounds.deduction)
        let standard = reader.int(object, "standard", path, PolicyBounds.deduction)
        guard let code, let name, let range else { return nil }
        return Violation(
            code: code, name: name, range: range,
            standard: standard.map { Points($0) } ?? range.from)
    }
}
