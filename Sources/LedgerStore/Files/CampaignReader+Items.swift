import JSON
import Ledger

extension CampaignReader {
    private static let members = [
        "code", "name", "group", "points", "measures", "limit", "times", "cap", "kind", "only",
        "except", "from", "to", "evidence", "subject", "reading", "choices", "timing", "overflow",
        "claims",
    ]

    mutating func readItem(_ json: JSON, _ path: [String]) -> CampaignItem? {
        guard let object = reader.object(json, path, known: Self.members) else { return nil }
        let key: CampaignKey? = code(object, "code", path)
        let name = words(object, "name", path)
        var item = CampaignItem(
            key: key ?? CampaignKey(unchecked: "faulty"), name: name ?? "")
        item.group = optionalCode(object, "group", path)
        item.points = points(object, "points", path) ?? 0
        item.measures = each(object, "measures", path) { $0.readMeasure($1, $2) }
        item.limit = readLimit(object, path)
        item.times = reader.int(object, "times", path, 1...1000)
        item.ownCap = points(object, "cap", path)
        item.audience = readAudience(object, path)
        item.from = day(object, "from", path)
        item.to = day(object, "to", path)
        item.evidence = truth(object, "evidence", path)
        item.subject = reader.choice(object, "subject", path) ?? .optional
        item.reading = truth(object, "reading", path)
        item.choices = each(object, "choices", path) { $0.readChoice($1, $2) }
        item.timing = readTiming(object, path)
        item.overflow = readOverflow(object, path)
        item.claims = optionalCode(object, "claims", path)
        return key == nil || name == nil ? nil : item
    }

    private mutating func readMeasure(_ json: JSON, _ path: [String]) -> CampaignMeasure? {
        let known = ["code", "name", "points", "most", "within"]
        guard let object = reader.object(json, path, known: known) else { return nil }
        let key: CampaignKey? = code(object, "code", path)
        let name = words(object, "name", path)
        let points = points(object, "points", path)
        let most = reader.int(object, "most", path, 1...Bounds.campaignCount.upperBound)
        let within: CampaignKey? = optionalCode(object, "within", path)
        guard let key, let name else { return nil }
        var measure = CampaignMeasure(key: key, name: name)
        measure.points = points ?? 0
        measure.most = most
        measure.within = within
        return measure
    }

    private mutating func readLimit(_ item: JSONObject, _ path: [String]) -> CampaignLimit {
        var limit = CampaignLimit()
        guard let json = item["limit"] else { return limit }
        let path = path + ["limit"]
        let known = CampaignLimit.Period.allCases.map(\.rawValue)
        guard let object = reader.object(json, path, known: known) else { return limit }
        func count(_ period: CampaignLimit.Period) -> Int? {
            reader.int(object, period.rawValue, path, 1...1000).map { Int($0) }
        }
        limit.day = count(.day)
        limit.month = count(.month)
        limit.quarter = count(.quarter)
        limit.year = count(.year)
        limit.campaign = count(.campaign)
        limit.subject = count(.subject)
        return limit
    }

    private mutating func readChoice(_ json: JSON, _ path: [String]) -> CampaignChoice? {
        let known = ["code", "name", "options"]
        guard let object = reader.object(json, path, known: known) else { return nil }
        let key: CampaignKey? = code(object, "code", path)
        let name = words(object, "name", path)
        let options = each(object, "options", path) { $0.readOption($1, $2) }
        if options.isEmpty && object["options"] == nil {
            reader.fault(path + ["options"], .missing)
        }
        guard let key, let name else { return nil }
        return CampaignChoice(key: key, name: name, options: options)
    }

    private mutating func readOption(_ json: JSON, _ path: [String]) -> CampaignChoice.Option? {
        let known = ["code", "name", "counts"]
        guard let object = reader.object(json, path, known: known) else { return nil }
        let key: CampaignKey? = code(object, "code", path)
        let name = words(object, "name", path)
        let counts = object["counts"] == nil ? true : truth(object, "counts", path)
        guard let key, let name else { return nil }
        return CampaignChoice.Option(key: key, name: name, counts: counts)
    }

    private mutating func readTiming(_ item: JSONObject, _ path: [String]) -> CampaignTiming? {
        guard let json = item["timing"] else { return nil }
        let path = path + ["timing"]
        let known = ["seconds", "questions", "measure"]
        guard let object = reader.object(json, path, known: known) else { return nil }
        let seconds = reader.required(
            object, "seconds", path, reader.int(object, "seconds", path, 1...86_400))
        let questions = reader.required(
            object, "questions", path, reader.int(object, "questions", path, 1...1000))
        let measure: CampaignKey? = code(object, "measure", path)
        guard let seconds, let questions, let measure else { return nil }
        return CampaignTiming(seconds: seconds, questions: questions, measure: measure)
    }
}
