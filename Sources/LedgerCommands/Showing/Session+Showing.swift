import JSON

extension Session {
    /// The result of something done or asked: words for people, the result itself for programs.
    func show(_ result: JSON, _ words: () -> String) {
        switch options.format {
        case .json, .jsonLines: output.line(result)
        case .plain: output.write(result.flat)
        case .table:
            output.write(trainingMark + words())
            if options.isDryRun { showRehearsal(result) }
        }
    }

    /// One sentence for people.
    func show(_ result: JSON, _ sentence: Phrase) {
        show(result) {
            FittedText.fitted(
                sentence[language].visibleLines, columns: output.screen.columns) + "\n"
        }
    }

    /// One thing with what is known of it, a line for each that is there.
    func showCard(_ result: JSON, _ fields: [Field], more: (inout String) -> Void = { _ in }) {
        show(result) {
            var text = card(result, fields)
            more(&text)
            return text
        }
    }

    func card(_ row: JSON, _ fields: [Field]) -> String {
        let shown = fields.map { ($0.heading[language], $0.shown(in: row, language)) }
            .filter { !$0.1.text.isEmpty }
        let width = shown.map { TextWidth.of($0.0) }.max() ?? 0
        return shown.map { heading, cell in
            let blanks = String(repeating: " ", count: width - TextWidth.of(heading) + 2)
            return heading + blanks + lines(of: cell, from: width + 2) + "\n"
        }.joined()
    }

    /// A value whose first line begins in that column; what a terminal has no room for goes on
    /// under it.
    private func lines(of cell: Table.Cell, from column: Int) -> String {
        let text = cell.text.visible
        let room = output.screen.columns.map { $0 - column }
        // What is copied in one piece, a hash say, is not cut up.
        let longest =
            text.split(separator: " ").filter { $0.utf8.allSatisfy { $0 < 0x80 } }
            .map(\.utf8.count).max() ?? 0
        let lines =
            room.map { $0 < max(8, longest) ? [text] : text.wrapped(toColumns: $0) }
            ?? [text]
        return lines.map { cell.style.applied(to: $0, colour: output.screen.colour) }
            .joined(separator: "\n" + String(repeating: " ", count: column))
    }

    func table(_ rows: [JSON], _ fields: [Field]) -> String {
        drawn(rows, fields, on: output.screen)
    }

    /// The same for what is said beside the results.
    func noteTable(_ rows: [JSON], _ fields: [Field]) -> String {
        drawn(rows, fields, on: output.noteScreen)
    }

    private func drawn(_ rows: [JSON], _ fields: [Field], on screen: Screen) -> String {
        // A column in which nothing stands is not drawn.
        let fields = fields.filter { field in
            rows.contains { !field.shown(in: $0, language).text.isEmpty }
        }
        var table = Table(
            fields.map {
                Table.Column($0.heading[language], $0.alignment, yield: $0.yield)
            })
        for row in rows { table.add(fields.map { $0.shown(in: row, language) }) }
        return table.drawn(on: screen)
    }

    /// A table under a heading of its own, or nothing where there are no rows.
    func section(_ title: Phrase, _ rows: [JSON]?, _ fields: [Field]) -> String {
        guard let rows, !rows.isEmpty else { return "" }
        return heading(title) + table(rows, fields)
    }

    func heading(_ title: Phrase) -> String {
        "\n" + Style.heading.applied(to: title[language], colour: output.screen.colour) + "\n"
    }

    private func showRehearsal(_ result: JSON) {
        let postings = result["postings"]?.array ?? []
        if !postings.isEmpty {
            output.write(
                section(
                    Phrase(zh: "将要记的账", en: "What would be booked"), postings,
                    [
                        .text("employee", Phrase(zh: "工号", en: "employee")),
                        .text("from", Phrase(zh: "从", en: "from")),
                        .text("to", Phrase(zh: "到", en: "to")),
                        .number("points", Phrase(zh: "分", en: "points")),
                    ]))
        }
        let balances = result["balances"]?.array ?? []
        output.write(
            section(
                Phrase(zh: "之后的余额", en: "Balances after it"), balances,
                [
                    .text("employee", Phrase(zh: "工号", en: "employee")),
                    .number("available", Phrase(zh: "可用", en: "available")),
                    .number("held", Phrase(zh: "待领取", en: "held")),
                ]))
        note(Phrase(zh: "这是演算，没有入账。", en: "This was a rehearsal; nothing was changed."))
    }
}

extension String {
    /// Made visible, line by line.
    var visibleLines: String {
        split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).visible }.joined(separator: "\n")
    }
}

extension JSON {
    /// One line for each scalar: its path, a tab, its text.
    var flat: String {
        var text = ""
        flatten(into: &text, path: "")
        return text
    }

    private func flatten(into text: inout String, path: String) {
        switch self {
        case .object(let object):
            for member in object.members {
                member.value.flatten(
                    into: &text, path: path.isEmpty ? member.name : "\(path).\(member.name)")
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                element.flatten(into: &text, path: "\(path)[\(index)]")
            }
        case .null, .bool, .int, .string: text += "\(path.visible)\t\(plain.visible)\n"
        }
    }
}
