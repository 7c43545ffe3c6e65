/// Calls on their way from the loop to the threads that answer them. It is bounded by the loop,
/// which knows how many it put in and how many came back.
final class Mailbox: Sendable {
    enum Taken { case jobs, nothing, closed }

    private struct State {
        var jobs: [Job] = []
        var waiting = 0
        var isClosed = false
    }

    private let state = Monitor(State())

    /// Moves all of `jobs` in; the array is left empty.
    func put(_ jobs: inout [Job]) {
        guard !jobs.isEmpty else { return }
        let count = jobs.count
        let waiting = state.locked { state in
            if state.jobs.isEmpty { swap(&state.jobs, &jobs) } else { state.jobs += jobs }
            return state.waiting
        }
        jobs.removeAll(keepingCapacity: true)
        if waiting > 0 { count == 1 ? state.wake() : state.wakeAll() }
    }

    /// Takes up to `limit` jobs, oldest first, into an empty array; waits for the first until
    /// `deadline`. What is in a closed mailbox can still be taken.
    func take(_ limit: Int, into jobs: inout [Job], until deadline: Monotonic = .never) -> Taken {
        take(into: &jobs, until: deadline) { _ in limit }
    }

    /// Takes the oldest job or, if it is a quick one, up to `limit` quick ones in a row: so nothing
    /// waits behind a slow job in the hands of one thread while another thread is free.
    func takeRun(_ limit: Int, into jobs: inout [Job]) -> Taken {
        take(into: &jobs, until: .never) { waiting in
            max(1, waiting.prefix(limit).prefix { $0.ticket.lane == .quick }.count)
        }
    }

    private func take(
        into jobs: inout [Job], until deadline: Monotonic, limit: ([Job]) -> Int
    ) -> Taken {
        var taken: [Job] = []
        swap(&taken, &jobs)
        var isWaiting = false
        let outcome: Taken? = state.wait(until: deadline) { state in
            if isWaiting { state.waiting -= 1 }
            isWaiting = false
            if !state.jobs.isEmpty {
                let limit = limit(state.jobs)
                if state.jobs.count <= limit {
                    swap(&state.jobs, &taken)
                } else {
                    taken.append(contentsOf: state.jobs.prefix(limit))
                    state.jobs.removeFirst(limit)
                }
                return .jobs
            }
            if state.isClosed { return .closed }
            state.waiting += 1
            isWaiting = true
            return nil
        }
        if isWaiting { state.locked { $0.waiting -= 1 } }
        swap(&taken, &jobs)
        return outcome ?? .nothing
    }

    /// Nothing more will be put in.
    func close() {
        state.locked { $0.isClosed = true }
        state.wakeAll()
    }
}

/// One call for a thread that answers.
struct Job: Sendable {
    let ticket: Ticket
    /// Nil: only a sign of life is wanted.
    let call: Call?

    static let signOfLife = Job(
        ticket: Ticket(connection: ConnectionID(token: 0), number: 0, lane: .change), call: nil)
}

/// Where an answer belongs.
struct Ticket: Sendable, Hashable {
    let connection: ConnectionID
    /// The request's number on its connection.
    let number: UInt64
    let lane: Lane
}
