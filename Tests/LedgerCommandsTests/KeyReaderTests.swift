import LedgerCommands
import Testing

@Suite struct `Keys from a terminal` {
    private func keys(_ pieces: [[UInt8]], isAll: Bool = true) -> [Key] {
        var reader = KeyReader()
        var keys: [Key] = []
        for piece in pieces {
            reader.add(piece)
            while let key = reader.next() { keys.append(key) }
        }
        while isAll, let key = reader.next(isAll: true) { keys.append(key) }
        return keys
    }

    @Test func `letters, Chinese and control keys are told apart`() {
        #expect(
            keys([Array("a审\r\u{3}\u{7F}".utf8)]) == [
                .text("a"), .text("审"), .enter, .control("c"), .backspace,
            ])
    }

    @Test func `what arrives cut up means the same as what arrives whole`() {
        let bytes = Array("x是\u{1B}[A\u{1B}[5~\u{1B}OB\u{1B}[200~a\nb\u{1B}[201~y".utf8)
        let whole = keys([bytes])
        #expect(
            whole == [
                .text("x"), .text("是"), .up, .pageUp, .down, .paste("a\nb"), .text("y"),
            ])
        #expect(keys(bytes.map { [$0] }) == whole)
    }

    @Test func `an escape by itself is the key, once nothing follows`() {
        #expect(keys([[0x1B]], isAll: false) == [])
        #expect(keys([[0x1B]]) == [.escape])
        #expect(keys([[0x1B, 0x61]]) == [.escape, .text("a")])
    }

    @Test func `bytes that are no text are no letters`() {
        #expect(keys([[0xFF, 0xC0, 0x61]]) == [.other, .other, .text("a")])
        #expect(keys([[0xE4, 0xB8]]) == [.other])
        #expect(keys([[0xED, 0xA0, 0x80, 0x61]]).last == .text("a"))
    }

    @Test func `a flood is dropped, not kept`() {
        var reader = KeyReader()
        for _ in 0..<1000 { reader.add(Array(repeating: UInt8(ascii: "["), count: 1000)) }
        var count = 0
        while reader.next() != nil { count += 1 }
        #expect(count <= 4096)
    }

    @Test(arguments: UInt64(0)..<50) func `no bytes stop the reader`(seed: UInt64) {
        var random = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
        var reader = KeyReader()
        for _ in 0..<400 {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let bytes: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x7E, 0xE5, 0x41, 0xFF]
            reader.add([bytes[Int(random >> 60) % bytes.count]])
            while reader.next() != nil {}
        }
        while reader.next(isAll: true) != nil {}
        reader.add(Array("\u{1B}[201~a".utf8))
        var last: Key?
        while let key = reader.next(isAll: true) { last = key }
        #expect(last == .text("a"))
    }
}

@Suite struct `A line being typed` {
    @Test func `it takes letters, loses the last, and is emptied`() {
        var editor = LineEditor(longest: 3)
        func take(_ key: Key) -> Bool { editor.take(key) }
        for letter in "照片不符" { #expect(take(.text(letter))) }
        #expect(editor.text == "照片不")
        #expect(take(.backspace))
        #expect(editor.text == "照片")
        #expect(take(.control("u")))
        #expect(editor.text == "")
        #expect(take(.paste("a\nb")))
        #expect(editor.text == "a b")
        #expect(!take(.enter))
        #expect(!take(.up))
    }
}

@Suite struct `Text cut into lines` {
    @Test func `no line is wider than the screen and nothing is lost`() {
        let text = "3号皮带护罩松动，from the belt side，已通知班组长（王某某）。averyveryverylongword"
        for width in 2..<60 {
            let lines = text.wrapped(toColumns: width)
            #expect(lines.allSatisfy { TextWidth.of($0) <= width }, "\(width)")
            let joined = lines.joined().filter { $0 != " " }
            #expect(joined == text.filter { $0 != " " }, "\(width)")
        }
    }

    @Test func `a comma never begins a line`() {
        for width in 6..<20 {
            for line in "一二三，四五六，four。七八九、十".wrapped(toColumns: width).dropFirst() {
                #expect(!["，", "。", "、"].contains(line.first), "\(width)")
            }
        }
    }
}
