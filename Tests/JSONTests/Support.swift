import JSON

/// SplitMix64: the same seed gives the same test.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension SeededGenerator {
    private static let scalars: [Unicode.Scalar] = [
        "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "\r", "\u{8}", "\u{C}", "\u{1}", "\u{1F}",
        "\u{7F}", "\u{80}", "é", "\u{301}", "积", "分", "\u{D7FF}", "\u{E000}", "\u{FEFF}",
        "\u{FFFD}",
        "\u{FFFF}", "𐀀", "😀", "\u{10FFFF}", "\u{2028}", "K", "\u{212A}",
    ]

    mutating func text() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...20, using: &self) {
            text.append(Self.scalars.randomElement(using: &self) ?? "a")
        }
        return String(text)
    }

    /// Any value the wire may carry, at most that deep.
    mutating func json(depth: Int) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &self) {
        case 0: return .null
        case 1: return .bool(.random(using: &self))
        case 2: return .int(.random(in: JSON.integers, using: &self))
        case 3: return .int(.random(in: -20...20, using: &self))
        case 4, 5: return .string(text())
        case 6: return .array((0..<count()).map { _ in json(depth: depth - 1) })
        default:
            var object = JSONObject()
            for _ in 0..<count() { object[text()] = json(depth: depth - 1) }
            return .object(object)
        }
    }

    private mutating func count() -> Int {
        Int.random(in: 0...6, using: &self)
    }
}

/// What the strict reader has against a text, nil when it takes it.
func fault(_ text: String, limits: JSONLimits = .wire) -> JSONFault.Reason? {
    fault(Array(text.utf8), limits: limits)
}

func fault(_ bytes: [UInt8], limits: JSONLimits = .wire) -> JSONFault.Reason? {
    do throws(JSONFault) {
        _ = try JSON.parse(bytes, limits: limits)
        return nil
    } catch {
        return error.reason
    }
}
