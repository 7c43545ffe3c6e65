import LedgerAPI

/// What time brings: peers that are too slow, signs of life, the end of stopping.
extension EventLoop {
    /// Often enough for the shortest limit, seldom enough to cost nothing.
    var sweepInterval: Duration {
        let shortest = min(limits.frameTime, limits.idleTime, limits.silenceTime)
        return min(max(shortest / 8, .milliseconds(5)), .seconds(1))
    }

    func sweepIfDue() {
        if now >= nextSignOfLife, let interval = notifier.watchdog {
            nextSignOfLife = now.after(interval)
            queues.writer.fresh.append(.signOfLife)
            queues.writer.mailbox.put(&queues.writer.fresh)
        }
        if now >= nextSweep {
            for connection in table.all { sweep(connection) }
            nextSweep = table.isEmpty ? .never : now.after(sweepInterval)
            finishRound()
        }
        stopIfDone()
    }

    private func sweep(_ connection: Connection) {
        if !connection.output.isEmpty, isOver(limits.silenceTime, since: connection.lastProgress) {
            return drop(connection, "it does not read")
        }
        if connection.hasFrames || !connection.takesMore(limits) {
            connection.frameBegan?.at = now
        } else if let frame = connection.frameBegan, isOver(limits.frameTime, since: frame.at) {
            return refuse(connection, WireError(.timedOut))
        }
        if connection.isIdle, isOver(limits.idleTime, since: connection.lastActivity) {
            remove(connection)
        }
    }

    private func isOver(_ limit: Duration, since moment: Monotonic) -> Bool {
        now >= moment.after(limit)
    }
}
