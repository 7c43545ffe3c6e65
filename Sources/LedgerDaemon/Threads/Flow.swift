/// Holds back a thread whose peer reads more slowly than it answers.
final class Flow: Sendable {
    private struct State {
        var ticket: Ticket?
        var sent = 0
        var drained = 0
        var isGone = false
        /// No job is to be finished any more: the server stops.
        var isOver = false
    }

    private let state = Monitor(State())

    /// A new job of the thread.
    func begin(_ ticket: Ticket) {
        state.locked { state in
            state = State(ticket: ticket, isOver: state.isOver)
        }
    }

    /// Counts a piece as on its way.
    func count(_ bytes: Int) { state.locked { $0.sent += bytes } }

    /// Waits while more than `limit` bytes are on their way. False: nobody wants the rest; nil:
    /// `moment` has come.
    func pass(limit: Int, until moment: Monotonic) -> Bool? {
        state.wait(until: moment) { state in
            if state.isGone || state.isOver { return false }
            return state.sent - state.drained <= limit ? true : nil
        }
    }

    /// Bytes of the job's answer that have left this process.
    var taken: Int { state.locked { $0.drained } }

    /// That many bytes of the job's answer have left this process.
    func drained(_ count: Int, of ticket: Ticket) {
        let isNews = state.locked { state in
            guard state.ticket == ticket, state.drained < count else { return false }
            state.drained = count
            return true
        }
        if isNews { state.wakeAll() }
    }

    /// The peer is gone.
    func gone(_ ticket: Ticket) {
        state.locked { if $0.ticket == ticket { $0.isGone = true } }
        state.wakeAll()
    }

    func over() {
        state.locked { $0.isOver = true }
        state.wakeAll()
    }
}
