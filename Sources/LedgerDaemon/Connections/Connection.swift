import CSystem
import LedgerAPI

/// One peer: what came from it, what it waits for, what it is yet to be sent.
final class Connection {
    let id: ConnectionID
    let descriptor: Int32
    let peer: Peer

    var frames = FrameReader()
    var inFlight = InFlight()
    var output = OutputBuffer()
    /// A request that waits: for its lane to have room, or for older requests in another lane.
    var deferred: (call: Call, lane: Lane)?

    /// In a lane's list of those that wait for room.
    var isQueued = false
    /// What was received may hold frames that were not taken.
    var hasFrames = false

    /// The last round of the loop in which something was taken from it.
    var round = 0

    /// Nothing more comes from the peer: it closed its side, or all of it.
    var isInputEnded = false
    /// Nothing more is taken from the peer: what it sent was unreadable, or the server stops.
    var isRefused = false
    /// Both sides are closed; what it asked for is carried out all the same.
    var isHungUp = false
    /// In the list of connections that have something to send.
    var isDirty = false
    /// What the poll watches for.
    var interest: UInt32 = 0

    /// When a request came, or bytes of a reply left.
    var lastActivity: Monotonic
    /// When the frame began that has not ended, and its number. It does not age while the server
    /// itself does not read.
    var frameBegan: (number: Int, at: Monotonic)?
    /// When bytes were last taken by the peer, or began to wait.
    var lastProgress: Monotonic

    init(id: ConnectionID, descriptor: Int32, peer: Peer, now: Monotonic) {
        self.id = id
        self.descriptor = descriptor
        self.peer = peer
        lastActivity = now
        lastProgress = now
    }

    deinit { close(descriptor) }

    /// Bytes of replies that are in memory.
    var unread: Int { output.count + inFlight.parkedBytes }

    /// Whether more of what the peer sent may be looked at.
    func takesMore(_ limits: ServerLimits) -> Bool {
        !isRefused && deferred == nil && inFlight.count < limits.inFlight
            && unread < limits.unread
    }

    /// Nothing is left to do for it.
    var isFinished: Bool {
        (isRefused || isInputEnded && !hasFrames) && deferred == nil && inFlight.isEmpty
            && output.isEmpty
    }

    /// Notes when the frame began whose end has not come.
    func noteFrame(_ now: Monotonic) {
        guard let number = frames.partialFrame else {
            frameBegan = nil
            return
        }
        if frameBegan?.number != number { frameBegan = (number, now) }
    }

    /// No request of it is under way; part of one may have come.
    var hasNothingToDo: Bool {
        deferred == nil && inFlight.isEmpty && output.isEmpty && !hasFrames
    }

    /// Nothing is going on: no request, no part of one, no reply.
    var isIdle: Bool {
        deferred == nil && inFlight.isEmpty && output.isEmpty && !frames.hasPartialFrame
    }
}
