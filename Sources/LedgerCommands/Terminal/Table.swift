/// Rows under headings, drawn so that a row is a line, whatever the width of its characters.
package struct Table: Sendable {
    package enum Alignment: Sendable {
        case left
        case right
    }

    package struct Column: Sendable {
        package var heading: String
        package var alignment: Alignment
        /// Whether it gives way first when the terminal is narrow.
        package var shrinks: Bool

        package init(_ heading: String, _ alignment: Alignment = .left, shrinks: Bool = false) {
            self.heading = heading
            self.alignment = alignment
            self.shrinks = shrinks
        }
    }

    package struct Cell: Sendable {
        package var text: String
        package var style: Style

        package init(_ text: String, _ style: Style = .plain) {
            self.text = text
            self.style = style
        }
    }

    package var columns: [Column]
    package private(set) var rows: [[Cell]] = []

    package init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Texts are made visible here, so that no caller can forget to.
    package mutating func add(_ row: [Cell]) {
        precondition(row.count == columns.count, "a row has one cell for each column")
        rows.append(row.map { Cell($0.text.visible, $0.style) })
    }
}

extension Table {
    private static let gap = "  "
    private static let leastWidth = 6

    /// One line for the headings and one for each row, each ending with a line feed.
    /// - Parameter screen: its columns are never exceeded; what does not fit ends in `…`.
    package func drawn(on screen: Screen) -> String {
        let widths = fittedWidths(screen.columns)
        let headings = columns.map { Cell($0.heading, .heading) }
        return ([headings] + rows)
            .map { line($0, widths, screen) + "\n" }
            .joined()
    }

    private func fittedWidths(_ limit: Int?) -> [Int] {
        var widths = columns.map { TextWidth.of($0.heading) }
        for row in rows {
            for (index, cell) in row.enumerated() {
                widths[index] = max(widths[index], TextWidth.of(cell.text))
            }
        }
        guard let limit else { return widths }
        let room = limit - Self.gap.utf8.count * (columns.count - 1)
        widths = widths.map { min($0, max(room, Self.leastWidth)) }
        for mayShrink in [columns.map(\.shrinks), columns.map { _ in true }] {
            shrink(&widths, where: mayShrink, to: room)
        }
        return widths
    }

    /// Takes from the widest column until all fit or none is left to take from.
    private func shrink(_ widths: inout [Int], where mayShrink: [Bool], to room: Int) {
        var excess = widths.reduce(0, +) - room
        while excess > 0 {
            let candidates = widths.indices.filter { mayShrink[$0] && widths[$0] > Self.leastWidth }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
            excess -= 1
        }
    }

    private func line(_ cells: [Cell], _ widths: [Int], _ screen: Screen) -> String {
        var drawn = ""
        var used = 0
        for (index, cell) in cells.enumerated() {
            let isLast = index == cells.count - 1
            let room = screen.columns.map { min(widths[index], $0 - used) } ?? widths[index]
            guard room > 0 else { break }
            let text = cell.text.truncated(toColumns: room)
            let blanks = String(repeating: " ", count: max(0, room - TextWidth.of(text)))
            let styled = cell.style.applied(to: text, colour: screen.colour)
            switch columns[index].alignment {
            case .left: drawn += isLast ? styled : styled + blanks
            case .right: drawn += blanks + styled
            }
            if !isLast { drawn += Self.gap }
            used += room + Self.gap.utf8.count
        }
        while drawn.last == " " { drawn.removeLast() }
        return drawn
    }
}
