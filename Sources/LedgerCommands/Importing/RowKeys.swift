/// What a row must not share with one above it, and what it leaves for those below.
struct RowKeys: Sendable {
    /// A row above with that mark is repeated, for that reason.
    var checks: [(mark: String, why: Phrase)] = []
    var marks: [String] = []

    /// The same mark is looked for and left.
    mutating func add(_ mark: String, _ why: Phrase) {
        checks.append((mark, why))
        marks.append(mark)
    }

    static func one(_ mark: String, _ why: Phrase) -> RowKeys {
        var keys = RowKeys()
        keys.add(mark, why)
        return keys
    }

    static let sameNumber = Phrase(zh: "同一个编号", en: "the same number")
}
