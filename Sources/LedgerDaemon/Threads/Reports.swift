import CSystem

/// What the threads tell the loop.
enum Report: Sendable {
    /// A line of an answer. `worker` is the thread that waits when the peer is slow.
    case line(Ticket, [UInt8], isLast: Bool, worker: Int)
    /// The rest of an answer will not come.
    case cut(Ticket)
    /// The writer is alive.
    case alive
    /// The writer cannot go on: the outcome of a commit is unknown.
    case failed(String)
    /// Somebody asks the server to stop.
    case stop
}

/// Reports on their way to the loop, with a descriptor that becomes readable when there are any.
final class Reports: Sendable {
    /// For an edge-triggered poll: it is written to whenever the first report comes in, never read.
    let descriptor: Int32
    private let waiting = Monitor([Report]())

    init() throws(ServerError) {
        descriptor = cs_eventfd()
        guard descriptor >= 0 else { throw .system("eventfd", -descriptor) }
    }

    deinit { close(descriptor) }

    func put(_ report: Report) {
        let isFirst = waiting.locked { waiting in
            waiting.append(report)
            return waiting.count == 1
        }
        if isFirst { cs_eventfd_add(descriptor, 1) }
    }

    /// Moves all of `reports` in; the array is left empty.
    func put(_ reports: inout [Report]) {
        guard !reports.isEmpty else { return }
        let isFirst = waiting.locked { waiting in
            let isFirst = waiting.isEmpty
            if isFirst { swap(&waiting, &reports) } else { waiting += reports }
            return isFirst
        }
        reports.removeAll(keepingCapacity: true)
        if isFirst { cs_eventfd_add(descriptor, 1) }
    }

    /// Takes all that wait into an empty array.
    func take(into reports: inout [Report]) {
        waiting.locked { swap(&$0, &reports) }
    }
}
