import CSystem
import LedgerAPI

/// How the server ends.
public enum Ending: Sendable, Hashable {
    /// It was asked to stop, and what was begun is finished.
    case stopped
    /// It was asked to stop, and something could not be finished in time.
    case hasty
    /// The outcome of a commit is unknown; the reason is for the log.
    case failed(String)
}

extension EventLoop {
    func takeSignals() {
        while let signal = signals?.next() {
            switch signal {
            case SIGHUP: reloadConfiguration()
            default:
                if case .serving = phase {
                    log.note(.notice, "stopping")
                    stop(.stopped)
                } else {
                    // Asked twice: at once. Nothing acknowledged is lost by it.
                    _exit(128 + signal)
                }
            }
        }
    }

    private func reloadConfiguration() {
        guard let limits = reload() else { return }
        self.limits = Descriptors.bounded(limits)
        log.note(.notice, "configuration read again")
    }

    /// Takes nothing more; finishes and sends what was begun.
    func stop(_ ending: Ending) {
        guard case .serving = phase else { return }
        phase = .stopping(deadline: now.after(limits.stopTime * 3 / 5), ending)
        notifier.send("STOPPING=1")
        poller.remove(listener.descriptor)
        listener.withdraw()
        acceptingResumes = nil
        for connection in table.all {
            if let (call, _) = connection.deferred {
                connection.deferred = nil
                let error = WireError(.shuttingDown)
                answer(
                    connection, call.request.method,
                    Reply.failure(call.request.id, error).line())
            }
            connection.isRefused = true
            touch(connection)
        }
        if case .failed = ending { refuseChangesInFlight() }
        finishRound()
    }

    /// The writer is gone: what was handed to it and not begun will not be carried out.
    private func refuseChangesInFlight() {
        for connection in table.all {
            for (number, entry) in connection.inFlight.all
            where entry.lane == .change && !entry.isAnswered {
                let ticket = Ticket(connection: connection.id, number: number, lane: .change)
                let reply = Reply.failure(entry.id, WireError(.shuttingDown)).line()
                apply(.line(ticket, reply, isLast: true, worker: 0))
            }
        }
    }

    func stopIfDone() {
        guard case .stopping(let deadline, let ending) = phase else { return }
        if table.isEmpty, queues.outstanding == 0 {
            phase = .ended(ending)
        } else if now >= deadline {
            for connection in table.all { remove(connection) }
            phase = .ended(ending == .stopped ? .hasty : ending)
        }
    }
}
