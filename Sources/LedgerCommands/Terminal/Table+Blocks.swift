extension Table {
    private static let indent = "  "

    /// Each row as a block: its labels and values one after another, as many to a line as fit. The
    /// first line of a row stands out, the others are indented. Nothing is left out or cut.
    func blocks(on screen: Screen) -> String {
        rows.map { row in
            var block = Block(limit: screen.columns ?? .max, indent: Self.indent)
            for (column, cell) in zip(columns, row) where !cell.text.isEmpty {
                // A mark that is called what it says needs to say it once.
                let label = column.heading == cell.text ? "" : column.heading
                block.add(label: label, cell, colour: screen.colour)
            }
            return block.text
        }.joined()
    }
}

private struct Block {
    let limit: Int
    let indent: String
    private(set) var text = ""
    private var used = 0

    init(limit: Int, indent: String) {
        self.limit = limit
        // Where there is no room for it, nothing is indented.
        self.indent = limit > 8 ? indent : ""
    }

    mutating func add(label: String, _ cell: Table.Cell, colour: Bool) {
        let opening = label.isEmpty ? "" : label + " "
        let width = TextWidth.of(opening) + TextWidth.of(cell.text)
        if used > 0, used + 2 + width <= limit {
            text.removeLast()
            write("  ", 2)
        } else if used > 0 {
            used = 0
            write(indent, indent.utf8.count)
        }
        let shown = cell.style.applied(to: cell.text, colour: colour)
        if used + width <= limit {
            write(Style.dim.applied(to: opening, colour: colour), TextWidth.of(opening))
            write(shown, TextWidth.of(cell.text))
        } else if fitsAlone(label, cell) {
            // A day or a code is rather put on a line of its own than broken.
            write(Style.dim.applied(to: label, colour: colour), TextWidth.of(label))
            text += "\n"
            used = 0
            write(indent + indent, indent.utf8.count * 2)
            write(shown, TextWidth.of(cell.text))
        } else {
            wrap(opening + cell.text)
        }
        text += "\n"
    }

    private func fitsAlone(_ label: String, _ cell: Table.Cell) -> Bool {
        indent.utf8.count * 2 + TextWidth.of(cell.text) <= limit
            && used + TextWidth.of(label) <= limit
    }

    private mutating func write(_ piece: String, _ width: Int) {
        text += piece
        used += width
    }

    /// What is longer than a line goes on in the next, wherever that is.
    private mutating func wrap(_ long: String) {
        for character in long {
            let width = TextWidth.of(character)
            if used + width > limit {
                guard limit > 2 else { return }
                text += "\n"
                used = 0
                write(indent, indent.utf8.count)
            }
            write(String(character), width)
        }
    }
}
