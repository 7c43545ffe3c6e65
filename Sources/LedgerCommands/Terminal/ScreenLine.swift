/// One line of a full screen: pieces of text, each in its style.
package struct ScreenLine: Sendable {
    package private(set) var parts: [Table.Cell] = []

    package init(_ text: String = "", _ style: Style = .plain) {
        if !text.isEmpty { add(text, style) }
    }

    /// Texts are made visible here, so that no caller can forget to.
    package mutating func add(_ text: String, _ style: Style = .plain) {
        parts.append(Table.Cell(text.visible, style))
    }

    package func adding(_ text: String, _ style: Style = .plain) -> ScreenLine {
        var line = self
        line.add(text, style)
        return line
    }

    package var columns: Int { parts.reduce(0) { $0 + TextWidth.of($1.text) } }

    package var text: String { parts.map(\.text).joined() }

    /// As many lines as it takes, all in the first part's style.
    package func wrapped(toColumns limit: Int) -> [ScreenLine] {
        text.wrapped(toColumns: limit).map { ScreenLine($0, parts.first?.style ?? .plain) }
    }

    /// What does not fit ends in `…`.
    package func drawn(columns limit: Int, colour: Bool) -> String {
        var drawn = ""
        var room = limit
        for part in parts where room > 0 {
            let text = part.text.truncated(toColumns: room)
            drawn += part.style.applied(to: text, colour: colour)
            room -= TextWidth.of(text)
            if text != part.text { break }
        }
        return drawn
    }
}
