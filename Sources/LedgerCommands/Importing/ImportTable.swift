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

    /// - Parameter key: of a heading.
    func fits(_ key: String) -> Bool { names.contains { Self.key($0) == key } }
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
        let notes: ReadingNotes

        fileprivate init(
            _ row: CSVRow, places: [Int?], headings: Int, _ notes: ReadingNotes
        ) {
            self.notes = notes
            line = row.line
            surplus = max(0, row.fields.count - headings)
            fields = row.fields
            self.places = places
            faultPlace = places.compactMap { $0 }.filter { row.faults[$0] != nil }.min()
            fault = faultPlace.flatMap { row.faults[$0] }
        }

        /// Of a sheet: why a field that is read has no value, and its place in the file.
        package let fault: FieldFault?
        package let faultPlace: Int?

        /// How many fields it has beyond those that have a heading.
        package let surplus: Int

        /// The field of the column with that place in the declaration; nil where it is empty, or says
        /// that there is nothing.
        package subscript(_ column: Int) -> String? {
            guard let text = written(column), !text.saysNothing else { return nil }
            return text
        }

        /// The field as it stands there; nil where it is empty.
        func written(_ column: Int) -> String? {
            guard let place = places[column], place < fields.count, !fields[place].isEmpty
            else { return nil }
            return fields[place]
        }

        /// Whether a spreadsheet has spoiled the number in that column.
        func isSpoiled(_ column: Int) -> Bool {
            guard let text = written(column)?.bare, let place = places[column] else { return false }
            return CutNumber.isShown(text) || CutNumber.isError(text)
                || CutNumber.isLong(text) && CutNumber.endsInZeros(text)
                    && !notes.longNumbers.contains(place)
        }
    }

    package let rows: [Row]
    /// Totals, signatures and notes among the rows and below them.
    package let notes: [CSVRow]
    package let headings: [String]
    /// Headings that no column knows; what stands under them is not read.
    package let unknownHeadings: [String]
    /// Headings that are read as a column of another name.
    package let renamed: [(heading: String, column: Phrase)]
    private let places: [Int?]

    /// Whether the file has the column with that place in the declaration.
    func has(_ column: Int) -> Bool { places[column] != nil }

    package init(_ table: CSVTable, _ columns: [ImportColumn]) throws(HeaderFault) {
        let headings = table.columns.map(ImportColumn.key)
        var places: [Int?] = []
        for column in columns {
            let fitting = headings.indices.filter { column.fits(headings[$0]) }
            guard fitting.count <= 1 else {
                throw .ambiguous(column.heading, fitting.map { table.columns[$0] })
            }
            places.append(fitting.first)
        }
        let missing = zip(columns, places).filter { $0.isRequired && $1 == nil }.map(\.0.heading)
        if !missing.isEmpty {
            throw .missing(missing, found: table.columns, line: table.headerLine)
        }
        self.headings = table.columns
        self.places = places
        renamed = zip(columns, places).compactMap { column, place in
            guard let place else { return nil }
            let names = [column.heading.chinese, column.heading.english].map(ImportColumn.key)
            return names.contains(headings[place])
                ? nil : (table.columns[place], column.heading)
        }
        unknownHeadings = table.columns.indices
            .filter { !places.contains($0) && !table.columns[$0].isEmpty }
            .map { table.columns[$0] }
            .filter { !RejectsFile.headings.contains(ImportColumn.key($0)) }
        let isRejects = RejectsFile.begins(headings)
        let needed = zip(columns, places).compactMap { $0.isRequired ? $1 : nil }
        func isNote(_ row: CSVRow) -> Bool {
            let lacksNeeded = needed.contains { place in
                (place >= row.fields.count || row.fields[place].isEmpty) && row.faults[place] == nil
            }
            return TableNote.isNote(row, lacksNeeded: lacksNeeded)
        }
        var longNumbers: Set<Int> = []
        for row in table.rows {
            for (place, field) in row.fields.enumerated()
            where CutNumber.isLong(field) && !CutNumber.endsInZeros(field) {
                longNumbers.insert(place)
            }
        }
        let reading = ReadingNotes(columns, longNumbers: longNumbers)
        notes = table.rows.filter(isNote)
        rows = table.rows.filter { !isNote($0) }.map { row in
            Row(
                isRejects ? RejectsFile.undefended(row) : row, places: places,
                headings: table.columns.count, reading)
        }
    }

    /// How many of the columns these names are the header of; nil where it is a whole header.
    package static func recognised(_ names: [String], _ columns: [ImportColumn])
        -> CSVTable.Likeness
    {
        let keys = names.map(ImportColumn.key)
        let found = columns.filter { column in keys.contains(where: column.fits) }
        return columns.allSatisfy { !$0.isRequired || found.map(\.names).contains($0.names) }
            ? .header : .columns(found.count)
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
