import Foundation
import JSON
import Testing

/// Another reader of the same bytes: Python's, with hooks for what it would let pass.
@Suite struct PythonTests {
    private static let python = "/usr/bin/env"
    private static let script = """
        import json, sys
        def pairs(items):
            names = [name for name, _ in items]
            if len(set(names)) != len(names): raise ValueError('twice')
            return dict(items)
        def integer(text):
            if text == '-0' or abs(int(text)) > 2**53 - 1: raise ValueError('number')
            return int(text)
        def never(text): raise ValueError(text)
        def look(value):
            if isinstance(value, str):
                value.encode('utf-8')
                if '\\0' in value: raise ValueError('nul')
            if isinstance(value, list):
                for element in value: look(element)
            if isinstance(value, dict):
                for name, element in value.items():
                    look(name)
                    look(element)
        for line in sys.stdin:
            try:
                value = json.loads(bytes.fromhex(line).decode('utf-8'), object_pairs_hook=pairs,
                    parse_int=integer, parse_float=never, parse_constant=never)
                look(value)
                text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(',', ':'))
                print(text.encode('utf-8').hex())
            except ValueError:
                print('refused')
        """

    /// Documents of the generator, most of them damaged in one to three places.
    private static func documents() -> [[UInt8]] {
        let pieces =
            [
                "\"", "\\", "\\u", "\\u0000", "\\ud800", "{", "}", "[", "]", ",", ":", "1", "-",
                "0", ".5",
                "e1", "null", "\t", "\u{0B}", "积", "\"a\":1,",
            ].map { Array($0.utf8) } + [[0x00], [0x1F], [0xC0], [0xED, 0xA0, 0x80], [0xFF]]
        return (UInt64(0)..<600).map { seed in
            var random = SeededGenerator(seed &+ 77_000)
            var bytes = random.json(depth: 3).encoded()
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let start = Int.random(in: 0...bytes.count, using: &random)
                let end = min(bytes.count, start + Int.random(in: 0...2, using: &random))
                bytes.replaceSubrange(start..<end, with: pieces.randomElement(using: &random) ?? [])
            }
            return bytes
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test func `the strict reader and Python take the same texts for the same values`() throws {
        let documents = Self.documents()
        let input = FileManager.default.temporaryDirectory
            .appendingPathComponent("json-\(UUID().uuidString)")
        try Data(documents.map { Self.hex($0) + "\n" }.joined().utf8).write(to: input)
        defer { try? FileManager.default.removeItem(at: input) }

        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.python)
        process.arguments = ["python3", "-c", Self.script]
        process.standardInput = try FileHandle(forReadingFrom: input)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)

        let lines = String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
        try #require(lines.count == documents.count)
        var refused = 0
        for (document, line) in zip(documents, lines) {
            let read = try? JSON.parse(document)
            if read == nil { refused += 1 }
            #expect(
                (read.map { Self.hex($0.canonical()) } ?? "refused") == line,
                "\(Self.hex(document))")
        }
        #expect((100...500).contains(refused), "the documents try both")
    }
}
