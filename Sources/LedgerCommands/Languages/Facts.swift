import JSON
import LedgerAPI

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

    /// A member that the contract declares.
    subscript(member: some DescribedMember) -> String { self(member.name) }

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
        let facts = object.members.map {
            let name = $0.name.visible
            let value = $0.value.plain.visible
            return Phrase(zh: "\(Self.names[name] ?? name)=\(value)", en: "\(name)=\(value)")
        }
        let (chinese, english) = (facts.map(\.chinese), facts.map(\.english))
        return Phrase(
            zh: "（\(chinese.joined(separator: "，"))）", en: " (\(english.joined(separator: ", ")))")
    }

    /// What facts are called where they are only listed.
    private static let names = [
        "category": "类别", "code": "编码", "columns": "列数", "expected": "要求", "found": "写的是",
        "from": "从", "general": "一般隐患", "item": "项目", "known": "可以写", "longest": "最长",
        "method": "方法", "name": "名称", "nearest": "是不是", "of": "可选", "param": "参数",
        "reason": "原因", "seq": "笔号", "to": "到", "value": "值", "what": "哪里",
    ]
}
