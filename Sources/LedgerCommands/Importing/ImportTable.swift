package import LedgerExports

/// Why a line of an import file is not taken.
package struct LineFault: Sendable {
    package let line: Int
    package let reason: Phrase
}

/// The rows of a table that count, each with the fields that are imported.
package struct ImportTable: Sendable {
    package let rows: [Row]
    /// Totals, signatures and notes among the rows and below them.
    package let notes: [CSVRow]
    package let headings: [String]
    package let mapping: Mapping
    /// How many rows are left out because what was asked for does not stand in them.
    package let filteredOut: Int
    /// How many rows came to the same as one before them.
    package let repeated: Int

    /// Headings that no column knows; what stands under them is not read.
    package var unknownHeadings: [String] { mapping.unread }
    /// Headings that are read as a column of another name.
    package var renamed: [(heading: String, column: Phrase)] { mapping.renamed }

    /// Columns that every row needs and of which fields are empty below filled ones: as a range of
    /// merged cells comes out.
    var fillable: [ImportColumn] {
        mapping.columns.indices.filter { column in
            mapping.columns[column].isShared && mapping.columns[column].isRequired && has(column)
                && !mapping.filled.contains(column)
                && rows.first?[column] != nil
                && rows.contains { $0.written(column) == nil && $0[column] == nil && $0[0] != nil }
        }.map { mapping.columns[$0] }
    }

    /// Whether the file has the column with that place in the declaration.
    func has(_ column: Int) -> Bool { mapping.has(column) }

    package init(
        _ table: CSVTable, _ columns: [ImportColumn], _ wishes: ImportWishes = ImportWishes(),
        _ profile: Profile? = nil
    ) throws(HeaderFault) {
        let mapping = try Mapping(table, columns, wishes, profile)
        self.mapping = mapping
        headings = table.columns
        let isRejects = RejectsFile.begins(table.columns.map(ImportColumn.key))
        let reading = ReadingNotes(columns, longNumbers: CutNumber.longColumns(table.rows))
        var reader = MappedRows(mapping, width: table.columns.count, reading)
        var rows: [Row] = []
        var notes: [CSVRow] = []
        for row in table.rows {
            if TableNote.isNote(row, lacksNeeded: mapping.lacksNeeded(row)) {
                notes.append(row)
            } else {
                reader.read(isRejects ? RejectsFile.undefended(row) : row, into: &rows)
            }
        }
        self.rows = rows
        self.notes = notes
        filteredOut = reader.filteredOut
        repeated = reader.repeated
    }

    /// How many of the columns these names are the header of, or that they are a whole header: what
    /// the user speaks of need not be among them, but a column that they name.
    package static func recognised(
        _ names: [String], _ columns: [ImportColumn], _ wishes: ImportWishes = ImportWishes()
    ) -> CSVTable.Likeness {
        let headings = names.map { Heading($0) }
        let found = columns.indices.filter { index in
            headings.contains { columns[index].fits($0) || columns[index].fitsWeakly($0) }
        }
        let named = wishes.columns.filter { pair in
            headings.contains { !$0.key.isEmpty && $0.key == ImportColumn.key(pair.value) }
        }
        let isWhole =
            found.count + named.count > 0
            && columns.indices.allSatisfy {
                !columns[$0].isRequired || found.contains($0) || wishes.speaksOf(columns[$0])
            }
            && wishes.columns.allSatisfy { pair in
                pair.value.utf8.count <= 2 || named.contains { $0.value == pair.value }
            }
        return isWhole ? .header : .columns(found.count + named.count)
    }
}

extension ImportTable {
    /// One row: what the file says, and the fields of what is imported.
    package struct Row: Sendable {
        package let line: Int
        /// As they stand in the file, in its order.
        package let fields: [String]
        /// Of a sheet: why a field that is read has no value, and its place in the file.
        package let fault: FieldFault?
        package let faultPlace: Int?
        /// How many fields it has beyond those that have a heading.
        package let surplus: Int
        /// Why it cannot be taken apart into what it should hold.
        let parting: RowFault?
        let notes: ReadingNotes
        private let mapping: Mapping
        /// What stands in the place of the file's fields, by column: what was split or translated.
        private let own: [Int: String]

        init(
            _ row: CSVRow, _ mapping: Mapping, _ notes: ReadingNotes, width: Int,
            own: [Int: String] = [:], parting: RowFault? = nil
        ) {
            line = row.line
            fields = row.fields
            surplus = max(0, row.fields.count - width)
            faultPlace =
                row.faults.isEmpty
                ? nil : mapping.sources.joined().filter { row.faults[$0] != nil }.min()
            fault = faultPlace.flatMap { row.faults[$0] }
            self.parting = parting
            self.notes = notes
            self.mapping = mapping
            self.own = own
        }

        /// The field of the column with that place in the declaration; nil where it is empty, or says
        /// that there is nothing.
        package subscript(_ column: Int) -> String? {
            if let text = written(column), !text.saysNothing { return text }
            return mapping.constants[column]
        }

        /// The field as it stands there; nil where it is empty.
        func written(_ column: Int) -> String? {
            own[column] ?? mapping.place(column, in: fields).map { fields[$0] }
        }

        /// Whether a spreadsheet has spoiled the number in that column.
        func isSpoiled(_ column: Int) -> Bool {
            guard let text = written(column)?.bare, let place = mapping.place(column, in: fields)
            else { return false }
            return CutNumber.isShown(text) || CutNumber.isError(text)
                || CutNumber.isLong(text) && CutNumber.endsInZeros(text)
                    && !notes.longNumbers.contains(place)
        }

        /// The day when the row was written, where the file says it.
        var dayOfWriting: CalendarDay? {
            mapping.moments.lazy.compactMap { place in
                place < fields.count ? CalendarDay(reading: fields[place]) : nil
            }.first
        }
    }
}
