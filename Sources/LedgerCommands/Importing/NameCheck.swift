import JSON
import LedgerAPI
import LedgerClient

/// Names in a file, compared with the books: a wrong digit in a works number gives somebody
/// else's points away, and the name beside it tells.
struct NameCheck {
    private let names: [String: String]
    /// The works numbers that differ in nothing but width and letter case, by what they share.
    private let alike: [String: [String]]
    /// Works numbers of digits, by those without the zeros in front.
    private let byValue: [String: String]
    private let things: NamedThings

    init(_ names: [String: String]) {
        self.names = names
        things = NamedThings(
            things: names.map { NamedThings.Thing(code: $0.key, name: $0.value) }
                .sorted { $0.code < $1.code })
        alike = Dictionary(grouping: names.keys) { $0.lowercased() }
        let digits = names.keys.filter { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        byValue = Dictionary(
            digits.map { (Self.value($0), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The names of everybody, by works number; nil where the caller may not see them.
    init?(_ session: Session) throws(Failure) {
        var names: [String: String] = [:]
        var after: JSON?
        repeat {
            var params: JSONObject = ["limit": 1000]
            params["after"] = after
            let page: JSON
            do {
                page = try session.ask("employee.list", params)
            } catch {
                guard case .client(.refused(let refusal)) = error,
                    refusal.known == .notPermitted
                else { throw error }
                return nil
            }
            for row in page["rows"]?.array ?? [] {
                if let number = row["employee"]?.string { names[number] = row["name"]?.string }
            }
            after = page["next"]
        } while after != nil
        self.init(names)
    }

    func name(of number: String) -> String? { names[number] }

    /// The works number as the books have it. Other letters are read where they can only mean one;
    /// lost zeros and whatever else is near are a question, because they may be somebody else's.
    func number(_ word: String) throws(RowFault) -> String {
        if names[word] != nil { return word }
        if let known = otherLetters(of: word) { return known }
        let what = Phrase(
            zh: "没有工号 \(word.visible)。", en: "There is no employee \(word.visible).")
        throw RowFault(what + meant(by: word))
    }

    /// The works number that the books have in other letters; nil where they have it, or none.
    func otherLetters(of word: String) -> String? {
        guard names[word] == nil, let found = alike[word.lowercased()], found.count == 1 else {
            return nil
        }
        return found[0]
    }

    /// Somebody whose works number is this one with other zeros in front.
    func otherZeros(than number: String) -> NamedThings.Thing? {
        guard names[number] == nil, let twin = byValue[Self.value(number)] else { return nil }
        return NamedThings.Thing(code: twin, name: names[twin] ?? "")
    }

    private static func value(_ number: String) -> String {
        let rest = number.drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
    }

    /// Whose works number may be meant, as a question; nothing where none is near.
    func meant(by word: String) -> Phrase {
        switch things.find(word) {
        case .one(let thing): return [thing].question
        case .several(let near), .none(let near):
            return near.isEmpty ? Phrase("") : near.question
        }
    }

    /// The rows whose name is not the one that the books have for the works number. One that the
    /// books do not have, or whose name was erased, is not compared.
    func faults(in batch: ImportBatch) -> [LineFault] {
        batch.elements.compactMap { element in
            guard let number = element.json["employee"]?.string, let name = names[number],
                let stated = element.name, Self.key(stated) != Self.key(name)
            else { return nil }
            return LineFault(
                line: element.line,
                reason: Phrase(
                    zh: "\(number) 是\(name.visible)，表里写的是“\(stated.visible)”。",
                    en: "\(number) is \(name.visible); the file says ‘\(stated.visible)’."))
        }
    }

    /// Width, case, blanks and the kind of dot in a name of two parts do not count.
    static func key(_ name: String) -> String {
        name.narrowed.filter { !$0.isWhitespace && !"·•・‧∙⋅.．".contains($0) }.lowercased()
    }
}
