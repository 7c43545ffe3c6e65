import Barcodes
import Testing

@Suite("Code 128")
struct Code128Tests {
    /// The worked example that the standard's readers know: start B, P, J, J, to C, 12, to B, 3, C.
    @Test("has the check symbol of a known code")
    func check() throws {
        // 104 + 48·1 + 42·2 + 42·3 + 17·4 + 18·5 + 19·6 + 35·7 = 879, 879 mod 103 = 55.
        let code = try #require(Code128("PJJ123C"))
        #expect(code.symbols == [104, 48, 42, 42, 17, 18, 19, 35, 55, 106])
    }

    @Test(
        "packs digits in pairs where that is shorter",
        arguments: [
            ("1234", [105, 12, 34]), ("00012", [104, 16, 99, 0, 12]),
            ("E017", [104, 37, 16, 17, 23]),
            ("A123456", [104, 33, 99, 12, 34, 56]), ("12", [105, 12]), ("7", [104, 23]),
            ("AB12CD", [104, 33, 34, 17, 18, 35, 36]),
        ])
    func packs(text: String, symbols: [Int]) throws {
        let code = try #require(Code128(text))
        #expect(Array(code.symbols.dropLast(2)) == symbols)
    }

    @Test("is read back from its symbols, whatever the text")
    func backAgain() throws {
        var state: UInt64 = 20_261_201
        func next(_ bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % bound
        }
        for _ in 0..<2000 {
            let letters = (0...next(20)).map { _ in
                UInt8(next(2) == 0 ? 0x30 + next(10) : 0x20 + next(95))
            }
            let text = String(decoding: letters, as: UTF8.self)
            let code = try #require(Code128(text))
            #expect(Self.decoded(code.symbols) == text)
        }
    }

    @Test("has eleven modules a symbol and two more at its end")
    func modules() throws {
        let code = try #require(Code128("E017"))
        #expect(code.modules == code.symbols.count * 11 + 2)
        #expect(Set(code.widths).isSubset(of: 1...4))
        #expect(code.widths.count % 2 == 1)
    }

    @Test("takes printable ASCII only", arguments: ["", "张", "E017\n", "\u{7F}", "é"])
    func refuses(text: String) { #expect(Code128(text) == nil) }

    private static func decoded(_ symbols: [Int]) -> String? {
        let body = symbols.dropLast(2)
        let sum = body.enumerated().reduce(0) { $0 + max(1, $1.offset) * $1.element }
        guard symbols.last == 106, symbols[symbols.count - 2] == sum % 103 else { return nil }
        var isC = body.first == 105
        var text = ""
        for symbol in body.dropFirst() {
            switch (isC, symbol) {
            case (false, 99), (true, 100): isC.toggle()
            case (true, 0...99): text += symbol < 10 ? "0\(symbol)" : "\(symbol)"
            case (false, 0...95): text.unicodeScalars.append(Unicode.Scalar(UInt8(symbol + 0x20)))
            default: return nil
            }
        }
        return text
    }
}
