/// Tells a scanner, which is a keyboard that types a whole code in some milliseconds, from a person.
package struct ScanPace: Sendable, Equatable {
    /// Milliseconds: more than this between two characters, and a person typed them.
    package static let gap: Int64 = 35
    /// Milliseconds without a character after which a scan without a suffix is at its end.
    package static let silence: Int64 = 50

    private var count = 0
    private var last: Int64?
    private var isQuick = true

    package init() {}

    /// - Parameter moment: in milliseconds, on any clock that only goes forwards.
    package mutating func note(_ character: Character, at moment: Int64) {
        if let last, moment - last > Self.gap { isQuick = false }
        if !character.isASCII { isQuick = false }
        last = moment
        count += 1
    }

    /// A person corrects what is there.
    package mutating func correct() { isQuick = false }

    package var isScan: Bool { isQuick && count > 1 }
}
