/// The loop's side of the way to one group of threads.
struct LaneQueue {
    let mailbox = Mailbox()
    /// Jobs that may be on their way at a time.
    let capacity: Int
    /// Jobs handed over, or about to be, and not answered yet.
    var outstanding = 0
    /// Jobs of this round, not handed over yet.
    var fresh: [Job] = []
    /// Connections with a request that found no room, in order.
    private var waiting: [ConnectionID] = []

    init(capacity: Int) { self.capacity = capacity }

    var isFull: Bool { outstanding >= capacity }
    var hasWaiting: Bool { !waiting.isEmpty }

    mutating func enter(_ job: Job) {
        outstanding += 1
        fresh.append(job)
    }

    mutating func wait(_ connection: ConnectionID) { waiting.append(connection) }

    /// The connections that there is room for now.
    mutating func admitted() -> [ConnectionID] {
        guard !waiting.isEmpty, !isFull else { return [] }
        let count = min(waiting.count, capacity - outstanding)
        defer { waiting.removeFirst(count) }
        return Array(waiting.prefix(count))
    }
}

/// The queues to all threads.
struct LaneQueues {
    var writer: LaneQueue
    var readers: LaneQueue
    var streamers: LaneQueue

    init(_ limits: ServerLimits) {
        writer = LaneQueue(capacity: limits.writerQueue)
        readers = LaneQueue(capacity: limits.readerQueue)
        streamers = LaneQueue(capacity: limits.connections)
    }

    subscript(lane: Lane) -> LaneQueue {
        get {
            switch lane {
            case .immediate, .change: writer
            case .quick, .read: readers
            case .stream: streamers
            }
        }
        _modify {
            switch lane {
            case .immediate, .change: yield &writer
            case .quick, .read: yield &readers
            case .stream: yield &streamers
            }
        }
    }

    var hasFresh: Bool {
        !writer.fresh.isEmpty || !readers.fresh.isEmpty || !streamers.fresh.isEmpty
    }

    var outstanding: Int {
        writer.outstanding + readers.outstanding + streamers.outstanding
    }
}
