public import JSON
public import Ledger

/// A year's working-day calendar as files have it (R-TIME-3).
public struct CalendarReader {
    private var reader = FileReader()

    public init() {}

    public var faults: [FileFault] { reader.faults }

    public mutating func read(_ json: JSON) -> WorkYear? {
        let known = ["year", "source", "off", "work", "enterprise"]
        guard let file = reader.object(json, [], known: known) else { return nil }
        let year = reader.required(file, "year", [], reader.int(file, "year", [], 1991...2999))
        let source = reader.text(file, "source", [], longest: 500) ?? ""
        let off = days(file, "off", [])
        let work = days(file, "work", [])
        var own = JSONObject()
        if let json = file["enterprise"] {
            own = reader.object(json, ["enterprise"], known: ["off", "work"]) ?? own
        }
        let ownOff = days(own, "off", ["enterprise"])
        let ownWork = days(own, "work", ["enterprise"])
        guard let year, reader.faults.isEmpty else { return nil }
        return WorkYear(
            year: Int(year), source: source, off: off, work: work, enterpriseOff: ownOff,
            enterpriseWork: ownWork)
    }

    private mutating func days(
        _ object: JSONObject, _ name: String, _ path: [String]
    ) -> Set<Day> {
        var days: Set<Day> = []
        let path = path + [name]
        for (index, json) in reader.list(object[name], path).enumerated() {
            if let day = json.string.flatMap({ Day($0) }) {
                days.insert(day)
            } else {
                reader.fault(path + [String(index)], .noSuchDay(json.string ?? json.text))
            }
        }
        return days
    }
}
