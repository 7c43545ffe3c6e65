import LedgerExports

/// Why the header of an import file does not say what each column is.
package enum HeaderFault: Error {
    /// Columns that are needed and not there; what was found instead, and on which line.
    case missing([Phrase], found: [String], line: Int)
    /// Several columns that all fit one.
    case ambiguous(Phrase, [String])

    package var phrase: Phrase {
        switch self {
        case .missing(let names, let found, let line): Self.lacking(names, found, line)
        case .ambiguous(let column, let found):
            Phrase(
                zh: "这几列都可以是“\(column.chinese)”：\(Self.list(found, "、"))。请删去或改名，只留一列。",
                en:
                    "Several columns could be ‘\(column.english)’: \(Self.list(found, ", ")). Remove or "
                    + "rename all but one.")
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
        let lacking =
            place
            + Phrase(
                zh: "缺少：\(chinese)。找到的是：\(list(found, "、"))。",
                en: " lacks: \(english). It has: \(list(found, ", ")).")
        return lacking + hint(found)
    }

    private static func hint(_ found: [String]) -> Phrase {
        guard found.count == 1 else { return Phrase("") }
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

    private static func list(_ names: [String], _ separator: String) -> String {
        let some = names.count > 30 ? names.prefix(30) + ["…"] : names[...]
        return some.joined(separator: separator).visible
    }
}
