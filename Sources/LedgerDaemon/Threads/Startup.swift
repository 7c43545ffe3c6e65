/// Collects from several threads whether they could start.
final class Startup: Sendable {
    private struct State {
        var missing: Int
        var failure: BackendFault?
    }

    private let state: Monitor<State>

    init(threads: Int) {
        state = Monitor(State(missing: threads))
    }

    /// Called once by each thread; `failure` says why it cannot work.
    func report(_ failure: (any Error)? = nil) {
        let fault = failure.map { BackendFault($0) }
        state.locked { state in
            state.missing -= 1
            if state.failure == nil { state.failure = fault }
        }
        state.wakeAll()
    }

    func wait() throws(ServerError) {
        let failure: BackendFault?? = state.wait { $0.missing == 0 ? .some($0.failure) : nil }
        if let failure, let failure {
            throw .backend(failure.words, chinese: failure.chinese)
        }
    }
}
