/// A text as Code 128 (ISO/IEC 15417): what card readers and hand scanners read as keys.
///
/// Printable ASCII goes in; digits are packed two to a symbol where that makes the code shorter.
public struct Code128: Sendable {
    /// The values 0–106 in their order: start, data, check symbol, stop.
    public let symbols: [Int]

    /// - Parameter text: of one or more characters U+0020–U+007E; nil where it is anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        var symbols = Self.shortest(bytes)
        let sum = symbols.enumerated().reduce(0) { $0 + max(1, $1.offset) * $1.element }
        symbols.append(sum % 103)
        symbols.append(Self.stop)
        self.symbols = symbols
    }

    /// Widths of bars and spaces by turns, beginning and ending with a bar, in modules of 1–4.
    public var widths: [Int] { symbols.flatMap { Self.patterns[$0] } }

    /// How many modules it is wide, without the quiet zones.
    public var modules: Int { widths.reduce(0, +) }

    /// What has to stay white on either side, in modules.
    public static let quietZone = 10
}

extension Code128 {
    private static let (startB, startC, toC, toB, stop) = (104, 105, 99, 100, 106)

    /// Start and data symbols, as few as there can be.
    private static func shortest(_ bytes: [UInt8]) -> [Int] {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        func isPair(_ place: Int) -> Bool {
            place + 1 < bytes.count && digits ~= bytes[place] && digits ~= bytes[place + 1]
        }
        // How many symbols the rest takes from each place on, by the set that is in force there.
        var inB = Array(repeating: 0, count: bytes.count + 1)
        var inC = inB
        for place in bytes.indices.reversed() {
            let ofPair = isPair(place) ? 1 + inC[place + 2] : .max - 1
            let single = 1 + inB[place + 1]
            inB[place] = min(single, 1 + ofPair)
            inC[place] = min(ofPair, 1 + single)
        }
        var isC = inC[0] < inB[0]
        var symbols = [isC ? startC : startB]
        var place = 0
        while place < bytes.count {
            let staysC = isPair(place) && inC[place] == 1 + inC[place + 2]
            let goesToC = !isC && isPair(place) && inB[place] == 2 + inC[place + 2]
            if isC ? !staysC : goesToC && inB[place] < 1 + inB[place + 1] {
                isC.toggle()
                symbols.append(isC ? toC : toB)
            }
            if isC {
                symbols.append(
                    Int(bytes[place] - digits.lowerBound) * 10
                        + Int(bytes[place + 1] - digits.lowerBound))
                place += 2
            } else {
                symbols.append(Int(bytes[place]) - 0x20)
                place += 1
            }
        }
        return symbols
    }
}
