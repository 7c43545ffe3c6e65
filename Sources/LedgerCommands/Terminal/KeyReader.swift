/// Turns the bytes of a terminal into keys, however they arrive cut up. What it keeps is bounded:
/// a flood is dropped, not remembered.
package struct KeyReader: Sendable {
    private var bytes: [UInt8] = []
    private var pasted: [UInt8]?

    private static let most = 4096
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    package init() {}

    package mutating func add(_ more: some Sequence<UInt8>) {
        bytes += more
        if bytes.count > Self.most { bytes.removeFirst(bytes.count - Self.most) }
    }

    package mutating func clear() {
        bytes = []
        pasted = nil
    }

    /// Whether bytes wait whose meaning only more bytes, or their absence, will tell.
    package var isWaiting: Bool { !bytes.isEmpty }

    /// The next key, nil where there is none or not all of it yet.
    /// - Parameter isAll: nothing more will come soon, so that an escape is the key of that name.
    package mutating func next(isAll: Bool = false) -> Key? {
        if pasted != nil { return nextOfPaste() }
        guard let first = bytes.first else { return nil }
        switch first {
        case 0x1B: return nextSequence(isAll: isAll)
        case 0x0D, 0x0A: return take(1, .enter)
        case 0x09: return take(1, .tab)
        case 0x7F, 0x08: return take(1, .backspace)
        case 0x01...0x1A:
            return take(1, .control(Character(Unicode.Scalar(first + 0x60))))
        case 0x00...0x1F: return take(1, .other)
        default: return nextCharacter(isAll: isAll)
        }
    }

    private mutating func take(_ count: Int, _ key: Key) -> Key {
        bytes.removeFirst(min(count, bytes.count))
        return key
    }

    private mutating func nextCharacter(isAll: Bool) -> Key? {
        let length =
            switch bytes[0] {
            case 0x00..<0x80: 1
            case 0xC2..<0xE0: 2
            case 0xE0..<0xF0: 3
            case 0xF0..<0xF5: 4
            default: 0
            }
        guard length > 0 else { return take(1, .other) }
        guard bytes.count >= length else { return isAll ? take(bytes.count, .other) : nil }
        let text = String(decoding: bytes[..<length], as: UTF8.self)
        guard text.unicodeScalars.count == 1, let character = text.first, character != "\u{FFFD}"
        else { return take(1, .other) }
        return take(length, .text(character))
    }
}

extension KeyReader {
    /// `ESC [ … letter`, `ESC O letter`, or a lone escape.
    private mutating func nextSequence(isAll: Bool) -> Key? {
        guard bytes.count > 1 else { return isAll ? take(1, .escape) : nil }
        guard bytes[1] == UInt8(ascii: "[") || bytes[1] == UInt8(ascii: "O") else {
            return take(1, .escape)
        }
        guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) })
        else {
            return isAll || bytes.count > 32 ? take(bytes.count, .other) : nil
        }
        let sequence = String(decoding: bytes[2...end], as: UTF8.self)
        _ = take(end + 1, .other)
        if sequence == "200~" {
            pasted = []
            return nextOfPaste()
        }
        return Self.keys[sequence] ?? .other
    }

    private static let keys: [String: Key] = [
        "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end,
        "1~": .home, "7~": .home, "4~": .end, "8~": .end, "5~": .pageUp, "6~": .pageDown,
        "M": .enter,
    ]

    private mutating func nextOfPaste() -> Key? {
        guard var text = pasted else { return nil }
        let end = Self.pasteEnd
        var start = 0
        while start < bytes.count, !bytes[start...].starts(with: end) {
            // The beginning of the end may have come already, and the rest not.
            if bytes.count - start < end.count, end.starts(with: bytes[start...]) { break }
            if text.count < Self.most { text.append(bytes[start]) }
            start += 1
        }
        bytes.removeFirst(start)
        guard bytes.starts(with: end) else {
            pasted = text
            return nil
        }
        bytes.removeFirst(end.count)
        pasted = nil
        return String(validating: text, as: UTF8.self).map { .paste($0) } ?? .other
    }
}
