import JSON
import LedgerAPI

/// One object of the configuration file: its members are asked for by name, and those that nobody
/// asked for are faults.
struct ConfigurationSection {
    private let document: JSON5Document
    private let place: [JSON5Step]
    private let members: JSONObject
    private var known: [String] = []
    private var faults: [ConfigurationFault] = []

    init(_ document: JSON5Document, _ place: [JSON5Step]) {
        self.document = document
        self.place = place
        var value: JSON? = document.value
        for case .name(let name) in place { value = value?[name] }
        members = value?.object ?? JSONObject()
        if let value, value.object == nil { fault(place, "is not an object", "要写成一个对象 {…}") }
    }

    /// The object under that name; empty when there is none.
    mutating func section(_ name: String) -> ConfigurationSection {
        known.append(name)
        return ConfigurationSection(document, place + [.name(name)])
    }

    mutating func word<Value>(
        _ name: String, _ wanted: String, _ chinese: String, _ read: (String) -> Value?
    ) -> Value? {
        known.append(name)
        guard let member = members[name] else { return nil }
        if let word = member.string, let value = read(word) { return value }
        fault(place + [.name(name)], "is not \(wanted)", "要写\(chinese)")
        return nil
    }

    mutating func path(_ name: String) -> String? {
        word(name, "an absolute path", "从 / 开始的路径") { $0.hasPrefix("/") ? $0 : nil }
    }

    /// Permission bits in octal digits, as a text: JSON5 has no octal numbers.
    mutating func mode(_ name: String) -> UInt32? {
        word(name, "a mode such as \"0660\"", "权限，如 \"0660\"") { text in
            UInt32(text, radix: 8).flatMap { $0 <= 0o777 ? $0 : nil }
        }
    }

    mutating func number(_ name: String, _ range: ClosedRange<Int>, _ set: (Int) -> Void) {
        known.append(name)
        guard let member = members[name] else { return }
        if let number = member.int.flatMap({ Int(exactly: $0) }), range.contains(number) {
            set(number)
        } else {
            let words = "is not a number from \(range.lowerBound) to \(range.upperBound)"
            let chinese = "要写 \(range.lowerBound) 到 \(range.upperBound) 的整数"
            fault(place + [.name(name)], words, chinese)
        }
    }

    mutating func truth(_ name: String, _ set: (Bool) -> Void) {
        known.append(name)
        guard let member = members[name] else { return }
        if let truth = member.bool {
            set(truth)
        } else {
            fault(place + [.name(name)], "is not true or false", "要写 true 或 false")
        }
    }

    /// Everything that is wrong, members of unknown names included.
    mutating func finish() -> [ConfigurationFault] {
        for member in members.members where !known.contains(member.name) {
            let nearest = Suggestion.nearest(member.name, in: known)
            let words = "is unknown" + (nearest.map { "; is \($0) meant?" } ?? "")
            let chinese = "没有这一项" + (nearest.map { "；是不是 \($0)？" } ?? "")
            fault(place + [.name(member.name)], words, chinese)
        }
        return faults
    }

    private mutating func fault(_ place: [JSON5Step], _ words: String, _ chinese: String) {
        faults.append(
            ConfigurationFault(
                line: document.nearestLine(at: place), path: place.text, words: words,
                chinese: chinese))
    }
}
