extension JSON5Reader {
    struct Place {
        var line: Int
        var column: Int
    }

    var next: Unicode.Scalar? {
        position < scalars.count ? scalars[position] : nil
    }

    var here: Place {
        Place(line: line, column: position - lineStart + 1)
    }

    /// Goes past one scalar. A carriage return and the line feed after it end one line.
    mutating func advance() {
        let scalar = scalars[position]
        position += 1
        if scalar == "\n" || scalar == "\r" && next != "\n" {
            line += 1
            lineStart = position
        }
    }

    func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[range])
        return String(text)
    }

    /// The fault at the next scalar; at the end of the text, that it ended.
    func fault(_ kind: JSON5Fault.Kind) -> JSON5Fault {
        guard let next else {
            return fault(kind == .unexpected ? .unexpectedEnd : kind, at: here)
        }
        return fault(kind, at: here, found: String(next))
    }

    func fault(_ kind: JSON5Fault.Kind, at place: Place, found: String = "") -> JSON5Fault {
        JSON5Fault(kind, line: place.line, column: place.column, found: found)
    }

    /// Skips white space and comments.
    mutating func skipSpace() throws(JSON5Fault) {
        while let scalar = next {
            if scalar == "/" {
                try skipComment()
            } else if isSpace(scalar) {
                advance()
            } else {
                return
            }
        }
    }

    private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\n", "\r", "\t", "\u{0B}", "\u{0C}", "\u{A0}": true
        case "\u{2028}", "\u{2029}", "\u{FEFF}": true
        default: scalar.properties.generalCategory == .spaceSeparator
        }
    }

    private mutating func skipComment() throws(JSON5Fault) {
        let start = here
        advance()
        switch next {
        case "/":
            while let scalar = next, scalar != "\n", scalar != "\r" { advance() }
        case "*":
            advance()
            while next != "*" || position + 1 == scalars.count || scalars[position + 1] != "/" {
                guard next != nil else { throw fault(.unclosedComment, at: start) }
                advance()
            }
            advance()
            advance()
        default: throw fault(.unexpected, at: start, found: "/")
        }
    }
}

extension JSON5Fault {
    /// Finds the first bytes that are no UTF-8: decoding has put U+FFFD in their place.
    static func notUTF8(_ bytes: [UInt8]) -> JSON5Fault {
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        var reader = JSON5Reader(String(scalars.prefix { $0 != "\u{FFFD}" }))
        while reader.next != nil { reader.advance() }
        return reader.fault(.invalidUTF8, at: reader.here)
    }
}
