/// Serves a backend on a socket: one loop, one writer, a few readers.
public final class Server {
    struct Parts {
        let backend: any Backend
        let listener: Listener
        let limits: ServerLimits
        let log: Log
        let measures: Measures
        let notifier: Notifier
        let signals: Signals?
        let reload: @Sendable () -> ServerLimits?
        let ready: @Sendable () -> Void
    }

    /// Asks a server to stop, from any thread.
    public struct Stopper: Sendable {
        let reports: Reports

        public func stop() { reports.put(.stop) }
    }

    private let parts: Parts
    private let reports: Reports

    /// Without `signals`, the process's signals are left alone. `reload` is called on SIGHUP; nil
    /// keeps the limits as they are. `ready` is called once clients can connect. How many threads there are and how much waits for them stays
    /// as it was at start.
    public init(
        backend: any Backend, listener: Listener, limits: ServerLimits = ServerLimits(), log: Log,
        measures: Measures = Measures(), notifier: Notifier = Notifier(environment: [:]),
        signals: Signals? = nil,
        reload: @escaping @Sendable () -> ServerLimits? = { nil },
        ready: @escaping @Sendable () -> Void = {}
    ) throws(ServerError) {
        parts = Parts(
            backend: backend, listener: listener, limits: limits, log: log, measures: measures,
            notifier: notifier, signals: signals, reload: reload, ready: ready)
        reports = try Reports()
    }

    public var stopper: Stopper { Stopper(reports: reports) }

    /// Serves until it is asked to stop. Clients can connect once the writer and all readers are
    /// ready. The calling thread becomes the loop.
    public func run() throws(ServerError) -> Ending {
        Descriptors.raiseLimit(for: parts.limits.connections)
        let start = LongStart(parts.notifier)
        let crew = Crew(parts.limits, reports, parts.measures, start)
        let ending: Ending
        do {
            try crew.start(parts.backend)
            ending = try serve(crew, start)
        } catch {
            _ = crew.dismiss(within: parts.limits.stopTime)
            throw error
        }
        parts.log.flush()
        let isDone = crew.dismiss(within: parts.limits.stopTime / 5)
        return !isDone && ending == .stopped ? .hasty : ending
    }

    private func serve(_ crew: Crew, _ start: LongStart) throws(ServerError) -> Ending {
        let reader: any BackendReader
        do {
            reader = try parts.backend.makeReader()
        } catch {
            let fault = BackendFault(error)
            throw .backend(fault.words, chinese: fault.chinese)
        }
        let loop = try EventLoop(
            parts, reports: reports, flows: crew.flows, queues: crew.queues, reader: reader)
        try parts.listener.publish()
        start.isDone()
        parts.log.note(.notice, "ready")
        parts.ready()
        return loop.run()
    }
}
