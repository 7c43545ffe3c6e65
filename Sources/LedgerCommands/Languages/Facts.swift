import JSON

/// The facts of a refusal or of a result, as words. What people entered is made visible on the way.
struct Facts {
    private let object: JSONObject

    init(_ object: JSONObject) {
        self.object = object
    }

    init(_ json: JSON) {
        self.init(json.object ?? [:])
    }

    /// A fact as text, `?` where the daemon did not give it.
    func callAsFunction(_ name: String) -> String {
        text(name) ?? "?"
    }

    func text(_ name: String) -> String? {
        guard let value = object[name], !value.isNull else { return nil }
        return value.plain.visible
    }

    func number(_ name: String) -> Int64? { object[name]?.int }

    func isTrue(_ name: String) -> Bool { object[name]?.bool == true }

    func instant(_ name: String) -> String { Forms.instant(self(name)) }

    /// A time by which something ends.
    func deadline(_ name: String) -> String { Forms.deadline(self(name)) }

    func yuan(_ name: String) -> String { number(name).map { Forms.yuan($0) } ?? "?" }

    /// A fact that is a list of objects.
    func rows(_ name: String) -> [Facts] {
        (object[name]?.array ?? []).compactMap { $0.object.map { Facts($0) } }
    }

    /// A fact that is a list of texts.
    func list(_ name: String) -> [String]? {
        object[name]?.array.map { $0.compactMap { $0.string?.visible } }
    }

    /// A fact that is an object.
    func object(_ name: String) -> Facts? {
        object[name]?.object.map { Facts($0) }
    }

    func without(_ names: [String]) -> Facts {
        Facts(JSONObject(object.members.filter { !names.contains($0.name) }))
    }

    /// All of them in brackets, nothing where there are none.
    var all: Phrase {
        guard !object.isEmpty else { return Phrase("") }
        let facts = object.members.map { "\($0.name.visible)=\($0.value.plain.visible)" }
        return Phrase(
            zh: "（\(facts.joined(separator: "，"))）", en: " (\(facts.joined(separator: ", ")))")
    }
}
