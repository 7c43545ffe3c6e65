/// One column of an import file, under any of its names.
package struct ImportColumn: Sendable {
    package let names: [String]
    package let isRequired: Bool
    /// What its figures count, where a heading might say another thing.
    let unit: Heading.Unit?
    /// Whether a field may hold several, set apart by commas or on lines of their own: works numbers,
    /// and the names beside them.
    let holdsSeveral: Bool
    private let keys: [String]
    private let weakKeys: [String]

    /// What help and errors call it: its first name of each language.
    package var heading: Phrase {
        Phrase(
            zh: names[0],
            en: names.first { $0.utf8.allSatisfy { $0 < 0x80 } } ?? names[0])
    }

    /// - Parameters:
    ///   - names: the first of each language is the one that help and errors use.
    ///   - also: the names that other programs' files have for it.
    ///   - weak: names that count where none of the others is there.
    ///   - counting: what its figures count, where its names do not say it.
    package init(
        _ names: [String], also: [String] = [], weak: [String] = [], required: Bool = false,
        severally: Bool = false, counting: Heading.Unit? = nil
    ) {
        self.names = names
        isRequired = required
        holdsSeveral = severally
        unit = counting ?? names.lazy.compactMap { Heading($0).unit }.first
        keys = (names + also).map { Heading($0).key }
        weakKeys = weak.map { Heading($0).key }
    }

    /// The same column where a file may do without it.
    var optional: ImportColumn { copy(required: false) }

    private func copy(required: Bool) -> ImportColumn {
        ImportColumn(self, required: required)
    }

    private init(_ other: ImportColumn, required: Bool) {
        names = other.names
        isRequired = required
        unit = other.unit
        holdsSeveral = other.holdsSeveral
        keys = other.keys
        weakKeys = other.weakKeys
    }

    /// What is compared of a heading.
    static func key(_ name: String) -> String { Heading(name).key }

    func fits(_ heading: Heading) -> Bool { keys.contains(heading.key) && agrees(heading) }

    func fitsWeakly(_ heading: Heading) -> Bool {
        weakKeys.contains(heading.key) && agrees(heading)
    }

    /// Whether one of its names of the tables of help is that.
    func isCalled(_ word: String) -> Bool { keys.contains(Heading(word).key) }

    private func agrees(_ heading: Heading) -> Bool {
        guard let unit, let other = heading.unit else { return true }
        return unit == other
    }

    /// Whether rows that follow one another often have it in common.
    var isShared: Bool {
        !Set(names).isDisjoint(with: ["department", "item", "date"])
    }

    /// Whether a heading looks like one of its names and is none: it holds the name, differs by one
    /// letter, or counts in another unit.
    func resembles(_ heading: Heading) -> Bool {
        keys.contains { name in
            let isWord = name.unicodeScalars.contains { $0.value > 0x7F }
            if heading.key == name { return true }
            if isWord, name.count >= 2, heading.key.contains(name) { return true }
            return name.count >= (isWord ? 3 : 5) && Self.differByOne(heading.key, name)
        }
    }

    private static func differByOne(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left), Array(right))
        guard abs(left.count - right.count) <= 1 else { return false }
        let front = zip(left, right).prefix { $0 == $1 }.count
        let back = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        return front + back >= max(left.count, right.count) - 1
    }
}

extension String {
    /// Full-width letters, digits and signs as their plain forms.
    package var narrowed: String {
        var plain = ""
        for scalar in unicodeScalars {
            let code = scalar.value
            let narrow = (0xFF01...0xFF5E).contains(code) ? code - 0xFEE0 : code
            plain.unicodeScalars.append(Unicode.Scalar(narrow) ?? scalar)
        }
        return plain
    }
}
