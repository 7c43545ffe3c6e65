import LedgerAPI
import Testing

@Suite struct FrameReaderTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    private func line(_ text: String) -> FrameReader.Event { .line(bytes(text)) }

    @Test func `a frame ends with a line feed, and one return before it is dropped`() {
        var reader = FrameReader()
        reader.append(bytes("one\ntwo\r\nthree\r\r\nfo\rur\n\n\r\n"))
        let lines = ["one", "two", "three\r", "fo\rur", "", ""].map { line($0) }
        #expect(reader.events() == lines)
        #expect(reader.next() == nil)
    }

    @Test func `what has not ended is kept until it does`() {
        var reader = FrameReader()
        reader.append(bytes("on"))
        #expect(reader.next() == nil)
        reader.append(bytes("e\r"))
        #expect(reader.next() == nil)
        reader.append(bytes("\ntw"))
        #expect(reader.events() == [line("one")])
        reader.append(bytes("o\n"))
        #expect(reader.events() == [line("two")])
    }

    @Test func `a frame of 1 MiB is read whole, at once or byte by byte`() {
        let long = [UInt8](repeating: 0x61, count: FrameReader.wireLimit)
        var reader = FrameReader()
        reader.append(long + [0x0A])
        #expect(reader.events() == [.line(long)])
        for index in long.indices {
            reader.append(Array(long[index...index]))
            if index % 4_096 == 0 { #expect(reader.next() == nil) }
        }
        reader.append([0x0A])
        #expect(reader.events() == [.line(long)])
    }

    @Test func `a byte more is too large, and nothing comes after it`() {
        let long = [UInt8](repeating: 0x61, count: FrameReader.wireLimit + 1)
        var whole = FrameReader()
        whole.append(bytes("first\n") + long + bytes("\nlast\n"))
        #expect(whole.events() == [line("first"), .tooLarge])
        whole.append(bytes("more\n"))
        #expect(whole.next() == nil)
        #expect(!whole.hasPartialFrame)
    }

    @Test func `too large is said before the frame ends`() {
        var reader = FrameReader(limit: 8)
        reader.append(bytes("12345678"))
        #expect(reader.next() == nil)
        reader.append(bytes("9"))
        #expect(reader.events() == [.tooLarge])
        reader.append(bytes("\nx\n"))
        #expect(reader.next() == nil)
    }

    @Test func `frames before the one too large are still given`() {
        var reader = FrameReader(limit: 4)
        reader.append(bytes("ab\ncd\n12345"))
        reader.append(bytes("6789\nef\n"))
        #expect(reader.events() == [line("ab"), line("cd"), .tooLarge])
    }

    @Test func `an endless frame takes no more than the limit`() {
        var reader = FrameReader()
        let piece = [UInt8](repeating: 0x61, count: 65_536)
        for _ in 0..<16 { reader.append(piece) }
        #expect(reader.next() == nil)
        for _ in 0..<1_000 { reader.append(piece) }
        #expect(reader.events() == [.tooLarge])
    }

    @Test func `a frame that has begun has a number of its own`() throws {
        var reader = FrameReader()
        #expect(reader.partialFrame == nil)
        reader.append(bytes("a"))
        let first = try #require(reader.partialFrame)
        reader.append(bytes("b"))
        #expect(reader.next() == nil)
        #expect(reader.partialFrame == first)
        reader.append(bytes("\nc"))
        let second = try #require(reader.partialFrame)
        #expect(second != first)
        #expect(reader.events() == [line("ab")])
        #expect(reader.partialFrame == second)
        reader.append(bytes("\n"))
        #expect(reader.partialFrame == nil)
        #expect(reader.events() == [line("c")])
        #expect(!reader.hasPartialFrame)
    }

    @Test(arguments: UInt64(0)..<200)
    func `the pieces in which bytes arrive make no difference`(seed: UInt64) {
        var random = SeededGenerator(seed)
        let stream =
            (0..<200).map { _ in [0x0A, 0x0D, 0x61, 0x62].randomElement(using: &random) ?? 0x0A }
            as [UInt8]
        var whole = FrameReader(limit: 6)
        whole.append(stream)
        var pieces = FrameReader(limit: 6)
        var events: [FrameReader.Event] = []
        var start = 0
        while start < stream.count {
            let end = min(stream.count, start + Int.random(in: 1...9, using: &random))
            pieces.append(Array(stream[start..<end]))
            start = end
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                if let event = pieces.next() { events.append(event) }
            }
        }
        events += pieces.events()
        #expect(events == whole.events())
        #expect(pieces.hasPartialFrame == whole.hasPartialFrame)
    }
}
