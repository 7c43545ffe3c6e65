import JSON

/// One member of a row as a column of a table or a line of a card.
struct Field: Sendable {
    /// The member's name, `outer.inner` for one inside another; empty for the whole row.
    let name: String
    let heading: Phrase
    let alignment: Table.Alignment
    let yield: Table.Yield
    let cell: @Sendable (JSON, Language) -> Table.Cell

    init(
        _ name: String, _ heading: Phrase, _ alignment: Table.Alignment = .left,
        yield: Table.Yield = .never,
        cell: @escaping @Sendable (JSON, Language) -> Table.Cell
    ) {
        self.name = name
        self.heading = heading
        self.alignment = alignment
        self.yield = yield
        self.cell = cell
    }

    /// The same, left out where the terminal is too narrow for all columns.
    var spare: Field { Field(name, heading, alignment, yield: .drops, cell: cell) }

    /// The same, cut where the terminal is too narrow for all columns.
    var shrinking: Field { Field(name, heading, alignment, yield: .shrinks, cell: cell) }

    /// For people. `row` is the whole row.
    func shown(in row: JSON, _ language: Language) -> Table.Cell {
        guard let value = row.member(name), !value.isNull else { return Table.Cell("") }
        return cell(value, language)
    }

    /// For programs: as it is on the wire.
    func plain(in row: JSON) -> String {
        row.member(name)?.plain ?? ""
    }
}

extension Field {
    /// What is read exactly and typed again: never cut.
    static func text(_ name: String, _ heading: Phrase) -> Field {
        Field(name, heading) { value, _ in Table.Cell(value.plain) }
    }

    /// Names and free text, which give way first on a narrow terminal.
    static func prose(_ name: String, _ heading: Phrase) -> Field {
        text(name, heading).shrinking
    }

    static func number(_ name: String, _ heading: Phrase) -> Field {
        Field(name, heading, .right) { value, _ in Table.Cell(value.plain) }
    }

    static func change(_ name: String, _ heading: Phrase) -> Field {
        Field(name, heading, .right) { value, _ in
            let points = value.int ?? 0
            return Table.Cell(Forms.change(points), points < 0 ? .bad : .good)
        }
    }

    /// How many elements a list has.
    static func count(_ name: String, _ heading: Phrase) -> Field {
        Field(name, heading, .right) { value, _ in
            let count = value.array?.count ?? 0
            return Table.Cell(count == 0 ? "" : String(count))
        }
    }

    static func yuan(_ name: String, _ heading: Phrase) -> Field {
        Field(name, heading, .right) { value, _ in
            Table.Cell(value.int.map { Forms.yuan($0) } ?? value.plain)
        }
    }

    static func instant(_ name: String, _ heading: Phrase) -> Field {
        Field(name, heading) { value, _ in Table.Cell(Forms.instant(value.plain)) }
    }

    static func deadline(_ name: String, _ heading: Phrase) -> Field {
        Field(name, heading) { value, _ in Table.Cell(Forms.deadline(value.plain)) }
    }

    static func term(
        _ name: String, _ heading: Phrase, _ glossary: Glossary,
        style: @escaping @Sendable (String) -> Style = { _ in .plain }
    ) -> Field {
        Field(name, heading) { value, language in
            let words = value.array ?? [value]
            let phrases = words.map { glossary.phrase(for: $0.plain)[language] }
            return Table.Cell(
                phrases.joined(separator: language == .chinese ? "、" : ", "),
                style(value.plain))
        }
    }

    /// Something to be noticed where it is true.
    static func mark(
        _ name: String, _ heading: Phrase, _ words: Phrase, _ style: Style = .attention
    ) -> Field {
        Field(name, heading) { value, language in
            value.bool == true ? Table.Cell(words[language], style) : Table.Cell("")
        }
    }
}

extension JSON {
    /// A member by its name, `outer.inner` for one inside another.
    func member(_ name: String) -> JSON? {
        if name.isEmpty { return self }
        guard let dot = name.firstIndex(of: ".") else { return self[name] }
        return self[String(name[..<dot])]?.member(String(name[name.index(after: dot)...]))
    }

    /// A scalar as its text, a list as its elements between commas, an object as JSON.
    var plain: String {
        switch self {
        case .null: ""
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .string(let text): text
        case .array(let elements): elements.map(\.plain).joined(separator: ",")
        case .object: text
        }
    }
}
