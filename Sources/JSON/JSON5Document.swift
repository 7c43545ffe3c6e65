/// One step from a value to one inside it.
public enum JSON5Step: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case name(String)
    /// From 0.
    case index(Int)

    public init(stringLiteral name: String) { self = .name(name) }
    public init(integerLiteral index: Int) { self = .index(index) }
}

extension [JSON5Step] {
    /// As people write it: `items[3].limit.day`. Empty for the whole document.
    public var text: String {
        var text = ""
        for step in self {
            switch step {
            case .name(let name): text += text.isEmpty ? name : ".\(name)"
            case .index(let index): text += "[\(index)]"
            }
        }
        return text
    }
}

/// What a text says, and on which line it says it.
public struct JSON5Document: Sendable {
    public let value: JSON
    let lines: JSON5Lines

    /// Where the value at the path begins: for a member the line of its name. Nil when the document
    /// has no such value.
    public func line(at path: [JSON5Step]) -> Int? {
        var place = lines
        for step in path {
            guard let inner = place.inner(step) else { return nil }
            place = inner
        }
        return place.line
    }

    /// The line of the innermost value on the path that is there: where to add what is missing.
    public func nearestLine(at path: [JSON5Step]) -> Int {
        var place = lines
        for step in path {
            guard let inner = place.inner(step) else { break }
            place = inner
        }
        return place.line
    }
}

/// The lines of a value and of all inside it.
struct JSON5Lines: Sendable {
    var line: Int
    var members: [ExactText: JSON5Lines] = [:]
    var elements: [JSON5Lines] = []

    func inner(_ step: JSON5Step) -> JSON5Lines? {
        switch step {
        case .name(let name): members[ExactText(name)]
        case .index(let index): elements.indices.contains(index) ? elements[index] : nil
        }
    }
}
