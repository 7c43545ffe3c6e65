public import JSON
public import Ledger

/// A campaign as files and events have it: read leniently in order to name every fault at once.
///
/// R-CAMP-1.
public struct CampaignReader {
    var reader = FileReader()

    public init() {}

    public var faults: [FileFault] { reader.faults }

    private static let members = [
        "code", "name", "source", "terms", "window", "participants", "groups", "items", "cap",
        "awards", "certificates", "ranking", "forms",
    ]

    /// Nil where there are faults of form. Faults of the whole are `CampaignPlan.faults()`.
    public mutating func read(_ json: JSON) -> CampaignPlan? {
        guard let file = reader.object(json, [], known: Self.members) else { return nil }
        let code: CampaignCode? = code(file, "code", [])
        let name = words(file, "name", [])
        let source = words(file, "source", [])
        let window = readWindow(file)
        guard let code, let name, let source, let window else {
            readRest(file, nil)
            return nil
        }
        var plan = CampaignPlan(
            code: code, name: name, source: source, from: window.from,
            document: String(decoding: json.canonical(), as: UTF8.self))
        plan.to = window.to
        readRest(file, &plan)
        return reader.faults.isEmpty ? plan : nil
    }

    /// Looks for faults in the rest where the head has some.
    private mutating func readRest(_ file: JSONObject, _ plan: CampaignPlan?) {
        let key = CampaignCode(unchecked: "faulty")
        var plan =
            plan
            ?? CampaignPlan(
                code: key, name: "", source: "", from: Day(number: 0), document: "")
        readRest(file, &plan)
    }

    private mutating func readRest(_ file: JSONObject, _ plan: inout CampaignPlan) {
        plan.terms = texts(file, "terms", [])
        readParticipants(file, &plan)
        plan.groups = each(file, "groups", []) { $0.readGroup($1, $2) }
        plan.items = each(file, "items", []) { $0.readItem($1, $2) }
        plan.cap = points(file, "cap", [])
        plan.awards = each(file, "awards", []) { $0.readAward($1, $2) }
        plan.certificates = each(file, "certificates", []) { $0.readCertificate($1, $2) }
        plan.ranking = readRanking(file)
        plan.forms = each(file, "forms", []) { $0.readForm($1, $2) }
    }

    private mutating func readWindow(_ file: JSONObject) -> (from: Day, to: Day?)? {
        guard let json = reader.required(file, "window", [], file["window"]),
            let window = reader.object(json, ["window"], known: ["from", "to"])
        else { return nil }
        let from = reader.required(window, "from", ["window"], day(window, "from", ["window"]))
        let to = day(window, "to", ["window"])
        return from.map { ($0, to) }
    }

    private mutating func readParticipants(_ file: JSONObject, _ plan: inout CampaignPlan) {
        guard let json = file["participants"] else { return }
        let path = ["participants"]
        let known = ["kinds", "entrances", "traits"]
        guard let object = reader.object(json, path, known: known) else { return }
        if let kinds: [ParticipantKind] = choices(object, "kinds", path) { plan.kinds = kinds }
        plan.entrances = each(object, "entrances", path) { $0.readLabel($1, $2) }
        plan.traits = each(object, "traits", path) { $0.readLabel($1, $2) }
    }

    private mutating func readLabel(_ json: JSON, _ path: [String]) -> CampaignLabel? {
        guard let object = reader.object(json, path, known: ["code", "name"]) else { return nil }
        let key: CampaignKey? = code(object, "code", path)
        let name = words(object, "name", path)
        guard let key, let name else { return nil }
        return CampaignLabel(key: key, name: name)
    }

    private mutating func readGroup(_ json: JSON, _ path: [String]) -> CampaignGroup? {
        let known = ["code", "name", "cap", "kind", "only", "except", "overflow"]
        guard let object = reader.object(json, path, known: known) else { return nil }
        let key: CampaignKey? = code(object, "code", path)
        let name = words(object, "name", path)
        let cap = points(object, "cap", path)
        let audience = readAudience(object, path)
        let overflow = readOverflow(object, path)
        guard let key, let name else { return nil }
        var group = CampaignGroup(key: key, name: name)
        group.cap = cap
        group.audience = audience
        group.overflow = overflow
        return group
    }

    mutating func readAudience(_ object: JSONObject, _ path: [String]) -> CampaignAudience {
        var audience = CampaignAudience()
        audience.kind = reader.choice(object, "kind", path)
        audience.only = optionalCode(object, "only", path)
        audience.except = optionalCode(object, "except", path)
        return audience
    }

    mutating func readOverflow(_ object: JSONObject, _ path: [String]) -> CampaignOverflow? {
        guard let json = object["overflow"] else { return nil }
        let path = path + ["overflow"]
        guard let overflow = reader.object(json, path, known: ["points", "group"]) else {
            return nil
        }
        let points = reader.required(overflow, "points", path, points(overflow, "points", path))
        let group: CampaignKey? = code(overflow, "group", path)
        guard let points, let group else { return nil }
        return CampaignOverflow(points: points, group: group)
    }

    private mutating func readRanking(_ file: JSONObject) -> CampaignRanking? {
        guard let json = file["ranking"], json.string != "none" else { return nil }
        let path = ["ranking"]
        guard let object = reader.object(json, path, known: ["by", "take", "levels"]) else {
            return nil
        }
        let by = readQuantity(object, "by", path) ?? .points
        let levels: [CampaignRanking.Level]? = choices(object, "levels", path)
        return CampaignRanking(by: by, levels: levels ?? [.participant])
    }
}
