import Foundation
import LedgerCommands
import Testing

/// What a program in Python prints.
func python(_ program: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    let output = Pipe()
    process.standardOutput = output
    let ended = process.runs()
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    ended.wait()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
}

@Suite struct `The width of a text` {
    @Test func `every assigned character is as wide as Unicode says`() throws {
        let widths = try python(
            """
            import unicodedata as u
            drawn = {0xAD, *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
            def width(code):
                kind = u.category(chr(code))
                if kind in ("Cn", "Cs", "Co", "Cc"):
                    return "-"
                if 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF or code in (0x3164, 0xFFA0):
                    return "0"
                if kind in ("Mn", "Me", "Mc", "Cf", "Zl", "Zp") and code not in drawn:
                    return "0"
                return "2" if u.east_asian_width(chr(code)) in "WF" else "1"
            print("".join(width(code) for code in range(0x110000)))
            """)
        var wrong: [String] = []
        for (code, expected) in widths.utf8.enumerated() where expected != UInt8(ascii: "-") {
            guard let scalar = Unicode.Scalar(UInt32(code)), expected >= 0x30 else { continue }
            if TextWidth.of(scalar) != Int(expected - 0x30) {
                wrong.append(String(code, radix: 16))
            }
        }
        #expect(wrong == [])
    }

    @Test(arguments: [
        ("", 0), ("abc", 3), ("积分", 4), ("ａ１", 4), ("ｶﾅ", 2), ("é", 1), ("e\u{301}", 1),
        ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("👷", 2), ("👷🏽‍♂️", 2), ("👨‍👩‍👧‍👦", 2),
        ("🇨🇳", 2), ("1️⃣", 2), ("☑️", 2), ("☑", 1), ("❤️", 2), ("…", 1), ("—", 1), ("“", 1),
        ("नमस्ते", 4), ("\u{200B}", 0), ("✅", 2),
    ])
    func `of a sequence is that of what is drawn`(text: String, width: Int) {
        #expect(TextWidth.of(text) == width)
    }

    @Test(arguments: [
        ("积分管理", 8, "积分管理"), ("积分管理", 7, "积分管…"), ("积分管理", 6, "积分…"),
        ("积分管理", 2, "…"), ("积分管理", 1, "…"), ("积分管理", 0, ""), ("abc", 2, "a…"),
        ("a👨‍👩‍👧‍👦b", 3, "a…"), ("e\u{301}abc", 2, "e\u{301}…"),
    ])
    func `cutting keeps whole characters within the limit`(text: String, limit: Int, cut: String) {
        #expect(text.truncated(toColumns: limit) == cut)
        #expect(TextWidth.of(cut) <= max(limit, 0))
    }
}

@Suite struct `Hostile text` {
    @Test(arguments: [
        ("张三", "张三"), ("a\u{1B}[31mb", "a␛[31mb"), ("a\tb\nc\rd\u{7}", "a␉b␊c␍d␇"),
        ("\u{7F}\u{85}\u{9B}31m", "␡\\u{85}\\u{9B}31m"),
        ("\u{202E}cba\u{202C}", "\\u{202E}cba\\u{202C}"),
        ("\u{2066}x\u{2069}\u{200E}\u{61C}", "\\u{2066}x\\u{2069}\\u{200E}\\u{61C}"),
        ("zero\u{200B}width\u{FEFF}", "zero\\u{200B}width\\u{FEFF}"),
        ("line\u{2028}para\u{2029}", "line\\u{2028}para\\u{2029}"),
        ("a\u{FFFE}\u{10FFFF}\u{FFFD}", "a\\u{FFFE}\\u{10FFFF}\u{FFFD}"),
        ("tag\u{E0041}", "tag\\u{E0041}"), ("👷🏽‍♂️ ❤️", "👷🏽‍♂️ ❤️"), ("\0", "␀"),
    ])
    func `is made visible`(text: String, visible: String) {
        #expect(text.visible == visible)
    }

    @Test func `nothing that steers a terminal is left`() {
        for code in UInt32(0)..<0x110000 {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let shown = String(scalar).visible
            let isControl = shown.unicodeScalars.contains {
                $0.properties.generalCategory == .control
            }
            #expect(!isControl)
        }
    }
}
