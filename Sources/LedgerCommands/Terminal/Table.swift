/// Rows under headings, drawn so that a row is a line, whatever the width of its characters; where
/// the terminal is too narrow for that, a block of labels and values.
package struct Table: Sendable {
    package enum Alignment: Sendable {
        case left
        case right
    }

    /// What a column does where the terminal is too narrow for all of them.
    package enum Yield: Sendable {
        /// Codes, ids, days, points: they are read exactly and typed again, so they are never cut.
        case never
        /// Names and other words, which end in `…`.
        case shrinks
        /// What can be looked up elsewhere is left out; the last such column goes first.
        case drops
    }

    package struct Column: Sendable {
        package var heading: String
        package var alignment: Alignment
        package var yield: Yield

        package init(_ heading: String, _ alignment: Alignment = .left, yield: Yield = .never) {
            self.heading = heading
            self.alignment = alignment
            self.yield = yield
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

    /// One line for the headings and one for each row, each ending with a line feed; or blocks.
    /// - Parameter screen: its columns are never exceeded.
    package func drawn(on screen: Screen) -> String {
        guard let fit = fit(in: screen.columns) else { return blocks(on: screen) }
        let headings = columns.map { Cell($0.heading, .heading) }
        return ([headings] + rows)
            .map { line($0, fit, colour: screen.colour) + "\n" }
            .joined()
    }

    private func line(_ cells: [Cell], _ fit: [FittedColumn], colour: Bool) -> String {
        var drawn = ""
        for column in fit {
            let cell = cells[column.index]
            let text = cell.text.truncated(toColumns: column.width)
            let blanks = String(repeating: " ", count: column.width - TextWidth.of(text))
            let styled = cell.style.applied(to: text, colour: colour)
            switch columns[column.index].alignment {
            case .left: drawn += styled + blanks
            case .right: drawn += blanks + styled
            }
            drawn += Self.gap
        }
        while drawn.last == " " { drawn.removeLast() }
        return drawn
    }
}

/// A column that is drawn: its place among all, and how wide it is.
private struct FittedColumn {
    let index: Int
    var width: Int
}

extension Table {
    /// Below this width a column that shrinks rather makes others go.
    private static let comfortable = 12
    private static let leastWidth = 8

    /// The columns that are drawn, nil where no choice of them fits.
    private func fit(in limit: Int?) -> [FittedColumn]? {
        var kept = columns.indices.map { FittedColumn(index: $0, width: naturalWidth($0)) }
        guard let limit else { return kept }
        while true {
            if let fitted = shrunk(kept, to: limit, least: Self.comfortable) { return fitted }
            guard let spare = kept.lastIndex(where: { columns[$0.index].yield == .drops }) else {
                return shrunk(kept, to: limit, least: Self.leastWidth)
            }
            kept.remove(at: spare)
        }
    }

    private func naturalWidth(_ index: Int) -> Int {
        rows.reduce(TextWidth.of(columns[index].heading)) {
            max($0, TextWidth.of($1[index].text))
        }
    }

    /// Takes from the widest column that may shrink until all fit; nil where they never do.
    private func shrunk(
        _ columns: [FittedColumn], to limit: Int, least: Int
    ) -> [FittedColumn]? {
        var columns = columns
        let gaps = Self.gap.utf8.count * max(0, columns.count - 1)
        var excess = columns.reduce(gaps) { $0 + $1.width } - limit
        while excess > 0 {
            let candidates = columns.indices.filter {
                self.columns[columns[$0].index].yield == .shrinks && columns[$0].width > least
            }
            guard let widest = candidates.max(by: { columns[$0].width < columns[$1].width })
            else { return nil }
            columns[widest].width -= 1
            excess -= 1
        }
        return columns
    }
}
