import LedgerExports

/// Why the header of an import file does not say what each column is.
package enum HeaderFault: Error {
    /// Columns that are needed and not there; what was found instead, on which line, and which of it
    /// looks like one of them.
    case missing([Phrase], found: [String], line: Int, like: [(column: Phrase, heading: String)])
    /// Several columns that all fit one.
    case ambiguous(Phrase, [String])
    /// Columns that nothing reads and that look like one that is not there.
    case unread(Phrase, [String])
    /// `--map` and its like name a field that such files do not have.
    case unknownField(String, known: [Phrase])
    /// … or a column that this file does not have.
    case unknownHeading(String, found: [String])

    package var phrase: Phrase {
        switch self {
        case .missing(let names, let found, let line, let like):
            Self.lacking(names, found, line)
                + (like.isEmpty || found.count == 1
                    ? Self.hint(names, found) : Self.resemblance(like))
        case .ambiguous(let column, let found):
            Phrase(
                zh: "这几列都可以是“\(column.chinese)”：\(Self.list(found, "、"))。"
                    + "用 --map \(Self.word(column.chinese))=列名（或列标）说明是哪一列，或者只留一列。",
                en:
                    "Several columns could be ‘\(column.english)’: \(Self.list(found, ", ")). Say which "
                    + "with --map \(Self.word(column.english))=COLUMN (heading or letter), or leave "
                    + "only one.")
        case .unread(let column, let found): Self.unread(column, found)
        case .unknownField(let name, let known):
            Phrase(
                zh: "没有“\(name.visible)”这一栏；有：\(Self.list(known.map(\.chinese), "、"))。",
                en: "There is no field ‘\(name.visible)’; there are: "
                    + "\(Self.list(known.map(\.english), ", ")).")
        case .unknownHeading(let name, let found):
            Phrase(
                zh: "文件里没有“\(name.visible)”这一列；有：\(Self.list(found, "、"))。",
                en: "The file has no column ‘\(name.visible)’; it has: \(Self.list(found, ", ")).")
        }
    }

    private static func lacking(_ names: [Phrase], _ found: [String], _ line: Int) -> Phrase {
        let chinese = names.map(\.chinese).joined(separator: "、")
        let english = names.map { name in
            name.chinese == name.english ? name.english : "\(name.english) (\(name.chinese))"
        }.joined(separator: ", ")
        let place =
            line == 1
            ? Phrase(zh: "表头", en: "The header")
            : Phrase(zh: "第 \(line) 行的表头", en: "The header on line \(line)")
        return place
            + Phrase(
                zh: "缺少：\(chinese)。找到的是：\(list(found, "、"))。",
                en: " lacks: \(english). It has: \(list(found, ", ")).")
    }

    private static func hint(_ names: [Phrase], _ found: [String]) -> Phrase {
        guard found.count == 1 else {
            return Phrase(
                zh: "在别的列名下，用 --map \(word(names[0].chinese))=列名；"
                    + "整个文件一样，用 --set \(word(names[0].chinese))=值。",
                en:
                    " Where it has another heading: --map \(word(names[0].english))=COLUMN; where it "
                    + "is the same for all: --set \(word(names[0].english))=VALUE.")
        }
        // One heading in which another sign stands where columns should end.
        return found[0].contains { "，；、|".contains($0) }
            ? Phrase(
                zh: "列与列之间要用半角的逗号、分号或制表符。",
                en: " Columns are set apart by commas, semicolons or tabs.")
            : Phrase(
                zh: "列名要在文件前 \(CSVTable.headerLines) 行里的一行上。",
                en: " The names of the columns must stand in one of the first "
                    + "\(CSVTable.headerLines) lines.")
    }

    private static func resemblance(_ like: [(column: Phrase, heading: String)]) -> Phrase {
        func options(_ name: KeyPath<Phrase, String>) -> String {
            like.map { option($0.column[keyPath: name], $0.heading) }.joined(separator: " ")
        }
        return Phrase(
            zh: "如果是这样，加上：\(options(\.chinese))。",
            en: " If this is meant, add: \(options(\.english)).")
    }

    private static func unread(_ column: Phrase, _ found: [String]) -> Phrase {
        Phrase(
            zh: "没有读的列里，\(list(found, "、"))看着像“\(column.chinese)”。是就加"
                + " \(option(column.chinese, found[0]))；不是就加 --map \(word(column.chinese))=（等号后面空着）。",
            en:
                "Of the columns not read, \(list(found, ", ")) looks like ‘\(column.english)’. If it is, "
                + "add \(option(column.english, found[0])); if not, --map \(word(column.english))= with "
                + "nothing behind it.")
    }

    private static func option(_ field: String, _ heading: String) -> String {
        "--map \((word(field) + "=" + heading.visible).shellWord)"
    }

    /// The field's name as it is typed: without a unit.
    private static func word(_ field: String) -> String { Heading(field).key.shellWord }

    private static func list(_ names: [String], _ separator: String) -> String {
        let some = names.count > 30 ? names.prefix(30) + ["…"] : names[...]
        return some.joined(separator: separator).visible
    }
}
