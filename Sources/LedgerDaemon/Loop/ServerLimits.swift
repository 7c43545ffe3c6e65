import CSystem

/// How much the server takes on, and how long it waits. The defaults are those of the wire.
public struct ServerLimits: Sendable, Hashable {
    /// Connections in all.
    public var connections = 128
    /// Of these, how many are kept for the operator.
    public var connectionsKept = 8
    /// Connections of one user.
    public var connectionsPerUser = 16
    /// Whose are the places that are kept: root's and the daemon's own user's.
    public var operators: Set<UInt32> = [0, geteuid()]
    /// Requests of one connection that are not answered yet.
    public var inFlight = 64
    /// As `inFlight`, reads only: they finish in any order, and their replies wait in memory.
    public var readsInFlight = 16
    /// Calls handed to the writer and not answered yet, over all connections.
    public var writerQueue = 2048
    /// Calls handed to the readers and not answered yet.
    public var readerQueue = 512
    /// Changes in one commit.
    public var batch = 512
    /// Threads that read, and threads for long answers.
    public var readers = 2
    public var streamers = 4
    /// Long answers that one user gets at a time; the user's others wait.
    public var streamsPerUser = 2

    /// Bytes of replies a connection may leave unread before its next requests wait.
    public var unread = 256 << 10
    /// Bytes of one long answer that may wait to be sent.
    public var streamBuffer = 1 << 20

    /// From the first byte of a frame to its end.
    public var frameTime = Duration.seconds(10)
    /// Without a request.
    public var idleTime = Duration.seconds(300)
    /// For a peer that does not read what it asked for.
    public var silenceTime = Duration.seconds(30)
    /// For one answer, however steadily it is read: it keeps a snapshot of the books alive.
    public var answerTime = Duration.seconds(300)
    /// Bytes a second at which a long answer must be read, after `streamGrace`, while another waits
    /// for its thread.
    public var streamRate = 1 << 20
    public var streamGrace = Duration.seconds(2)
    /// From being asked to stop until the end.
    public var stopTime = Duration.seconds(5)
    /// Without a change, until the log of the books is shortened.
    public var checkpointIdle = Duration.milliseconds(500)
    /// Batches, until it is shortened in any case.
    public var checkpointBatches = 64

    public init() {}
}

extension Duration {
    /// At most 292 years.
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? .max : whole &+ attoseconds / 1_000_000_000
    }
}
