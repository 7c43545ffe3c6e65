import LedgerExports

/// What the user says about one file: which column is which, what holds for all rows, which rows
/// count.
package struct ImportWishes: Sendable {
    /// `--map`: a field's name and the heading or letter of the file's column; an empty one is not
    /// read.
    package var columns: [Pair] = []
    /// `--set`: a field's name and what holds where the file says nothing.
    package var constants: [Pair] = []
    /// `--only`: a heading or letter, and the values of which one has to stand there.
    package var filters: [(column: String, values: [String])] = []
    /// `--fill`: fields of which an empty one is as the one above.
    package var filled: [String] = []

    package struct Pair: Sendable {
        package let name: String
        package let value: String
    }

    package init() {}

    package mutating func map(_ name: String, _ column: String) {
        columns.append(Pair(name: name, value: column))
    }

    mutating func set(_ name: String, _ value: String) {
        constants.append(Pair(name: name, value: value))
    }

    /// Values of one column add up, and columns narrow one another down.
    mutating func only(_ column: String, _ values: [String]) {
        if let index = filters.firstIndex(where: { $0.column == column }) {
            filters[index].values += values
        } else {
            filters.append((column, values))
        }
    }

    /// - Parameter arguments: the options of ``Option/mapping``.
    init(_ arguments: Arguments) throws(Failure) {
        for word in arguments.values(.map) {
            let (name, column) = try Self.parts(word, .map)
            map(name, column)
        }
        for word in arguments.values(.set) {
            let (name, value) = try Self.parts(word, .set)
            set(name, value)
        }
        for word in arguments.values(.onlyRows) {
            let (column, values) = try Self.parts(word, .onlyRows)
            only(column, values.split { ",，、".contains($0) }.map { String($0).trimmed })
        }
        filled = arguments.values(.fillDown)
    }

    private static func parts(
        _ word: String, _ option: Option
    ) throws(Failure) -> (String, String) {
        guard let sign = word.firstIndex(where: { "=＝".contains($0) }) else {
            throw .usage(
                .badValue(
                    of: Phrase("--\(option.name)"), word,
                    wanted: Phrase(zh: "“名称=值”", en: "NAME=VALUE")))
        }
        let name = String(word[..<sign]).trimmed
        return (name, String(word[word.index(after: sign)...]).trimmed)
    }
}

extension Option {
    static let map = Option(
        "map", "FIELD=COLUMN",
        Phrase(
            zh: "这一栏在文件的哪一列（列名或列标，如 F）",
            en: "which column it is, by heading or letter (F)"), repeats: true
    )
    static let set = Option(
        "set", "FIELD=VALUE",
        Phrase(zh: "文件里没有写的，都算这个值", en: "holds wherever the file says nothing"), repeats: true)
    static let onlyRows = Option(
        "only", "COLUMN=VALUE",
        Phrase(
            zh: "只要这一列是这个值的行；几个值用逗号隔开",
            en: "only rows with that value; several by commas"), repeats: true
    )
    static let fillDown = Option(
        "fill", "FIELD", Phrase(zh: "这一栏空着的，同上一行", en: "where it is empty, it is as above"),
        repeats: true)
    static let mapping = [map, set, onlyRows, fillDown]
}
