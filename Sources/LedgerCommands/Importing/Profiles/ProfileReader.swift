import JSON
import LedgerAPI

/// Reads a profile as a whole: what is wrong with it is found all at once, each with its place.
struct ProfileReader {
    private let document: JSON5Document
    private var faults: [JSON] = []

    /// - Throws: what is wrong, as sentences with lines.
    static func read(_ text: String) throws(ProfileFault) -> Profile {
        let document: JSON5Document
        do {
            document = try JSON5.parse(text)
        } catch {
            throw ProfileFault(error)
        }
        var reader = ProfileReader(document: document)
        let profile = reader.profile()
        guard reader.faults.isEmpty, let profile else { throw ProfileFault(reader.faults) }
        return profile
    }

    private init(document: JSON5Document) { self.document = document }

    private static let members = [
        "name", "title", "imports", "headings", "fields", "constants", "above", "only", "split",
        "values", "year", "once", "ignore",
    ]

    private mutating func profile() -> Profile? {
        guard let object = document.value.object else {
            fault([], "wrongType")
            return nil
        }
        for member in object.members where !Self.members.contains(member.name) {
            unknown([.name(member.name)], member.name, Self.members)
        }
        let name = text(["name"], in: object["name"]) ?? ""
        let kinds = kinds(object["imports"])
        let known = kinds.flatMap { ImportKind.columns[$0] ?? [] }
        var profile = Profile(
            name: name, title: title(object["title"]) ?? Phrase(name), kinds: kinds,
            recognised: headings(object["headings"]))
        profile.columns = fields("fields", object, known).compactMap { field, value in
            texts(["fields", .name(field)], in: value).map { (field, $0) }
        }
        profile.constants = fields("constants", object, known).compactMap { field, value in
            text(["constants", .name(field)], in: value).map { (field, $0) }
        }
        profile.above = fields("above", object, known).compactMap { field, value in
            text(["above", .name(field)], in: value).map { (field, $0) }
        }
        profile.filters = members("only", object).compactMap { heading, value in
            texts(["only", .name(heading)], in: value).map { (heading, $0) }
        }
        profile.words = fields("values", object, known).map { field, value in
            (field, words(["values", .name(field)], value))
        }
        profile.splits = splits(object["split"], known)
        if let year = object["year"] { profile.year = text(["year"], in: year) }
        if let once = object["once"] {
            profile.once = (texts(["once"], in: once) ?? []).filter { isField($0, ["once"], known) }
        }
        if let left = object["ignore"] { profile.left = texts(["ignore"], in: left) ?? [] }
        return profile
    }
}

// The members that only profiles have.
extension ProfileReader {
    private mutating func kinds(_ value: JSON?) -> [String] {
        let kinds = texts(["imports"], in: value) ?? []
        let choices = ImportKind.columns.keys.sorted()
        for kind in kinds where ImportKind.columns[kind] == nil {
            fault(["imports"], "notOneOf", ["of": .array(choices.map { .string($0) })])
        }
        return kinds
    }

    private mutating func title(_ value: JSON?) -> Phrase? {
        guard let value else { return nil }
        if let text = value.string { return Phrase(text) }
        guard let chinese = text(["title", "zh"], in: value["zh"]),
            let english = text(["title", "en"], in: value["en"])
        else { return nil }
        return Phrase(zh: chinese, en: english)
    }

    /// What every such file has: a heading each, or several of which one is there.
    private mutating func headings(_ value: JSON?) -> [[String]] {
        guard let list = value?.array, !list.isEmpty else {
            fault(["headings"], value == nil ? "missing" : "wrongType")
            return []
        }
        return list.indices.compactMap { index in
            texts(["headings", .index(index)], in: list[index])
        }
    }

    private mutating func splits(
        _ value: JSON?, _ known: [ImportColumn]
    ) -> [(fields: [String], separators: String)] {
        guard let value else { return [] }
        guard let list = value.array else {
            fault(["split"], "wrongType")
            return []
        }
        return list.indices.compactMap { index in
            let path: [JSON5Step] = ["split", .index(index)]
            let fields = texts(path + ["fields"], in: list[index]["fields"])
            let by = text(path + ["by"], in: list[index]["by"])
            guard let fields, let by, fields.allSatisfy({ isField($0, path + ["fields"], known) })
            else { return nil }
            return (fields, by)
        }
    }

    private mutating func words(_ path: [JSON5Step], _ value: JSON) -> [String: String] {
        guard let object = value.object else {
            fault(path, "wrongType")
            return [:]
        }
        var words: [String: String] = [:]
        for member in object.members {
            words[ImportColumn.key(member.name)] = text(
                path + [.name(member.name)], in: member.value)
        }
        return words
    }

    /// The members of an object that are named by fields.
    private mutating func fields(
        _ name: String, _ object: JSONObject, _ known: [ImportColumn]
    ) -> [(String, JSON)] {
        members(name, object).filter { isField($0.0, [.name(name), .name($0.0)], known) }
    }

    private mutating func members(_ name: String, _ object: JSONObject) -> [(String, JSON)] {
        guard let value = object[name] else { return [] }
        guard let inner = value.object else {
            fault([.name(name)], "wrongType")
            return []
        }
        return inner.members.map { ($0.name, $0.value) }
    }

    private mutating func isField(
        _ name: String, _ path: [JSON5Step], _ known: [ImportColumn]
    ) -> Bool {
        let names = known.flatMap(\.names)
        if names.contains(name) || known.isEmpty { return true }
        unknown(path, name, names)
        return false
    }
}

// Values of any kind.
extension ProfileReader {
    private mutating func text(_ path: [JSON5Step], in value: JSON?) -> String? {
        guard let value else {
            fault(path, "missing")
            return nil
        }
        if let number = value.int { return String(number) }
        guard let text = value.string else {
            fault(path, "wrongType")
            return nil
        }
        guard !text.isEmpty, text.count <= 500 else {
            fault(path, "badText")
            return nil
        }
        return text
    }

    /// One text, or a list of them.
    private mutating func texts(_ path: [JSON5Step], in value: JSON?) -> [String]? {
        guard let list = value?.array else { return text(path, in: value).map { [$0] } }
        return list.indices.compactMap { text(path + [.index($0)], in: list[$0]) }
    }

    private mutating func unknown(_ path: [JSON5Step], _ name: String, _ known: [String]) {
        let nearest = Suggestion.nearest(name, in: known)
        fault(path, "unknown", nearest.map { ["nearest": .string($0)] } ?? [:])
    }

    private mutating func fault(
        _ path: [JSON5Step], _ reason: String, _ facts: JSONObject = [:]
    ) {
        var fault: JSONObject = [
            "path": .string(path.text), "line": .int(Int64(document.nearestLine(at: path))),
            "reason": .string(reason),
        ]
        for member in facts.members { fault[member.name] = member.value }
        faults.append(.object(fault))
    }
}

/// What is wrong with a profile, every fault with its place.
struct ProfileFault: Error {
    let phrase: Phrase

    fileprivate init(_ faults: [JSON]) {
        phrase =
            Phrase(zh: "方案有错。", en: "The profile has faults.")
            + Facts(JSON.object(["faults": .array(faults)])).faults
    }

    fileprivate init(_ fault: JSON5Fault) {
        let facts = Facts(
            JSON.object([
                "reason": .string(fault.kind.rawValue), "found": .string(fault.found),
            ]))
        phrase = Phrase(
            zh: "第 \(fault.line) 行第 \(fault.column) 个字写法不对：\(facts.syntax.chinese)。",
            en: "Line \(fault.line), column \(fault.column): \(facts.syntax.english).")
    }
}
