/// Reads XML piece by piece: well-formed or refused, without DTD, with the five entities of XML and
/// characters by number, UTF-8 only. It knows nothing of what the elements mean.
///
/// Names are local names: a workbook's namespaces differ by edition (transitional and strict) and by
/// the prefix a writer chose, what its elements are called does not.
struct XMLReader {
    private var source: any ByteSource
    private let part: String
    private var buffer: [UInt8] = []
    private var place = 0
    private var isAtEnd = false
    private var isBegun = false

    /// Names of open elements as they stand, one behind the other, and where each begins.
    private var openNames: [UInt8] = []
    private var openStarts: [Int] = []

    /// Of the last tag or text: where it lies in the buffer.
    private var name = 0..<0
    private var text = 0..<0
    private var attributes: [(name: Range<Int>, value: Range<Int>)] = []
    private var closesItself = false
    private var isCharacterData = false
    private var hasRoot = false

    enum Token {
        case start, end, text, finish
    }

    /// - Parameter part: what faults call it.
    init(_ source: any ByteSource, part: String) {
        self.source = source
        self.part = part
        attributes.reserveCapacity(16)
    }

    var fault: WorkbookFault { .damaged(part: part) }

    /// Elements that are open, the last tag's own included after `start`.
    var depth: Int { openStarts.count }

    // MARK: What the last token says

    func isNamed(_ wanted: StaticString) -> Bool { equals(name, wanted) }

    /// An attribute's text, by its local name.
    func attribute(_ wanted: StaticString) throws(WorkbookFault) -> String? {
        for (name, value) in attributes where equals(local(name), wanted) {
            var bytes: [UInt8] = []
            try appendUnescaped(value, to: &bytes)
            return try string(bytes)
        }
        return nil
    }

    /// An attribute's bytes, for what has no entities: numbers and references of cells.
    func rawAttribute(_ wanted: StaticString) -> ArraySlice<UInt8>? {
        for (name, value) in attributes where equals(local(name), wanted) { return buffer[value] }
        return nil
    }

    /// Appends the last text to others; an element's text may come in several.
    func appendText(to bytes: inout [UInt8]) throws(WorkbookFault) {
        if isCharacterData { bytes += buffer[text] } else { try appendUnescaped(text, to: &bytes) }
    }

    /// Text that was put together, once it is whole.
    func string(_ bytes: [UInt8]) throws(WorkbookFault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw fault }
        return text
    }

    // MARK: Reading on

    mutating func next() throws(WorkbookFault) -> Token {
        if closesItself {
            closesItself = false
            try closeElement()
            return .end
        }
        if !isBegun { try begin() }
        while true {
            guard try have(1) else {
                guard openStarts.isEmpty, hasRoot else { throw fault }
                return .finish
            }
            if buffer[place] != UInt8(ascii: "<") {
                if try readText() { return .text }
                continue
            }
            guard try have(2) else { throw fault }
            switch buffer[place + 1] {
            case UInt8(ascii: "/"):
                try readEndTag()
                return .end
            case UInt8(ascii: "?"): _ = try skip(past: "?>")
            case UInt8(ascii: "!"): if try readDeclaration() { return .text }
            default:
                try readStartTag()
                return .start
            }
        }
    }

    /// Passes over the rest of the element whose `start` was read last.
    mutating func skipElement() throws(WorkbookFault) {
        let outside = depth - 1
        while depth > outside { _ = try next() }
    }

    private mutating func begin() throws(WorkbookFault) {
        isBegun = true
        if try have(3), buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { place = 3 }
        // UTF-16 is allowed by the standard and written by nobody.
        if try have(2), buffer[place] == 0xFE || buffer[place] == 0xFF { throw fault }
    }

    /// Whether so many bytes are there, read on as needed.
    private mutating func have(_ count: Int) throws(WorkbookFault) -> Bool {
        while buffer.count - place < count {
            if isAtEnd { return false }
            if place > 0 {
                buffer.removeSubrange(..<place)
                place = 0
            }
            isAtEnd = try !source.read(into: &buffer)
        }
        return true
    }

    /// Where a byte stands next, at or behind an offset from the present place; nil at the end.
    private mutating func offset(
        of byte: UInt8, from first: Int
    ) throws(WorkbookFault) -> Int? {
        var offset = first
        while true {
            let found = buffer.withUnsafeBufferPointer { buffer -> Int? in
                var index = place + offset
                while index < buffer.count {
                    if buffer[index] == byte { return index - place }
                    index += 1
                }
                return nil
            }
            if let found { return found }
            offset = buffer.count - place
            guard offset < WorkbookLimits.tokenBytes else {
                throw .tooLarge(.tokenBytes, limit: WorkbookLimits.tokenBytes)
            }
            guard try have(offset + 1) else { return nil }
        }
    }

    private mutating func skip(past mark: StaticString) throws(WorkbookFault) -> Range<Int> {
        let count = mark.utf8CodeUnitCount
        let last = mark.utf8Start[count - 1]
        var offset = 2
        while let found = try self.offset(of: last, from: offset) {
            if found + 1 >= count + 2,
                equals((place + found + 1 - count)..<(place + found + 1), mark)
            {
                let range = place..<(place + found + 1 - count)
                place += found + 1
                return range
            }
            offset = found + 1
        }
        throw fault
    }

    // MARK: Tags and text

    /// False for blanks outside of the root, which are no text of anything.
    private mutating func readText() throws(WorkbookFault) -> Bool {
        let length = try offset(of: UInt8(ascii: "<"), from: 0) ?? buffer.count - place
        text = place..<(place + length)
        place += length
        isCharacterData = false
        if openStarts.isEmpty {
            guard buffer[text].allSatisfy(Self.isBlank) else { throw fault }
            return false
        }
        return true
    }

    /// `<!…`: a comment is passed over, character data is text, a DTD is refused.
    private mutating func readDeclaration() throws(WorkbookFault) -> Bool {
        guard try have(9) else { throw fault }
        if equals(place..<(place + 4), "<!--") {
            place += 2
            _ = try skip(past: "-->")
            return false
        }
        guard equals(place..<(place + 9), "<![CDATA["), !openStarts.isEmpty else { throw fault }
        place += 7
        text = try skip(past: "]]>")
        text = (text.lowerBound + 2)..<text.upperBound
        isCharacterData = true
        return true
    }

    private mutating func readEndTag() throws(WorkbookFault) {
        guard let length = try offset(of: UInt8(ascii: ">"), from: 2) else { throw fault }
        var end = place + length
        while Self.isBlank(buffer[end - 1]) { end -= 1 }
        let start = place + 2
        guard let open = openStarts.last, start < end,
            buffer[start..<end].elementsEqual(openNames[open...])
        else { throw fault }
        name = local(start..<end)
        place += length + 1
        try closeElement()
    }

    private mutating func closeElement() throws(WorkbookFault) {
        guard let open = openStarts.popLast() else { throw fault }
        openNames.removeSubrange(open...)
    }

    private mutating func readStartTag() throws(WorkbookFault) {
        if openStarts.isEmpty {
            guard !hasRoot else { throw fault }
            hasRoot = true
        }
        // A tag ends at the first > that no attribute's value holds.
        var length = 1
        while true {
            guard let found = try offset(of: UInt8(ascii: ">"), from: length) else { throw fault }
            length = found + 1
            if try parseTag((place + 1)..<(place + found)) { break }
        }
        place += length
        guard openStarts.count < WorkbookLimits.depth else {
            throw .tooLarge(.depth, limit: WorkbookLimits.depth)
        }
    }

    /// Takes a tag's name and attributes apart; false where a value is still open at its end.
    private mutating func parseTag(_ range: Range<Int>) throws(WorkbookFault) -> Bool {
        attributes.removeAll(keepingCapacity: true)
        var end = range.upperBound
        let isEmpty = end > range.lowerBound && buffer[end - 1] == UInt8(ascii: "/")
        if isEmpty { end -= 1 }
        var index = range.lowerBound
        let nameStart = index
        while index < end, Self.isName(buffer[index]) { index += 1 }
        let fullName = nameStart..<index
        guard !fullName.isEmpty, !Self.isDigit(buffer[nameStart]) else { throw fault }
        while true {
            let blank = index
            while index < end, Self.isBlank(buffer[index]) { index += 1 }
            if index == end { break }
            let first = index
            while index < end, Self.isName(buffer[index]) { index += 1 }
            let attribute = first..<index
            while index < end, Self.isBlank(buffer[index]) { index += 1 }
            guard !attribute.isEmpty, first > blank, index < end,
                buffer[index] == UInt8(ascii: "=")
            else { throw fault }
            index += 1
            while index < end, Self.isBlank(buffer[index]) { index += 1 }
            guard index < end else { throw fault }
            let quote = buffer[index]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw fault }
            index += 1
            let value = index
            while index < range.upperBound, buffer[index] != quote {
                if buffer[index] == UInt8(ascii: "<") { throw fault }
                index += 1
            }
            guard index < range.upperBound else { return false }
            let isRepeated = attributes.contains {
                buffer[$0.name].elementsEqual(buffer[attribute])
            }
            if isRepeated { throw fault }
            attributes.append((attribute, value..<index))
            index += 1
        }
        name = local(fullName)
        closesItself = isEmpty
        openStarts.append(openNames.count)
        openNames += buffer[fullName]
        return true
    }

    // MARK: Characters

    private func appendUnescaped(
        _ range: Range<Int>, to bytes: inout [UInt8]
    ) throws(WorkbookFault) {
        guard let first = buffer[range].firstIndex(of: UInt8(ascii: "&")) else {
            bytes += buffer[range]
            return
        }
        bytes += buffer[range.lowerBound..<first]
        var index = first
        while index < range.upperBound {
            guard buffer[index] == UInt8(ascii: "&") else {
                bytes.append(buffer[index])
                index += 1
                continue
            }
            let end = buffer[index..<range.upperBound].prefix(12).firstIndex(of: UInt8(ascii: ";"))
            guard let end, let scalar = XMLEntity.scalar(buffer[(index + 1)..<end]) else {
                throw fault
            }
            bytes += UTF8.encode(scalar).map { Array($0) } ?? []
            index = end + 1
        }
    }

    private func local(_ range: Range<Int>) -> Range<Int> {
        guard let colon = buffer[range].firstIndex(of: UInt8(ascii: ":")) else { return range }
        return (colon + 1)..<range.upperBound
    }

    @inline(__always)
    private func equals(_ range: Range<Int>, _ wanted: StaticString) -> Bool {
        guard range.count == wanted.utf8CodeUnitCount else { return false }
        for index in 0..<range.count
        where buffer[range.lowerBound + index] != wanted.utf8Start[index] { return false }
        return true
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
    }

    /// Letters, digits, `_ : - .` and everything beyond ASCII.
    private static func isName(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x5F
            || byte == 0x3A || isDigit(byte) || byte >= 0x80
    }
}
