import Foundation
import Testing
import ZIP

/// Bytes by a seed: runs, text and noise, so that every kind of block comes of them.
private func invented(_ seed: UInt64, count: Int) -> [UInt8] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
    var bytes: [UInt8] = []
    while bytes.count < count {
        switch next() % 3 {
        case 0: bytes += repeatElement(UInt8(next() % 256), count: Int(next() % 700))
        case 1: bytes += (0..<(next() % 400)).map { _ in UInt8(next() % 256) }
        default: bytes += "<c r=\"A\(next() % 999)\" s=\"\(next() % 9)\"><v>".utf8
        }
    }
    return bytes
}

private func inflated(_ bytes: [UInt8]) throws -> [UInt8] {
    var inflater = Inflater(bytes, in: 0..<bytes.count)
    var output: [UInt8] = []
    while try inflater.read(into: &output) {}
    return output
}

/// zlib's own stream, without head and check sum.
private func deflatedByZlib(_ bytes: [UInt8], level: Int, strategy: Int) throws -> [UInt8] {
    let program = """
        import sys, zlib
        packer = zlib.compressobj(\(level), zlib.DEFLATED, -15, 9, \(strategy))
        data = sys.stdin.buffer.read()
        sys.stdout.buffer.write(packer.compress(data) + packer.flush())
        """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    let file = FileManager.default.temporaryDirectory.path + "/jifen-" + UUID().uuidString
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    process.standardInput = FileHandle(forReadingAtPath: file)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return Array(output)
}

@Suite struct `Inflating` {
    @Test(arguments: UInt64(1)...6)
    func `what zlib packs at any level and strategy is read`(seed: UInt64) throws {
        let bytes = invented(seed, count: 20_000 * Int(seed))
        for (level, strategy) in [(0, 0), (1, 0), (6, 0), (9, 0), (6, 2), (6, 3), (6, 4)] {
            let packed = try deflatedByZlib(bytes, level: level, strategy: strategy)
            #expect(try inflated(packed) == bytes, "level \(level), strategy \(strategy)")
        }
    }

    @Test func `what is packed here is read here`() throws {
        var zip = ZIPWriter()
        let bytes = invented(7, count: 300_000)
        zip.begin("a/b.xml")
        for start in stride(from: 0, to: bytes.count, by: 10_000) {
            zip.write(Array(bytes[start..<min(start + 10_000, bytes.count)]))
        }
        zip.begin("empty")
        zip.finish()
        let archive = try ZIPArchive(zip.bytes)
        #expect(archive.entries.map(\.name) == ["a/b.xml", "empty"])
        let entry = try #require(archive.entry("A/B.xml"))
        var reader = try archive.reader(of: entry)
        #expect(try reader.readAll() == bytes)
        var empty = try archive.reader(of: archive.entries[1])
        #expect(try empty.readAll() == [])
    }

    @Test func `a stream cut anywhere ends early`() throws {
        let packed = try deflatedByZlib(invented(3, count: 3_000), level: 6, strategy: 0)
        for count in stride(from: 0, to: packed.count - 1, by: 7) {
            #expect(throws: InflateFault.endsEarly) { try inflated(Array(packed[..<count])) }
        }
    }

    @Test(arguments: UInt64(1)...400)
    func `any bytes are read or refused, in bounded memory`(seed: UInt64) throws {
        var bytes = Array(invented(seed, count: 400).prefix(400))
        bytes[0] = bytes[0] & 0xF8 | [1, 3, 5, 7][Int(seed % 4)]
        var inflater = Inflater(bytes, in: 0..<bytes.count)
        var output: [UInt8] = []
        do {
            while try inflater.read(into: &output) { #expect(output.count < 1_100 * 400) }
        } catch {
            #expect([.endsEarly, .badCode, .badBlock, .badDistance].contains(error))
        }
    }

    @Test func `codes that contradict themselves are refused`() throws {
        // Stored with a wrong complement; the kind that is none; a distance before the first byte.
        #expect(throws: InflateFault.badBlock) { try inflated([0x01, 1, 0, 0, 0, 0x41]) }
        #expect(throws: InflateFault.badBlock) { try inflated([0x07, 0, 0]) }
        #expect(throws: InflateFault.badDistance) { try inflated([0x03, 0x02, 0x00]) }
    }
}

@Suite struct `Archives of others` {
    private func archive() throws -> [UInt8] {
        var zip = ZIPWriter()
        zip.begin("one")
        zip.write(Array("hello hello hello hello".utf8))
        zip.finish()
        return zip.bytes
    }

    @Test func `a changed byte of the packed data does not pass`() throws {
        let good = try archive()
        var found = 0
        for place in 33..<40 {
            var bytes = good
            bytes[place] ^= 0x08
            let archive = try ZIPArchive(bytes)
            #expect(throws: ZIPFault.self) {
                var reader = try archive.reader(of: archive.entries[0])
                _ = try reader.readAll()
            }
            found += 1
        }
        #expect(found == 7)
    }

    @Test func `an archive cut or pointing outside is damaged`() throws {
        let good = try archive()
        for count in 0..<good.count {
            #expect(throws: ZIPFault.damaged) { try ZIPArchive(Array(good[..<count])) }
        }
        var bytes = good
        bytes[good.count - 6] = 0xFF
        #expect(throws: ZIPFault.damaged) { try ZIPArchive(bytes) }
    }

    @Test func `an entry that unpacks to more than it says is refused at once`() throws {
        var bytes = try archive()
        let line = bytes.count - 22 - 46 - 3
        bytes[line + 24] = 5
        let archive = try ZIPArchive(bytes)
        #expect(throws: ZIPFault.contradicts("one")) {
            var reader = try archive.reader(of: archive.entries[0])
            _ = try reader.readAll()
        }
    }

    @Test(arguments: [false, true])
    func `Python's archives are read, ZIP64 too`(isLarge: Bool) throws {
        let program = """
            import io, sys, zipfile
            target = io.BytesIO()
            with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
                with archive.open("x.xml", "w", force_zip64=\(isLarge ? "True" : "False")) as part:
                    part.write(b"<a/>" * 5000)
                archive.writestr(zipfile.ZipInfo("stored"), b"plain")
            sys.stdout.buffer.write(target.getvalue())
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let bytes = Array(pipe.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        let archive = try ZIPArchive(bytes)
        var part = try archive.reader(of: try #require(archive.entry("x.xml")))
        #expect(try part.readAll().count == 20_000)
        var stored = try archive.reader(of: try #require(archive.entry("stored")))
        #expect(try stored.readAll() == Array("plain".utf8))
    }
}
