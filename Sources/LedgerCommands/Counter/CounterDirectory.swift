package import JSON
import Pinyin

/// Everybody and everything that a scan or some letters can mean, in memory, so that each key is
/// answered at once.
package struct CounterDirectory: Sendable {
    package private(set) var people: [CounterPerson] = []
    package private(set) var products: [CounterProduct] = []
    private var peopleByNumber: [String: CounterPerson] = [:]
    private var productsByCode: [String: CounterProduct] = [:]

    package init(people: [JSON] = [], products: [JSON] = []) {
        self.people = people.map { CounterPerson($0) }
        peopleByNumber = Self.index(self.people, \.number)
        restock(products)
    }

    /// Prices and stock as they are now.
    package mutating func restock(_ rows: [JSON]) {
        products = rows.map { CounterProduct($0) }
        productsByCode = Self.index(products, \.code)
    }

    /// By the code as it is written, and where no other has it in small letters.
    private static func index<Thing>(
        _ things: [Thing], _ code: (Thing) -> String
    ) -> [String: Thing] {
        var index: [String: Thing] = [:]
        for thing in things where index[code(thing).uppercased()] == nil {
            index[code(thing).uppercased()] = thing
        }
        for thing in things { index[code(thing)] = thing }
        return index
    }

    package func person(_ number: String) -> CounterPerson? {
        peopleByNumber[number] ?? peopleByNumber[number.uppercased()]
    }

    package func product(_ code: String) -> CounterProduct? {
        productsByCode[code] ?? productsByCode[code.uppercased()]
    }

    /// `R5`, as slips bear it, unless a person or a product is called so.
    package func slip(_ word: String) -> String? {
        let capitals = word.uppercased()
        let digits = capitals.dropFirst()
        guard capitals.first == "R", !digits.isEmpty, digits.count < 18,
            digits.allSatisfy({ $0.isASCII && $0.isNumber }), person(word) == nil,
            product(word) == nil
        else { return nil }
        return capitals
    }

    /// Whether it is the whole code of something, so that a scan of it is at its end.
    package func knows(_ word: String) -> Bool {
        person(word) != nil || product(word) != nil || slip(word) != nil
    }
}

extension CounterDirectory {
    /// By the name, a part of it, its initials, or how the number begins, the best hits first. Who
    /// left comes after who is there.
    package func people(like word: String) -> [CounterPerson] {
        let hits = Self.hits(people, word, name: \.name, code: \.number)
        return hits.filter(\.isActive) + hits.filter { !$0.isActive }
    }

    package func products(like word: String) -> [CounterProduct] {
        Self.hits(products, word, name: \.name, code: \.code)
    }

    /// One that is called exactly so goes alone.
    private static func hits<Thing>(
        _ things: [Thing], _ word: String, name: (Thing) -> String, code: (Thing) -> String
    ) -> [Thing] {
        let key = word.lowercased()
        var ranked: [(rank: Int, thing: Thing)] = []
        for thing in things {
            if let rank = rank(key, name(thing).lowercased(), code(thing).lowercased()) {
                ranked.append((rank, thing))
            }
        }
        let best = ranked.filter { $0.rank == 0 }
        if best.count == 1 { return [best[0].thing] }
        return (0...5).flatMap { rank in
            ranked.filter { $0.rank == rank }.map(\.thing)
        }
    }

    private static func rank(_ key: String, _ name: String, _ code: String) -> Int? {
        if name == key { return 0 }
        if name.hasPrefix(key) { return 1 }
        switch PinyinInitials.match(key, in: name) {
        case .whole: return 1
        case .beginning: return 2
        case .inside: return 4
        case nil: break
        }
        if name.contains(key) { return 3 }
        return key.count > 1 && code.hasPrefix(key) ? 5 : nil
    }
}
