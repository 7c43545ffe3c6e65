/// Numbers that can be read from across a room: five lines high.
package enum BlockDigits {
    package static let height = 5

    /// Five lines of the same width.
    package static func lines(of number: Int64) -> [String] {
        (0..<height).map { row in
            String(number).map { shapes[$0]?[row] ?? "" }.joined(separator: "  ")
        }
    }

    private static let shapes: [Character: [String]] = [
        "0": ["██████", "██  ██", "██  ██", "██  ██", "██████"],
        "1": ["  ██  ", "████  ", "  ██  ", "  ██  ", "██████"],
        "2": ["██████", "    ██", "██████", "██    ", "██████"],
        "3": ["██████", "    ██", "██████", "    ██", "██████"],
        "4": ["██  ██", "██  ██", "██████", "    ██", "    ██"],
        "5": ["██████", "██    ", "██████", "    ██", "██████"],
        "6": ["██████", "██    ", "██████", "██  ██", "██████"],
        "7": ["██████", "    ██", "   ██ ", "  ██  ", "  ██  "],
        "8": ["██████", "██  ██", "██████", "██  ██", "██████"],
        "9": ["██████", "██  ██", "██████", "    ██", "██████"],
        "-": ["      ", "      ", "██████", "      ", "      "],
    ]
}
