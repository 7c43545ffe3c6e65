/// Which ways of writing a name mean the same one (R-ITEM-9): an occurrence is typed by hand, on
/// keyboards and input methods that give full-width forms, other dashes and blanks.
public enum Spelling {
    /// Equal for texts that differ in nothing but width, letter case, blanks and the kind of dash.
    /// Several dashes together are one, as `——` is in Chinese.
    public static func key(_ text: String) -> String {
        var key = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.flatMap(plain) {
            if scalar == "-", key.last == "-" { continue }
            key.append(scalar)
        }
        return String(key)
    }

    /// Texts of which one is equal for names that may well mean the same: beside what `key` makes
    /// equal, they differ in dashes being there, in zeros before a number, in a full stop at the
    /// end, or in letters of other scripts that look like Latin ones.
    public static func likenesses(_ text: String) -> Set<String> {
        var scalars = Array(key(text).unicodeScalars.map { lookalikes[$0] ?? $0 })
        while let last = scalars.last, ".,;:。、".unicodeScalars.contains(last) {
            scalars.removeLast()
        }
        let joined = scalars.filter { $0 != "-" }
        return [
            withoutLeadingZeros(joined), withoutLeadingZeros(scalars).filter { $0 != "-" },
        ]
    }

    private static func withoutLeadingZeros(_ scalars: [Unicode.Scalar]) -> String {
        var kept = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let isInNumber = kept.last.map(isDigit) ?? false
            let goesOn = index + 1 < scalars.count && isDigit(scalars[index + 1])
            if scalar == "0", !isInNumber, goesOn { continue }
            kept.append(scalar)
        }
        return String(kept)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// One scalar as it counts: none for a blank or what cannot be seen.
    private static func plain(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        let properties = scalar.properties
        if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { return [] }
        let narrow = halfWidth(of: scalar)
        if narrow.properties.generalCategory == .dashPunctuation || dashes.contains(narrow) {
            return ["-"]
        }
        if narrow.properties.numericType == .decimal || narrow.properties.numericType == .digit,
            let value = narrow.properties.numericValue, (0...9).contains(value),
            let digit = Unicode.Scalar(0x30 + UInt32(value))
        {
            return [digit]
        }
        return Array(narrow.properties.lowercaseMapping.unicodeScalars)
    }

    /// ASCII has full-width forms in U+FF01–FF5E, in its own order.
    private static func halfWidth(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }

    /// Typed as dashes, though Unicode has them elsewhere: minus, modifier, hyphen bullet, and the
    /// lines of tables.
    private static let dashes: Set<Unicode.Scalar> = [
        "\u{2212}", "\u{02D7}", "\u{2043}", "\u{2500}", "\u{2501}",
    ]

    /// Letters that are not told from Latin ones by eye, in lower case.
    private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = [
        "а": "a", "в": "b", "с": "c", "е": "e", "н": "h", "і": "i", "ј": "j", "к": "k", "м": "m",
        "о": "o", "р": "p", "ѕ": "s", "т": "t", "у": "y", "х": "x", "ү": "y", "α": "a", "β": "b",
        "ε": "e", "η": "h", "ι": "i", "κ": "k", "μ": "m", "ν": "v", "ο": "o", "ρ": "p", "τ": "t",
        "υ": "y", "χ": "x", "ζ": "z",
    ]
}

extension Claim.Submission {
    /// What claims are found by that are about the same thing, or may be.
    public var traits: Set<String> {
        var traits: Set<String> = []
        if let occurrence {
            traits.insert(Claim.trait(of: occurrence))
            for likeness in Spelling.likenesses(occurrence) { traits.insert("like:" + likeness) }
        }
        for proof in evidence {
            if let digest = proof.digest { traits.insert("sha256:" + digest.lowercased()) }
        }
        return traits
    }
}

extension Claim {
    /// Of one occurrence, however it is spelt.
    public static func trait(of occurrence: String) -> String {
        "about:" + Spelling.key(occurrence)
    }
}
