/// Takes a page apart into tags and text. It never fails: what is no tag is text.
struct PageReader {
    private let bytes: [UInt8]
    private var place = 0

    enum Token {
        /// Names in small letters.
        case open(String, [String: String])
        case close(String)
        /// Line ends of the source are blanks; entities are resolved.
        case text(String)
    }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Token? {
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "<") else { return .text(readText()) }
            if starts("<!--") {
                skip(past: "-->")
            } else if starts("<!") || starts("<?") {
                skip(past: ">")
            } else if place + 1 < bytes.count, Self.isLetter(bytes[place + 1]) || starts("</") {
                return readTag()
            } else {
                place += 1
                return .text("<")
            }
        }
        return nil
    }

    private func starts(_ mark: StaticString) -> Bool {
        bytes.count - place >= mark.utf8CodeUnitCount
            && (0..<mark.utf8CodeUnitCount).allSatisfy { bytes[place + $0] == mark.utf8Start[$0] }
    }

    private mutating func skip(past mark: StaticString) {
        while place < bytes.count, !starts(mark) { place += 1 }
        place = min(bytes.count, place + mark.utf8CodeUnitCount)
    }

    private mutating func readText() -> String {
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
        let text = bytes[start..<place].map { XMLReader.isBlank($0) ? 0x20 : $0 }
        return PageEntity.resolved(String(decoding: text, as: UTF8.self))
    }

    private mutating func readTag() -> Token {
        let isClosing = starts("</")
        place += isClosing ? 2 : 1
        let name = word { !XMLReader.isBlank($0) && $0 != UInt8(ascii: "/") }
        var attributes: [String: String] = [:]
        while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
            let attribute = word { $0 != UInt8(ascii: "=") && !XMLReader.isBlank($0) }
            guard !attribute.isEmpty else {
                place += 1
                continue
            }
            guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { continue }
            place += 1
            attributes[attribute] = value()
        }
        place = min(bytes.count, place + 1)
        if !isClosing, name == "script" || name == "style" {
            let end: StaticString = name == "script" ? "</script" : "</style"
            skip(past: end)
            skip(past: ">")
        }
        return isClosing ? .close(name) : .open(name, attributes)
    }

    private mutating func word(_ belongs: (UInt8) -> Bool) -> String {
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: ">"), belongs(bytes[place]) {
            place += 1
        }
        return String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
    }

    private mutating func value() -> String {
        guard place < bytes.count else { return "" }
        let quote = bytes[place]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return word { !XMLReader.isBlank($0) }
        }
        place += 1
        let start = place
        while place < bytes.count, bytes[place] != quote { place += 1 }
        defer { place = min(bytes.count, place + 1) }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte & 0xDF)
    }
}

/// `&nbsp;`, `&#20013;` and the few others that tables hold.
enum PageEntity {
    static func resolved(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            guard let end = rest.prefix(12).firstIndex(of: ";"),
                let scalar = scalar(rest[rest.index(after: start)..<end])
            else {
                result.append("&")
                rest = rest.dropFirst()
                continue
            }
            result.unicodeScalars.append(scalar)
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func scalar(_ name: Substring) -> Unicode.Scalar? {
        switch name {
        case "nbsp": "\u{A0}"
        case "middot": "·"
        case "yen": "¥"
        default: XMLEntity.scalar(Array(name.utf8)[...])
        }
    }
}
