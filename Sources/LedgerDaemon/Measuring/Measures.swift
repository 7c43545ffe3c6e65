/// What the daemon counts of its own work. Each count is an addition behind a mutex that hardly
/// anybody else asks for: some tens of nanoseconds a request.
public final class Measures: Sendable {
    struct State {
        var methods: [String: MethodCount] = [:]
        var lanes = [Histogram](repeating: .times, count: Lane.allCases.count)
        var batchSizes = Histogram.sizes
        var batchTimes = Histogram.times
        var accepted: Int64 = 0
        var turnedAway: [String: Int64] = [:]
        var connections = 0
        /// Calls with the writer, the readers and the threads for long answers.
        var queues = (writer: 0, readers: 0, streamers: 0)
        var requestsForgotten: Int64 = 0
        var users: [UInt32: UserCount] = [:]
        var waiting: [UInt32: Int] = [:]
        /// Pages of the log that wait for readers.
        var logWaiting = 0
    }

    /// What one login asked the writer for.
    struct UserCount {
        var changes: Int64 = 0
        var bytes: Int64 = 0
        /// Refused by a quota, and when last.
        var refused: Int64 = 0
        var refusedAt = Monotonic(nanoseconds: 0)
    }

    struct MethodCount {
        /// By far the most: it needs no look-up.
        var ok: Int64 = 0
        var others: [String: Int64] = [:]
        var nanoseconds: Int64 = 0

        var all: Int64 { others.values.reduce(ok, +) }
    }

    let began = Monotonic.now()
    private let state = Monitor(State())

    public init() {}

    /// Names that nobody knows are counted as one: a stranger must not fill the memory with them.
    func answered(_ method: String, _ lane: Lane, _ outcome: Outcome, nanoseconds: Int64) {
        state.locked { state in
            state.lanes[lane.rawValue].add(nanoseconds)
            switch outcome {
            case .ok:
                state.methods[method, default: MethodCount()].add(nil, nanoseconds)
            case .unheard:
                state.methods[method, default: MethodCount()].add("unheard", nanoseconds)
            case .error("unknown_method"):
                state.methods["unknown", default: MethodCount()].add("unknown_method", nanoseconds)
            case .error(let kind):
                state.methods[method, default: MethodCount()].add(kind, nanoseconds)
            }
        }
    }

    func accepted() { state.locked { $0.accepted += 1 } }

    func turnedAway(_ kind: String) { state.locked { $0.turnedAway[kind, default: 0] += 1 } }

    /// After each round of the loop.
    func stands(connections: Int, queues: LaneQueues) {
        state.locked { state in
            state.connections = connections
            state.queues = (
                queues.writer.outstanding, queues.readers.outstanding, queues.streamers.outstanding
            )
        }
    }

    /// One commit.
    func committed(_ changes: Int, nanoseconds: Int64) {
        state.locked { state in
            state.batchSizes.add(Int64(changes))
            state.batchTimes.add(nanoseconds)
        }
    }

    /// Calls that wait for their turn with the writer, by user.
    func waits(_ users: [UInt32: Int]) { state.locked { $0.waiting = users } }

    func logWaits(_ pages: Int) { state.locked { $0.logWaiting = pages } }

    func changed(_ uid: UInt32, lines: Int, bytes: Int, isRefused: Bool) {
        state.locked { state in
            var count = state.users[uid, default: UserCount()]
            count.changes += isRefused ? 0 : Int64(lines)
            count.bytes += isRefused ? 0 : Int64(bytes)
            if isRefused {
                count.refused += 1
                count.refusedAt = .now()
            }
            state.users[uid] = count
        }
    }

    /// Remembered requests that were forgotten since the start.
    func forgot(_ count: Int64) { state.locked { $0.requestsForgotten = count } }

    /// A copy, for whoever writes it down.
    var now: State { state.locked { $0 } }
}

extension Measures.MethodCount {
    /// Nil: it was answered with a result.
    fileprivate mutating func add(_ failure: String?, _ nanoseconds: Int64) {
        self.nanoseconds &+= nanoseconds
        guard let failure else {
            ok += 1
            return
        }
        others[failure, default: 0] += 1
    }
}
