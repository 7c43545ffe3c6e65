package import JSON
package import LedgerExports

/// What is being imported: its columns, and how a row becomes what the daemon takes.
struct ImportKind: Sendable {
    /// The kind's name on the wire.
    var list: String
    /// Whose results or participants they are.
    var campaign: String?
    let columns: [ImportColumn]
    /// The place of the column that holds a name to be compared with the books.
    var name: Int?
    /// Whether its rows are about employees who are in the books.
    var isAboutEmployees: Bool { ["claims", "openings", "deductions"].contains(list) }
    /// What two rows of one file must not share.
    let keys: @Sendable (JSON) -> RowKeys
    /// The order in which rows go in, where it is not the file's.
    var arranged: @Sendable ([ImportBatch.Element]) -> [ImportBatch.Element] = { $0 }
    let element: @Sendable (ImportTable.Row) throws(RowFault) -> JSONObject
    /// Whether a field says what the books know; only of the fields in ``known``.
    var knows: (@Sendable (_ field: String, _ word: String) -> Bool)?
    var known: [String] = []
    /// What the rows come to beside the books.
    var planned:
        (
            @Sendable (Session, [ImportBatch.Element], ImportTable) throws(Failure) -> ImportPlan
        )?
    /// What is said or asked before anything of the rows is sent.
    var before: @Sendable (Session, [JSON]) throws(Failure) -> Void = { _, _ throws(Failure) in }
}

/// What is wrong with one row.
package struct RowFault: Error, Sendable {
    package let reason: Phrase
    /// What stands there for a works number and is none.
    let worksNumber: String?

    init(_ reason: Phrase, worksNumber: String? = nil) {
        self.reason = reason
        self.worksNumber = worksNumber
    }

    fileprivate static func surplus(_ row: ImportTable.Row, _ headings: Int) -> RowFault {
        RowFault(
            Phrase(
                zh: "有 \(row.fields.count) 列，表头只有 \(headings) 列。",
                en: "\(row.fields.count) fields, but the header has \(headings)."))
    }

    fileprivate static func repeats(_ line: Int, _ why: Phrase) -> RowFault {
        RowFault(
            Phrase(
                zh: "和第 \(line) 行重复：\(why.chinese)。",
                en: "It repeats line \(line): \(why.english)."))
    }

    init(column: Phrase, _ value: String, wanted: Phrase, worksNumber: String? = nil) {
        let value = value.count > 60 ? value.prefix(60) + "…" : value
        self.init(
            Phrase(
                zh: "\(column.chinese)：“\(value.visible)”看不懂，要写\(wanted.chinese)。",
                en: "\(column.english): ‘\(value.visible)’ is not \(wanted.english)."),
            worksNumber: worksNumber)
    }
}

/// An import file, read: what can be sent, and what cannot.
package struct ImportBatch: Sendable {
    package struct Element: Sendable {
        package let line: Int
        package var json: JSON
        /// The name that the file gives whoever it is about.
        var name: String?
        package var remarks: [RowRemark] = []
    }

    package private(set) var elements: [Element] = []
    package private(set) var faults: [LineFault] = []

    /// - Parameter people: who is in the books, as far as that may be seen.
    init(_ table: ImportTable, _ kind: ImportKind, people: NameCheck? = nil) {
        var lines: [String: Int] = [:]
        for row in table.rows {
            do throws(RowFault) {
                guard row.surplus == 0 else { throw RowFault.surplus(row, table.headings.count) }
                if let fault = row.fault, let place = row.faultPlace {
                    throw RowFault(fault.phrase(table.headings[place]))
                }
                if let fault = row.parting { throw fault }
                var object = try kind.element(row)
                if let people, let number = object["employee"]?.string {
                    let known =
                        kind.isAboutEmployees
                        ? try people.number(number) : people.otherLetters(of: number) ?? number
                    if known != number {
                        row.notes.add(
                            RowRemark(kind: .letters, text: number, meaning: Phrase(known)),
                            line: row.line)
                    }
                    object["employee"] = .string(known)
                }
                let json = JSON.object(object)
                let keys = kind.keys(json)
                for (mark, why) in keys.checks {
                    if let earlier = lines[mark] { throw .repeats(earlier, why) }
                }
                for mark in keys.marks where lines[mark] == nil { lines[mark] = row.line }
                elements.append(
                    Element(
                        line: row.line, json: json, name: kind.name.flatMap { row[$0] },
                        remarks: row.notes.remarks(line: row.line)))
            } catch {
                let meant = error.worksNumber.flatMap { people?.meant(by: $0) } ?? Phrase("")
                faults.append(LineFault(line: row.line, reason: error.reason + meant))
            }
        }
        // A line of which one part is bad stays out as a whole.
        let bad = Set(faults.map(\.line))
        if !bad.isEmpty { elements.removeAll { bad.contains($0.line) } }
        elements = kind.arranged(elements)
    }

    /// Leaves out the rows of which something is wrong beside their form.
    mutating func leaveOut(_ others: [LineFault]) {
        let lines = Set(others.map(\.line))
        elements.removeAll { lines.contains($0.line) }
        faults += others
    }
}

extension ImportBatch {
    /// - Parameter items: of the policy, with `code` and `name`.
    package static func claims(
        _ table: CSVTable, items: [JSON]
    ) throws(HeaderFault) -> ImportBatch {
        try read(table, .claims(ItemNames(items)))
    }

    package static func employees(
        _ table: CSVTable
    ) throws(HeaderFault) -> ImportBatch { try read(table, .employees) }

    package static func products(
        _ table: CSVTable
    ) throws(HeaderFault) -> ImportBatch { try read(table, .products) }

    package static func deliveries(
        _ table: CSVTable
    ) throws(HeaderFault) -> ImportBatch {
        try read(table, .deliveries(document: nil, isAnother: false))
    }

    package static func openings(
        _ table: CSVTable
    ) throws(HeaderFault) -> ImportBatch { try read(table, .openings) }

    private static func read(
        _ table: CSVTable, _ kind: ImportKind
    ) throws(HeaderFault) -> ImportBatch {
        ImportBatch(try ImportTable(table, kind.columns), kind)
    }
}

extension [ImportBatch.Element] {
    /// As many at a time as one request can hold: the wire takes 10,000 values and 1 MiB a line,
    /// and lists of 1,000.
    package var chunks: [[ImportBatch.Element]] {
        var chunks: [[ImportBatch.Element]] = []
        var current: [ImportBatch.Element] = []
        var (nodes, bytes) = (0, 0)
        for element in self {
            let (size, length) = (element.json.nodes, element.json.encoded().count + 1)
            if !current.isEmpty,
                current.count >= 1000 || nodes + size > 9_000 || bytes + length > 900_000
            {
                chunks.append(current)
                (current, nodes, bytes) = ([], 0, 0)
            }
            current.append(element)
            nodes += size
            bytes += length
        }
        if !current.isEmpty { chunks.append(current) }
        return chunks
    }
}

extension JSON {
    /// How many values it is made of, itself counted.
    fileprivate var nodes: Int {
        switch self {
        case .array(let elements): elements.reduce(1) { $0 + $1.nodes }
        case .object(let object): object.members.reduce(1) { $0 + $1.value.nodes }
        case .null, .bool, .int, .string: 1
        }
    }
}
