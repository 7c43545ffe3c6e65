package import LedgerExports

/// One column of an import file, under any of its names.
package struct ImportColumn: Sendable {
    package let names: [String]
    package let isRequired: Bool

    /// - Parameter names: the first is the one that help and errors use.
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
        private let fields: [String]
        private let places: [Int?]

        fileprivate init(_ row: CSVRow, places: [Int?]) {
            line = row.line
            fields = row.fields
            self.places = places
        }

        /// The field of the column with that place in the declaration; nil where it is empty.
        package subscript(_ column: Int) -> String? {
            guard let place = places[column], place < fields.count, !fields[place].isEmpty
            else { return nil }
            return fields[place]
        }
    }

    package let rows: [Row]
    /// Headings that no column knows; what stands under them is not read.
    package let unknownHeadings: [String]

    package init(_ table: CSVTable, _ columns: [ImportColumn]) throws(MissingColumns) {
        let headings = table.columns.map(ImportColumn.key)
        let places = columns.map { column in
            headings.firstIndex { column.names.map(ImportColumn.key).contains($0) }
        }
        let missing = zip(columns, places).filter { $0.isRequired && $1 == nil }.map(\.0)
        if !missing.isEmpty {
            throw MissingColumns(names: missing.map { $0.names[0] }, found: table.columns)
        }
        unknownHeadings = table.columns.indices
            .filter { !places.contains($0) && !table.columns[$0].isEmpty }
            .map { table.columns[$0] }
        rows = table.rows.map { Row($0, places: places) }
    }

    package struct MissingColumns: Error {
        package let names: [String]
        package let found: [String]

        package var phrase: Phrase {
            let (names, found) = (
                names.joined(separator: "、"), found.joined(separator: "、").visible
            )
            return Phrase(
                zh: "表头缺少：\(names)。找到的是：\(found)。",
                en: "The header lacks: \(names). It has: \(found).")
        }
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
