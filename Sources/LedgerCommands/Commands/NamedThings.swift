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

    /// Those whose names hold the word, or else the one that a slip of the pen leads from.
    private func near(_ word: String) -> [Thing] {
        let key = Self.key(word)
        let holding = things.filter { key.count > 1 && Self.key($0.name).contains(key) }
        if !holding.isEmpty { return Array(holding.prefix(Self.mostNear)) }
        let words = things.map(\.code) + things.map(\.name)
        guard let nearest = Suggestion.nearest(word.narrowed, in: words) else { return [] }
        return things.filter { $0.code == nearest || $0.name == nearest }
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
