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

    /// By field, what words of the file stand for.
    var words: [(field: String, words: [String: String])] = []

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
        if let item = arguments.value(.forItem) { set("item", item) }
        if let reference = arguments.value(.inReference) { set("reference", reference) }
    }

    /// Whether a field has been spoken for, by any of its names.
    func speaksOf(_ column: ImportColumn) -> Bool {
        (columns + constants).contains { column.isCalled($0.name) }
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
    static let profile = Option(
        "profile", "NAME|FILE",
        Phrase(
            zh: "按哪个方案读（名称或文件），none 表示不用；不写就看列名",
            en: "read by this profile, or none; else the headings tell"))
    static let forItem = Option(
        "item", "ITEM", Phrase(zh: "文件里没有写项目的，都是这个", en: "the item where the file names none"),
        named: .item)
    static let forDay = Option(
        "on", "DAY", Phrase(zh: "文件里没有写日期的，都是这一天", en: "the day where the file says none"))
    static let inReference = Option(
        "reference", "TEXT",
        Phrase(zh: "文件里没有写出处的，都是这个", en: "the reference where the file says none"))
    static let numbers = Option(
        "numbers", "FILE",
        Phrase(zh: "号码对照表：别的号码、工号两列", en: "a table of other numbers and works numbers"))
    static let mapping = [profile, map, set, onlyRows, fillDown]
}
