import CSystem
import LedgerAPI

/// From bytes to calls.
extension EventLoop {
    /// Most pieces read from one connection before the others have their turn.
    private static let pieces = 4
    /// Time for one user's requests in a round, before the others have their turn: some that the
    /// loop answers by itself cost it the better part of a millisecond.
    private static let turn = Duration.milliseconds(1)

    func receive(_ connection: Connection, _ events: UInt32) {
        if events & (CS_EPOLLHUP | CS_EPOLLERR) != 0, !connection.isHungUp {
            // Reported without end, whatever is asked for: it must leave the poll.
            poller.remove(connection.descriptor)
            connection.isHungUp = true
            connection.output.drop()
            releaseThreads(of: connection)
        }
        if events & CS_EPOLLIN != 0 || connection.isHungUp { read(connection) }
        touch(connection)
    }

    func read(_ connection: Connection) {
        var pieces = 0
        while !connection.isInputEnded, !connection.hasFrames, connection.takesMore(limits) {
            let count = cs_receive(connection.descriptor, inbox.baseAddress, inbox.count)
            if count > 0 {
                connection.frames.append(UnsafeRawBufferPointer(rebasing: inbox[..<count]))
                connection.hasFrames = true
                take(connection)
                pieces += 1
                if count < inbox.count || pieces == Self.pieces, !connection.isHungUp { return }
            } else if count == -Int(EAGAIN) || count == -Int(EINTR) {
                return
            } else {
                connection.isInputEnded = true
            }
        }
    }

    /// Takes frames for as long as there is room for what they ask and the user's turn lasts; in
    /// every round one from each connection.
    func take(_ connection: Connection) {
        guard connection.hasFrames, connection.takesMore(limits) else { return }
        let ends = turns[connection.peer.uid] ?? Monotonic.now().after(Self.turn)
        turns[connection.peer.uid] = ends
        while connection.hasFrames, connection.takesMore(limits) {
            if connection.round == round, Monotonic.now() >= ends {
                return resting.append(connection)
            }
            connection.round = round
            switch connection.frames.next() {
            case .line(let line):
                connection.lastActivity = now
                take(line, from: connection)
            case .tooLarge:
                refuse(connection, WireError(.frameTooLarge))
            case nil:
                connection.hasFrames = false
                connection.noteFrame(now)
            }
        }
    }

    private func take(_ line: [UInt8], from connection: Connection) {
        switch Request.parse(line) {
        case .request(let request):
            let call = Call(
                request: request, peer: connection.peer, connection: connection.id.token,
                isLong: backend.isLong(request.method))
            offer(call, backend.lane(of: request.method), connection)
        case .refused(let error, let id, let closes):
            answer(connection, "-", Reply.failure(id, error).line())
            if closes { connection.isRefused = true }
        }
    }

    /// Answers with an error that belongs to no request, and takes nothing more.
    func refuse(_ connection: Connection, _ error: WireError) {
        answer(connection, "-", Reply.failure(nil, error).line())
        connection.isRefused = true
    }

    /// Hands the call over, or keeps it until there is room for it.
    func offer(
        _ call: Call, _ lane: Lane, _ connection: Connection, isAdmitted: Bool = false
    ) {
        if lane == .immediate {
            return answer(connection, call.request.method, backend.answerImmediately(call))
        }
        guard connection.inFlight.admits(lane, reads: limits.readsInFlight) else {
            connection.deferred = (call, lane)
            return
        }
        let isKept = limits.operators.contains(connection.peer.uid)
        guard isKept || (isAdmitted || !queues[lane].hasWaiting) && !queues[lane].isFull else {
            connection.deferred = (call, lane)
            if !connection.isQueued { queues[lane].wait(connection.id) }
            connection.isQueued = true
            return
        }
        let number = connection.inFlight.next
        connection.inFlight.append(call, lane, began: now)
        let ticket = Ticket(connection: connection.id, number: number, lane: lane)
        queues[lane].enter(Job(ticket: ticket, call: call))
    }

    /// Offers the call again that found no room.
    func offerDeferred(_ connection: Connection, isAdmitted: Bool = false) {
        guard let (call, lane) = connection.deferred else { return }
        connection.deferred = nil
        offer(call, lane, connection, isAdmitted: isAdmitted)
    }

    /// Lets those in whose lane has room again.
    func admitWaiting() {
        for lane in [Lane.change, .read, .stream] {
            while case let admitted = queues[lane].admitted(), !admitted.isEmpty {
                for connection in admitted.compactMap({ table[$0] }) {
                    connection.isQueued = false
                    offerDeferred(connection, isAdmitted: true)
                    touch(connection)
                }
            }
        }
    }
}
