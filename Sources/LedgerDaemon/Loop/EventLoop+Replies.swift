import LedgerAPI

/// From answers to bytes.
extension EventLoop {
    /// Quick reads in one round that the loop answers itself: handing over costs more than reading,
    /// until there are enough of them to be spread over the readers.
    private static let quickReads = 4

    /// Answers a request that was not handed over, in its turn.
    func answer(_ connection: Connection, _ method: String, _ line: [UInt8]) {
        if connection.inFlight.isEmpty {
            write(connection, line)
            note(connection.peer, method, .immediate, began: now, line)
        } else {
            connection.inFlight.append(method, answered: line, began: now)
        }
        touch(connection)
    }

    private func note(
        _ peer: Peer, _ method: String, _ lane: Lane, began: Monotonic, _ reply: [UInt8]
    ) {
        let outcome = Outcome(of: reply)
        measures.answered(method, lane, outcome, nanoseconds: now.since(began))
        log.request(peer, method, began: began, now, outcome)
    }

    func apply(_ report: Report) {
        switch report {
        case .line(let ticket, let line, let isLast, let worker):
            if isLast { queues[ticket.lane].outstanding -= 1 }
            apply(ticket, line, isLast, worker)
        case .cut(let ticket):
            queues[ticket.lane].outstanding -= 1
            guard let connection = table[ticket.connection] else { return }
            if !connection.isHungUp { return drop(connection, "an answer was cut short") }
            // Nobody hears it; what was asked for after it is carried out all the same.
            apply(ticket, [], true, 0)
        case .alive: notifier.send("WATCHDOG=1")
        case .failed(let reason):
            log.note(.critical, reason)
            stop(.failed(reason))
        case .stop: stop(.stopped)
        }
    }

    private func apply(_ ticket: Ticket, _ line: [UInt8], _ isLast: Bool, _ worker: Int) {
        guard let connection = table[ticket.connection],
            connection.inFlight.contains(ticket.number), !(connection.isHungUp && !isLast)
        else {
            if !isLast { flows[worker].gone(ticket) }
            return
        }
        let number = ticket.number
        let isOldest = number == connection.inFlight.first
        if !isLast, connection.inFlight[number].worker < 0 {
            connection.inFlight[number].worker = worker
            connection.inFlight[number].outputStart = connection.output.appended
        }
        if isOldest { write(connection, line) } else { connection.inFlight.park(line, for: number) }
        if isLast {
            connection.inFlight.markAnswered(number)
            let entry = connection.inFlight[number]
            note(connection.peer, entry.method, entry.lane, began: entry.began, line)
        }
        if isOldest, isLast { advance(connection) }
        touch(connection)
    }

    /// Moves on to the oldest request that is not answered yet.
    private func advance(_ connection: Connection) {
        while let oldest = connection.inFlight.oldest {
            if !oldest.parked.isEmpty {
                let number = connection.inFlight.first
                connection.inFlight[number].outputStart = connection.output.appended
                write(connection, connection.inFlight.unpark())
            }
            guard oldest.isAnswered else { return }
            connection.inFlight.removeFirst()
        }
    }

    private func write(_ connection: Connection, _ line: [UInt8]) {
        guard !connection.isHungUp else { return }
        if connection.output.isEmpty { connection.lastProgress = now }
        connection.output.append(line)
    }

    /// Hands over what this round brought, answers what is quick, then looks after every connection
    /// that was touched, until nothing is left to do.
    func finishRound() {
        var isFirst = true
        while queues.hasFresh || !dirty.isEmpty {
            queues.writer.mailbox.put(&queues.writer.fresh)
            queues.streamers.mailbox.put(&queues.streamers.fresh)
            if isFirst { answerQuickly() }
            isFirst = false
            queues.readers.mailbox.put(&queues.readers.fresh)
            var touched: [Connection] = []
            swap(&touched, &dirty)
            for connection in touched { lookAfter(connection) }
        }
        measures.stands(connections: table.count, queues: queues)
    }

    private func answerQuickly() {
        let jobs = queues.readers.fresh
        guard (1...Self.quickReads).contains(jobs.count),
            jobs.allSatisfy({ $0.ticket.lane == .quick })
        else { return }
        queues.readers.fresh.removeAll(keepingCapacity: true)
        for job in jobs {
            guard let call = job.call else { continue }
            var lines: [UInt8] = []
            reader.answer(call) { line in
                lines += line
                return true
            }
            if lines.isEmpty {
                lines = Reply.failure(call.request.id, WireError(.internalError)).line()
            }
            apply(.line(job.ticket, lines, isLast: true, worker: 0))
        }
    }
}
