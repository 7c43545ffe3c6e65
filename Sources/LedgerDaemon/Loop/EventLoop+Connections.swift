import CSystem
import LedgerAPI

/// The life of a connection.
extension EventLoop {
    /// Connections accepted before the others have their turn.
    private static let accepted = 64
    private static let pause = Duration.milliseconds(100)

    func accept() {
        for _ in 0..<Self.accepted {
            let descriptor = cs_accept(listener.descriptor)
            switch descriptor {
            case 0...: welcome(descriptor)
            case -EAGAIN: return
            case -EMFILE, -ENFILE, -ENOBUFS, -ENOMEM: return pauseAccepting(-descriptor)
            default: continue
            }
        }
    }

    private func welcome(_ descriptor: Int32) {
        guard let peer = Peer(of: descriptor, overflowUser: overflowUser) else {
            log.noteSeldom(.warning, "a connection without a user was refused")
            return turnAway(descriptor, WireError(.notPermitted))
        }
        if let crowd = crowd(for: peer.uid) {
            log.noteSeldom(.warning, "too many connections: user \(peer.uid) was turned away")
            return turnAway(descriptor, WireError(.tooManyConnections, facts: crowd))
        }
        let connection = Connection(
            id: table.reserve(), descriptor: descriptor, peer: peer, now: now)
        connection.interest = CS_EPOLLIN
        table.add(connection)
        measures.accepted()
        do {
            try poller.add(descriptor, CS_EPOLLIN, token: connection.id.token)
        } catch {
            log.note(.error, "\(error)")
            return table.remove(connection)
        }
        if nextSweep == .never { nextSweep = now.after(sweepInterval) }
        // Most clients send at once: the first request is likely to be here already.
        read(connection)
        touch(connection)
    }

    private func turnAway(_ descriptor: Int32, _ error: WireError) {
        measures.turnedAway(error.kind)
        let line = Reply.failure(nil, error).line()
        _ = cs_send(descriptor, line, line.count)
        close(descriptor)
    }

    private func pauseAccepting(_ error: Int32) {
        log.noteSeldom(.warning, "accepting pauses: \(words(error))")
        poller.remove(listener.descriptor)
        acceptingResumes = now.after(Self.pause)
    }

    func resumeAccepting() {
        acceptingResumes = nil
        guard case .serving = phase else { return }
        do {
            try poller.add(listener.descriptor, CS_EPOLLIN, token: Token.listener)
        } catch {
            acceptingResumes = now.after(Self.pause)
        }
    }

    /// Has the connection looked after before the loop waits again.
    func touch(_ connection: Connection) {
        guard !connection.isDirty else { return }
        connection.isDirty = true
        dirty.append(connection)
    }

    /// Takes what can be taken, sends what can be sent, closes what is finished.
    func lookAfter(_ connection: Connection) {
        connection.isDirty = false
        guard table[connection.id] === connection else { return }
        offerDeferred(connection)
        take(connection)
        if connection.isHungUp { read(connection) }
        let couldTake = connection.takesMore(limits)
        if !connection.output.isEmpty, !send(connection) { return receive(connection, CS_EPOLLHUP) }
        if connection.isFinished { return remove(connection) }
        watch(connection)
        if !couldTake, connection.takesMore(limits) { touch(connection) }
    }

    /// False: the peer is gone.
    private func send(_ connection: Connection) -> Bool {
        let before = connection.output.sent
        let flushed = connection.output.flush(to: connection.descriptor)
        if connection.output.sent > before {
            connection.lastProgress = now
            connection.lastActivity = now
            if let oldest = connection.inFlight.oldest, oldest.worker >= 0 {
                flows[oldest.worker].drained(
                    connection.output.sent - oldest.outputStart,
                    of: Ticket(
                        connection: connection.id, number: connection.inFlight.first,
                        lane: oldest.lane))
            }
        }
        return flushed != .gone
    }

    private func watch(_ connection: Connection) {
        guard !connection.isHungUp else { return }
        let reads = !connection.isInputEnded && connection.takesMore(limits)
        let interest =
            (reads ? CS_EPOLLIN : 0) | (connection.output.isEmpty ? 0 : CS_EPOLLOUT)
        guard interest != connection.interest else { return }
        connection.interest = interest
        poller.change(connection.descriptor, interest, token: connection.id.token)
    }

    /// Closes a connection in the middle of something.
    func drop(_ connection: Connection, _ reason: StaticString) {
        log.note(.notice, "connection of user \(connection.peer.uid) closed: \(reason)")
        remove(connection)
    }

    /// Tells the threads that wait for this peer that it is gone.
    func releaseThreads(of connection: Connection) {
        for (number, entry) in connection.inFlight.all where entry.worker >= 0 {
            flows[entry.worker].gone(
                Ticket(connection: connection.id, number: number, lane: entry.lane))
        }
    }

    /// Changes that were handed over are carried out all the same.
    func remove(_ connection: Connection) {
        releaseThreads(of: connection)
        backend.connectionClosed(connection.id.token)
        if !connection.isHungUp { poller.remove(connection.descriptor) }
        table.remove(connection)
    }
}
