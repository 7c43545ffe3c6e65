/// The field that is scanned and typed into.
package struct CounterEntry: Sendable, Equatable {
    package private(set) var text = ""
    /// A key with a meaning of its own on an empty field. It counts when nothing follows it at once:
    /// else it was the first sign of a code of somebody else's.
    package private(set) var command: Character?
    private var pace = ScanPace()

    package static let longest = 64
    static let commands: Set<Character> = [" ", "+", "-", "?"]

    package init() {}

    package var isEmpty: Bool { text.isEmpty }
    package var isScan: Bool { pace.isScan }

    /// - Parameter character: as it came, full-width signs and letters too.
    package mutating func take(_ character: Character, at moment: Int64) {
        let plain = character == "\u{3000}" ? " " : String(character).narrowed.first ?? character
        if text.isEmpty, command == nil, Self.commands.contains(plain) {
            command = plain
            pace = ScanPace()
            pace.note(plain, at: moment)
            return
        }
        if let first = command {
            text = String(first)
            command = nil
        }
        if text.isEmpty { pace = ScanPace() }
        guard text.count < Self.longest, plain != "\u{FFFD}" else { return }
        text.append(plain)
        pace.note(plain, at: moment)
    }

    /// The command that waited, which is then done.
    package mutating func takeCommand() -> Character? {
        defer { command = nil }
        return command
    }

    package mutating func removeLast() {
        if command != nil { return command = nil }
        if !text.isEmpty { text.removeLast() }
        pace.correct()
    }

    /// Nothing followed, and it is no whole code: a person goes on from here.
    package mutating func rest() { pace.correct() }

    package mutating func clear() { self = CounterEntry() }
}
