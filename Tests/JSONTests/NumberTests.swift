import JSON
import Testing

@Suite struct NumberTests {
    @Test(
        arguments: [
            ("0", 0), ("7", 7), ("-1", -1), ("10", 10), ("9007199254740991", 9_007_199_254_740_991),
            ("-9007199254740991", -9_007_199_254_740_991),
            ("1000000000000000", 1_000_000_000_000_000),
        ] as [(String, Int64)])
    func `integers are read`(text: String, value: Int64) throws {
        #expect(try JSON.parse(text) == .int(value))
        #expect(JSON.int(value).text == text)
    }

    @Test(arguments: [
        "1.0", "0.5", "1e3", "1E3", "1e+3", "-1.5", "0e0", "-0", "-0.0", "00", "01", "-01", "-",
        "--1",
        "-a", "1.", "1-2", "1+2", "9007199254740991.0",
    ])
    func `a number that is no plain integer is refused`(text: String) {
        #expect(fault(text) == .badNumber)
        #expect(fault("{\"a\":[\(text)]}") == .badNumber)
    }

    @Test(arguments: [
        "9007199254740992", "-9007199254740992", "9999999999999999", "10000000000000000",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "-9223372036854775809", "18446744073709551616", "340282366920938463463374607431768211456",
    ])
    func `an integer past 2^53 − 1 is refused, whatever the limits`(text: String) {
        #expect(fault(text) == .numberOutOfRange)
        #expect(fault(text, limits: .stored) == .numberOutOfRange)
    }

    @Test func `a number of a million digits is refused without being read`() {
        #expect(fault(String(repeating: "9", count: 1_000_000)) == .numberOutOfRange)
    }
}
