import JSON
import LedgerAPI

/// SplitMix64: the same seed gives the same test.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension FrameReader {
    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    /// All that can be had now.
    mutating func events() -> [Event] {
        var events: [Event] = []
        while let event = next() { events.append(event) }
        return events
    }
}

/// What parsing a line gives, taken apart.
struct Reading: Equatable {
    var request: Request?
    var kind: ErrorKind?
    var id: RequestID?
    var facts: JSONObject = [:]
    var closes = false

    init(_ text: String) {
        self.init(Array(text.utf8))
    }

    init(_ line: [UInt8]) {
        switch Request.parse(line) {
        case .request(let request):
            self.request = request
        case .refused(let error, let id, let closes):
            kind = error.known
            self.id = id
            facts = error.facts
            self.closes = closes
        }
    }
}
