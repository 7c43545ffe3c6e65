import LedgerAPI

/// Things that people call by a code or by a name: items, products, people, campaigns.
struct NamedThings: Sendable {
    struct Thing: Sendable, Hashable {
        let code: String
        let name: String

        /// `E017 林巧云`.
        var label: String { name.isEmpty ? code : "\(code) \(name)" }
    }

    enum Found: Sendable {
        case one(Thing)
        /// Which of these is meant, the word does not say.
        case several([Thing])
        /// Nothing is called so; these look or sound like it.
        case none(near: [Thing])
    }

    let things: [Thing]

    /// By code, then by code in other letters (small, full-width), then by name, the first of these
    /// by which anything is found.
    func find(_ word: String) -> Found {
        if let exact = things.first(where: { $0.code == word }) { return .one(exact) }
        let key = Self.key(word)
        for member in [\Thing.code, \Thing.name] {
            let found = things.filter { Self.key($0[keyPath: member]) == key }
            if found.count == 1 { return .one(found[0]) }
            if found.count > 1 { return .several(found) }
        }
        return .none(near: near(word))
    }

    private static let mostNear = 5

    /// Those that the word may well stand for: by its number, where zeros or letters before it are
    /// lost; by a name that holds it or that it holds; by a slip of the pen; by the same signs in
    /// another order.
    private func near(_ word: String) -> [Thing] {
        let key = Self.key(word)
        let groups: [() -> [Thing]] = [
            { numbered(like: key) },
            { things.filter { key.count > 1 && Self.key($0.name).contains(key) } },
            { things.filter { $0.name.count > 2 && key.contains(Self.key($0.name)) } },
            { nearest(word) },
            { shuffled(key) },
        ]
        for group in groups {
            let found = group()
            if !found.isEmpty { return Array(found.prefix(Self.mostNear)) }
        }
        return []
    }

    /// `17` and `E17` are near to `E017`, `00012` to `12`: those with the same letters come first.
    private func numbered(like key: String) -> [Thing] {
        guard let number = Self.number(in: key) else { return [] }
        let found = things.filter { Self.number(in: Self.key($0.code)) == number }
        let letters = key.filter(\.isLetter)
        let same = found.filter { Self.key($0.code).filter(\.isLetter) == letters }
        return same.isEmpty ? found : same
    }

    /// The digits without the zeros in front; nil without any.
    private static func number(in key: String) -> String? {
        let digits = key.filter { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty else { return nil }
        let number = digits.drop { $0 == "0" }
        return number.isEmpty ? "0" : String(number)
    }

    private func nearest(_ word: String) -> [Thing] {
        let words = things.map(\.code) + things.map(\.name)
        guard let nearest = Suggestion.nearest(word.narrowed, in: words) else { return [] }
        return things.filter { $0.code == nearest || $0.name == nearest }
    }

    /// `安全培训参与` for `参与安全培训`: the very same signs, or all but one.
    private func shuffled(_ key: String) -> [Thing] {
        guard key.count > 3 else { return [] }
        let signs = Set(key)
        return things.filter { thing in
            let others = Set(Self.key(thing.name))
            return others.count > 3 && signs.symmetricDifference(others).count <= 1
        }
    }

    /// What looks the same to whoever types it.
    private static func key(_ word: String) -> String {
        word.narrowed.lowercased().filter { !$0.isWhitespace }
    }
}

extension [NamedThings.Thing] {
    /// In a row, for a question or a refusal.
    var list: Phrase {
        let labels = prefix(5).map { $0.label.visible }
        let rest = count > 5 ? "…" : ""
        return Phrase(
            zh: labels.joined(separator: "、") + rest, en: labels.joined(separator: ", ") + rest)
    }
}
