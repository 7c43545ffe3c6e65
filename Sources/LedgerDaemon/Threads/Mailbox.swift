/// Calls on their way from the loop to the threads that answer them. It is bounded by the loop,
/// which knows how many it put in and how many came back.
final class Mailbox: Sendable {
    enum Taken { case jobs, nothing, closed }

    private struct State {
        var jobs: [Job] = []
        var waiting = 0
        var isClosed = false
        /// Jobs taken by `takeShared` and not finished, by user.
        var inHand: [UInt32: Int] = [:]
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

    /// Takes the oldest job of a user who has fewer than `share` in hand; waits for one. It is in
    /// hand until `finish`.
    func takeShared(_ share: Int, into jobs: inout [Job]) -> Taken {
        var isWaiting = false
        let taken: Job?? = state.wait { state in
            if isWaiting { state.waiting -= 1 }
            isWaiting = false
            let next = state.jobs.firstIndex { state.inHand[$0.user, default: 0] < share }
            guard let next else {
                if state.isClosed { return .some(nil) }
                state.waiting += 1
                isWaiting = true
                return nil
            }
            let job = state.jobs.remove(at: next)
            state.inHand[job.user, default: 0] += 1
            return job
        }
        guard let taken, let taken else { return .closed }
        jobs.append(taken)
        return .jobs
    }

    func finish(_ job: Job) {
        state.locked { state in
            let left = state.inHand[job.user, default: 1] - 1
            state.inHand[job.user] = left > 0 ? left : nil
        }
    }

    /// Whether a job waits that could be taken if this one were finished.
    func hasWaiting(for job: Job, _ share: Int) -> Bool {
        state.locked { state in
            state.jobs.contains {
                $0.user == job.user || state.inHand[$0.user, default: 0] < share
            }
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

    /// Who asks.
    var user: UInt32 { call?.peer.uid ?? 0 }

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
