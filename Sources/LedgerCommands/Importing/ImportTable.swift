package import LedgerExports

/// One column of an import file, under any of its names.
package struct ImportColumn: Sendable {
    package let names: [String]
    package let isRequired: Bool

    /// What help and errors call it: its first name of each language.
    package var heading: Phrase {
        Phrase(
            zh: names[0],
            en: names.first { $0.utf8.allSatisfy { $0 < 0x80 } } ?? names[0])
    }

    /// - Parameter names: the first of each language is the one that help and errors use.
    package init(_ names: [String], required: Bool = false) {
        self.names = names
        isRequired = required
    }

    /// What is compared: full-width forms and blanks, case and a template's asterisk do not count.
    static func key(_ name: String) -> String {
        name.narrowed.filter { !$0.isWhitespace && $0 != "*" }.lowercased()
    }
}

/// Why a line of an import file is not taken.
package struct LineFault: Sendable {
    package let line: Int
    package let reason: Phrase
}

/// A table whose columns were found by their headings.
package struct ImportTable: Sendable {
    package struct Row: Sendable {
        package let line: Int
        /// As they stand in the file, in its order.
        package let fields: [String]
        private let places: [Int?]

        fileprivate init(_ row: CSVRow, places: [Int?], headings: Int) {
            line = row.line
            surplus = max(0, row.fields.count - headings)
            fields = row.fields
            self.places = places
        }

        /// How many fields it has beyond those that have a heading.
        package let surplus: Int

        /// The field of the column with that place in the declaration; nil where it is empty.
        package subscript(_ column: Int) -> String? {
            guard let place = places[column], place < fields.count, !fields[place].isEmpty
            else { return nil }
            return fields[place]
        }
    }

    package let rows: [Row]
    package let headings: [String]
    /// Headings that no column knows; what stands under them is not read.
    package let unknownHeadings: [String]

    package init(_ table: CSVTable, _ columns: [ImportColumn]) throws(MissingColumns) {
        let headings = table.columns.map(ImportColumn.key)
        let places = columns.map { column in
            let names = Set(column.names.map(ImportColumn.key))
            return headings.firstIndex(where: names.contains)
        }
        let missing = zip(columns, places).filter { $0.isRequired && $1 == nil }.map(\.0)
        if !missing.isEmpty {
            throw MissingColumns(names: missing.map(\.heading), found: table.columns)
        }
        self.headings = table.columns
        unknownHeadings = table.columns.indices
            .filter { !places.contains($0) && !table.columns[$0].isEmpty }
            .map { table.columns[$0] }
            .filter { !RejectsFile.headings.contains(ImportColumn.key($0)) }
        // What RejectsFile defended against formulas is meant without its apostrophe.
        let isDefended = !RejectsFile.headings.isDisjoint(with: headings)
        rows = table.rows.map { row in
            Row(
                isDefended ? row.withoutDefence : row, places: places,
                headings: table.columns.count)
        }
    }

    package struct MissingColumns: Error {
        package let names: [Phrase]
        package let found: [String]

        package var phrase: Phrase {
            let chinese = names.map(\.chinese).joined(separator: "、")
            let english = names.map { name in
                name.chinese == name.english ? name.english : "\(name.english) (\(name.chinese))"
            }.joined(separator: ", ")
            let some = found.count > 30 ? found.prefix(30) + ["…"] : found
            let lacking = Phrase(
                zh: "表头缺少：\(chinese)。找到的是：\(some.joined(separator: "、").visible)。",
                en: "The header lacks: \(english). It has: \(some.joined(separator: ", ").visible)."
            )
            return isUndivided ? lacking + Self.delimiters : lacking
        }

        /// One heading in which another sign stands where columns should end.
        private var isUndivided: Bool {
            found.count == 1 && found[0].contains { "，；、|".contains($0) }
        }

        private static let delimiters = Phrase(
            zh: "列与列之间要用半角的逗号、分号或制表符。",
            en: " Columns are set apart by commas, semicolons or tabs.")
    }
}

extension CSVRow {
    fileprivate var withoutDefence: CSVRow {
        CSVRow(
            line: line,
            fields: fields.map { $0.first == "'" && $0.count > 1 ? String($0.dropFirst()) : $0 })
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
