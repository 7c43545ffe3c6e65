/// Goes over the Unicode scalars of one JSON5 text, counting lines.
struct JSON5Reader {
    /// A value and the lines it came from.
    typealias Found = (value: JSON, lines: JSON5Lines)

    let scalars: [Unicode.Scalar]
    var position = 0
    var line = 1
    /// Index of the first scalar of the line.
    var lineStart = 0
    private var levelsLeft = 32
    private var nodesLeft = 100_000

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    mutating func document() throws(JSON5Fault) -> JSON5Document {
        try skipSpace()
        guard next != nil else { throw fault(.empty) }
        let found = try value()
        try skipSpace()
        guard next == nil else { throw fault(.trailing) }
        return JSON5Document(value: found.value, lines: found.lines)
    }

    private mutating func value() throws(JSON5Fault) -> Found {
        guard nodesLeft > 0 else { throw fault(.tooManyNodes) }
        nodesLeft -= 1
        let lines = JSON5Lines(line: line)
        switch next {
        case "{": return try object()
        case "[": return try array()
        case "\"", "'": return (.string(try string()), lines)
        case let scalar? where isInWord(scalar): return (try word(), lines)
        default: throw fault(.unexpected)
        }
    }

    private mutating func array() throws(JSON5Fault) -> Found {
        var lines = JSON5Lines(line: line)
        try enter()
        var elements: [JSON] = []
        while try !closes(with: "]") {
            let found = try value()
            elements.append(found.value)
            lines.elements.append(found.lines)
            try separator(before: "]")
        }
        return (.array(elements), lines)
    }

    private mutating func object() throws(JSON5Fault) -> Found {
        var lines = JSON5Lines(line: line)
        try enter()
        var members: [JSONObject.Member] = []
        var names = NameCheck()
        while try !closes(with: "}") {
            let place = here
            let name = try name()
            guard names.isNew(name, after: members[...]) else {
                throw fault(.duplicateName, at: place, found: name)
            }
            try skipSpace()
            guard next == ":" else { throw fault(.unexpected) }
            advance()
            try skipSpace()
            var found = try value()
            found.lines.line = place.line
            lines.members[ExactText(name)] = found.lines
            members.append(JSONObject.Member(name: name, value: found.value))
            try separator(before: "}")
        }
        return (.object(JSONObject(unique: members)), lines)
    }

    private mutating func name() throws(JSON5Fault) -> String {
        if next == "\"" || next == "'" { return try string() }
        var name = String.UnicodeScalarView()
        while let scalar = next {
            let place = here
            let isEscape = scalar == "\\"
            // Whether it belongs to the name is told by the scalar that the escape stands for.
            let meant = isEscape ? try escapeInName() : scalar
            guard name.isEmpty ? beginsName(meant) : continuesName(meant) else {
                if isEscape { throw fault(.badEscape, at: place) }
                break
            }
            name.append(meant)
            if !isEscape { advance() }
        }
        guard !name.isEmpty else { throw fault(.unexpected) }
        return String(name)
    }

    private func beginsName(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar == "$" || scalar.properties.isIDStart
    }

    private func continuesName(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "$" || scalar.properties.isIDContinue
    }

    private mutating func enter() throws(JSON5Fault) {
        guard levelsLeft > 0 else { throw fault(.tooDeep) }
        levelsLeft -= 1
        advance()
    }

    private mutating func closes(with bracket: Unicode.Scalar) throws(JSON5Fault) -> Bool {
        try skipSpace()
        guard next == bracket else { return false }
        levelsLeft += 1
        advance()
        return true
    }

    /// A comma, or the closing bracket, which is left where it is.
    private mutating func separator(before bracket: Unicode.Scalar) throws(JSON5Fault) {
        try skipSpace()
        if next == bracket { return }
        guard next == "," else { throw fault(.unexpected) }
        advance()
    }
}
