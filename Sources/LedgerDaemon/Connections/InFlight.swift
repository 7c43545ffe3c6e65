import LedgerAPI

/// The requests of one connection whose replies have not left, oldest first. Replies may come in
/// any order; they leave in the order of the requests.
struct InFlight {
    struct Entry {
        let id: RequestID?
        let method: String
        let lane: Lane
        let began: Monotonic
        /// Lines that cannot leave because an older request is not answered.
        var parked: [UInt8] = []
        fileprivate(set) var isAnswered = false
        /// The thread that waits while the peer is slow; -1: none.
        var worker = -1
        /// Where in the connection's output this answer begins.
        var outputStart = 0
    }

    private var entries: [Entry] = []
    /// Entries before this index have left.
    private var start = 0
    /// The number of the oldest request.
    private(set) var first: UInt64 = 0
    private(set) var parkedBytes = 0
    /// Of the requests that are with a thread: how many, and where.
    private var open = 0
    private var openLane = Lane.immediate

    var count: Int { entries.count - start }
    var isEmpty: Bool { start == entries.count }
    /// The number that the next request gets.
    var next: UInt64 { first + UInt64(count) }
    var oldest: Entry? { isEmpty ? nil : entries[start] }

    /// Whether a request may be handed over now: only beside others of its lane, only alone when
    /// the answer is long, and only beside so many reads.
    func admits(_ lane: Lane, reads: Int) -> Bool {
        guard open > 0 else { return true }
        switch lane {
        case .immediate: return true
        case .change: return openLane == .change
        case .quick, .read: return (openLane == .quick || openLane == .read) && open < reads
        case .stream: return false
        }
    }

    /// A request that is handed to a thread.
    mutating func append(_ call: Call, _ lane: Lane, began: Monotonic) {
        let request = call.request
        entries.append(Entry(id: request.id, method: request.method, lane: lane, began: began))
        open += 1
        openLane = lane
    }

    /// A request that is answered, but not in its turn.
    mutating func append(_ method: String, answered line: [UInt8], began: Monotonic) {
        var entry = Entry(id: nil, method: method, lane: .immediate, began: began)
        entry.parked = line
        entry.isAnswered = true
        parkedBytes += line.count
        entries.append(entry)
    }

    func contains(_ number: UInt64) -> Bool { number >= first && number < next }

    subscript(number: UInt64) -> Entry {
        get { entries[start + Int(number - first)] }
        _modify { yield &entries[start + Int(number - first)] }
    }

    mutating func park(_ line: [UInt8], for number: UInt64) {
        self[number].parked += line
        parkedBytes += line.count
    }

    mutating func markAnswered(_ number: UInt64) {
        guard !self[number].isAnswered else { return }
        self[number].isAnswered = true
        open -= 1
    }

    /// The parked lines of the oldest request.
    mutating func unpark() -> [UInt8] {
        var lines: [UInt8] = []
        guard !isEmpty else { return lines }
        swap(&lines, &entries[start].parked)
        parkedBytes -= lines.count
        return lines
    }

    mutating func removeFirst() {
        start += 1
        first += 1
        if start == entries.count {
            entries.removeAll(keepingCapacity: true)
            start = 0
        } else if start >= 256 {
            entries.removeFirst(start)
            start = 0
        }
    }

    /// The numbers and entries, oldest first.
    var all: [(number: UInt64, entry: Entry)] {
        entries[start...].enumerated().map { (first + UInt64($0.offset), $0.element) }
    }
}
