import JSON
import Testing

@Suite struct JSON5Tests {
    private func value(_ text: String) throws -> JSON {
        try JSON5.parse(text).value
    }

    @Test func `a policy as people write it is read`() throws {
        let text = """
            // 安全积分管理办法
            {
                name: '办法', // the name
                "review": { workingDays: 3, },
                annualCap: { points: 0x7D0, basis: "earned" }, /* two
                lines */
                items: [
                    { code: "d-1", from: +5, to: -5, limit: null, on: true, },
                ],
                $类别_1: false,
            }
            """
        let expected: JSON = [
            "name": "办法", "review": ["workingDays": 3],
            "annualCap": ["points": 2000, "basis": "earned"],
            "items": [["code": "d-1", "from": 5, "to": -5, "limit": nil, "on": true]],
            "$类别_1": false,
        ]
        #expect(try value(text) == expected)
    }

    @Test func `a name without quotation marks may have escaped letters`() throws {
        #expect(try value(#"{\u0061b: 1, c\u0064: 2, \u7C7B: 3}"#) == ["ab": 1, "cd": 2, "类": 3])
        for text in [#"{\u0031a: 1}"#, #"{a\x62: 1}"#, #"{a\u002d: 1}"#, #"{\u00: 1}"#] {
            #expect(throws: JSON5Fault.self) { try value(text) }
        }
        #expect(throws: JSON5Fault.self) { try value(#"{ab: 1, \u0061b: 2}"#) }
    }

    @Test(arguments: UInt64(0)..<100)
    func `what is JSON is JSON5`(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let json = random.json(depth: 5)
        #expect(try value(json.text) == json)
    }

    @Test(arguments: [
        (#"'it\'s "x"'"#, #"it's "x""#), (#""it's \"x\"""#, #"it's "x""#),
        (#"'\x41\u00e9\ud83d\ude00'"#, "Aé😀"),
        ("'a\\\nb\\\r\nc'", "abc"), ("'a\tb'", "a\tb"),
        (#"'\b\f\n\r\t\v\/\\'"#, "\u{8}\u{C}\n\r\t\u{B}/\\"),
        ("'\u{2028}'", "\u{2028}"),
    ])
    func `texts have either quotation mark, and lines`(text: String, expected: String) throws {
        #expect(try value(text) == .string(expected))
    }

    @Test(
        arguments: [
            ("0", 0), ("+0", 0), ("-7", -7), ("+7", 7), ("0x10", 16), ("-0Xff", -255),
            ("0x1FFFFFFFFFFFFF", 9_007_199_254_740_991),
            ("-9007199254740991", -9_007_199_254_740_991),
        ] as [(String, Int64)])
    func `integers may be hexadecimal and have a plus sign`(text: String, expected: Int64) throws {
        #expect(try value(text) == .int(expected))
    }

    @Test func `white space is that of Unicode, and a byte order mark is skipped`() throws {
        #expect(try value("\u{FEFF}\u{A0}[\u{3000}1\u{B},\u{2028}2\u{2003}]") == [1, 2])
        #expect(try JSON5.parse([0xEF, 0xBB, 0xBF] + Array("{a:1}".utf8)).value == ["a": 1])
    }
}
