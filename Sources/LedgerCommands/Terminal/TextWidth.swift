/// How many columns of a terminal a text takes.
///
/// The C library's `wcwidth` depends on the locale and knows no sequences of emoji, so the table is
/// our own. East Asian "ambiguous" characters count as one column.
package enum TextWidth {
    package static func of(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// A character as people count them: what is drawn in one place, however many scalars it has.
    package static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        guard scalars.count > 1 else { return of(first) }
        return isEmojiSequence(scalars) ? 2 : scalars.reduce(0) { $0 + of($1) }
    }

    package static func of(_ scalar: Unicode.Scalar) -> Int {
        let code = scalar.value
        if code < 0xA0 { return code >= 0x20 && code < 0x7F ? 1 : 0 }
        if contains(WidthTable.zero, code) { return 0 }
        return contains(WidthTable.wide, code) ? 2 : 1
    }

    /// Flags, key caps, skin tones, families joined by U+200D, and signs that U+FE0F turns into
    /// pictures: drawn as one picture.
    private static func isEmojiSequence(_ scalars: Character.UnicodeScalarView) -> Bool {
        guard let first = scalars.first, first.properties.isEmoji else { return false }
        return scalars.dropFirst().contains { scalar in
            scalar == "\u{FE0F}" || scalar == "\u{200D}" || scalar.properties.isEmojiModifier
                || (0x1F1E6...0x1F1FF).contains(scalar.value)
        }
    }

    private static func contains(_ ranges: [UInt32], _ code: UInt32) -> Bool {
        var low = 0
        var high = ranges.count / 2
        while low < high {
            let middle = (low + high) / 2
            if code < ranges[middle * 2] {
                high = middle
            } else if code > ranges[middle * 2 + 1] {
                low = middle + 1
            } else {
                return true
            }
        }
        return false
    }
}

extension String {
    /// Cut to at most that many columns, with a `…` in place of what was cut.
    package func truncated(toColumns limit: Int) -> String {
        guard TextWidth.of(self) > limit else { return self }
        guard limit > 0 else { return "" }
        var kept = ""
        var columns = 1
        for character in self {
            let width = TextWidth.of(character)
            if columns + width > limit { break }
            kept.append(character)
            columns += width
        }
        return kept + "…"
    }
}
