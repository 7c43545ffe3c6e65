/// The first letters of Chinese characters as pinyin spells them: 张守勤 is `zsq`.
///
/// A character that surnames or goods read in more than one way has several: 曾 is `z` and `c`. What
/// the table does not know has none, so that it matches nothing.
public enum PinyinInitials {
    /// How a text holds what was looked for: the better the smaller.
    public enum Match: Int, Comparable, Sendable {
        case whole
        case beginning
        case inside

        public static func < (left: Match, right: Match) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// Where letters are the initials of characters that follow one another; nil where they are not.
    /// Letters and digits of the text stand for themselves, blanks and signs are passed over.
    public static func match(_ letters: String, in text: String) -> Match? {
        let wanted = letters.lowercased().unicodeScalars.map { $0.isASCII ? mask($0) : 0 }
        guard !wanted.isEmpty, !wanted.contains(0) else { return nil }
        let given = text.lowercased().unicodeScalars.map(mask).filter { $0 != 0 }
        guard given.count >= wanted.count else { return nil }
        let starts = 0...(given.count - wanted.count)
        let start = starts.first { start in
            wanted.indices.allSatisfy { given[start + $0] & wanted[$0] != 0 }
        }
        guard let start else { return nil }
        if start > 0 { return .inside }
        return given.count == wanted.count ? .whole : .beginning
    }

    /// The letters that a character's readings begin with, in the order of the alphabet.
    public static func initials(of character: Unicode.Scalar) -> [Character] {
        let bits = masks[character] ?? 0
        return table.map(\.initial).filter { mask(of: $0) & bits != 0 }
    }

    /// A bit for each letter a–z and digit 0–9; 0 where nothing is known.
    private static func mask(_ scalar: Unicode.Scalar) -> UInt64 {
        switch scalar {
        case "a"..."z", "0"..."9": bit(scalar)
        default: masks[scalar] ?? 0
        }
    }

    private static func mask(of letter: Character) -> UInt64 {
        letter.unicodeScalars.first.map(bit) ?? 0
    }

    private static func bit(_ scalar: Unicode.Scalar) -> UInt64 {
        1 << UInt64(scalar.value >= 0x61 ? scalar.value - 0x61 + 10 : scalar.value - 0x30)
    }

    private static let masks: [Unicode.Scalar: UInt64] = {
        var masks: [Unicode.Scalar: UInt64] = [:]
        masks.reserveCapacity(8192)
        for (initial, characters) in table {
            let bit = mask(of: initial)
            for character in characters.unicodeScalars { masks[character, default: 0] |= bit }
        }
        return masks
    }()
}
