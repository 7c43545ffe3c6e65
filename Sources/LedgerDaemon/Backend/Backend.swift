public import LedgerAPI

/// What the server serves. The server knows connections, order and time; what a method means, who
/// may call it and where the books are, is the backend's.
public protocol Backend: Sendable {
    /// Where calls of this method are answered. Unknown methods are `.immediate`.
    func lane(of method: String) -> Lane

    /// Whether a call of this method is much work, whatever its parameters say.
    func isLong(_ method: String) -> Bool

    /// A whole reply line, on the loop's thread: everybody waits meanwhile.
    func answerImmediately(_ call: Call) -> [UInt8]

    /// Called once, on the thread of the writer, before anything is served.
    /// - Parameter start: is to be told again and again that it goes on, where it takes long.
    func makeWriter(_ start: LongStart) throws -> any BackendWriter

    /// Called once on each thread that reads, after the writer was made.
    func makeReader() throws -> any BackendReader

    /// The configuration was read again; on the loop's thread.
    func adopt(_ configuration: Configuration)

    /// Nothing more comes on a connection, and nobody listens there; on the loop's thread.
    func connectionClosed(_ connection: UInt64)
}

extension Backend {
    public func adopt(_ configuration: Configuration) {}
    public func connectionClosed(_ connection: UInt64) {}
    public func isLong(_ method: String) -> Bool { false }
}

/// Makes all changes; lives on one thread.
public protocol BackendWriter {
    /// Carries out what waited, in order, in one commit if possible. Only when this returns are the
    /// replies sent.
    func apply(_ batch: [Call]) -> WriterOutcome

    /// After an outcome that goes on: the next step. Its reply is the only one of the outcome, as
    /// soon as there is one.
    func goOn() -> WriterOutcome

    /// How long nothing falls due; nil: nothing will.
    func untilNextDue() -> Duration?

    /// Records what has fallen due, or a piece of it: at start until all is recorded, and whenever
    /// `untilNextDue` has passed.
    func settle() -> ChoreOutcome

    /// Between batches, when idle or after many commits: keeps the log of the books short.
    func checkpoint()

    /// After that: one small piece of other housekeeping.
    func tidy() -> ChoreOutcome
}

extension BackendWriter {
    public func goOn() -> WriterOutcome { preconditionFailure("nothing goes on") }
    public func tidy() -> ChoreOutcome { .done }
}

/// What came of a piece of what the writer does without being asked.
public enum ChoreOutcome: Sendable, Hashable {
    /// Nothing is left to do for now.
    case done
    /// The next piece may be done as soon as nothing else waits.
    case unfinished
    /// As `unfinished`, and nobody need wait for it: what a change left to be recorded in steps.
    case goesOn
    /// As `WriterOutcome.stop`.
    case stop(String)
}

/// Answers reads; each lives on one thread.
public protocol BackendReader {
    /// Answers with one line or several, each whole, its `\n` included.
    ///
    /// `send` waits while the peer is slow. False: nobody wants the rest; return soon.
    func answer(_ call: Call, send: (_ line: [UInt8]) -> Bool)
}

/// One request and who sent it.
public struct Call: Sendable {
    public let request: Request
    public let peer: Peer
    /// The connection on which it came, told apart from all others.
    public let connection: UInt64
    /// It is much work, whatever its parameters say.
    let isLong: Bool

    public init(
        request: Request, peer: Peer, connection: UInt64 = 0, isLong: Bool = false
    ) {
        self.isLong = isLong
        self.request = request
        self.peer = peer
        self.connection = connection
    }
}

/// Where a call is answered. On one connection, calls of different lanes never overlap, so that a
/// read sees the changes that were asked for before it.
public enum Lane: Int, Sendable, CaseIterable {
    /// On the loop's thread, at once, from what is in memory.
    case immediate
    /// By the writer, in batches.
    case change
    /// A read of some microseconds: on the loop's thread when few are waiting, else as `read`.
    case quick
    /// By one of the readers.
    case read
    /// By a thread for long answers; one at a time on a connection.
    case stream
}

/// What became of a batch.
public struct WriterOutcome: Sendable {
    /// One line a call, in the order of the calls.
    public let replies: [[UInt8]]
    /// Not nil: it is not known whether the commit is on the disk. The replies are sent, then the
    /// server stops; the reason is logged.
    public let stop: String?
    /// There is no reply yet: the one call of the batch goes on in steps, with other batches in
    /// between.
    public let goesOn: Bool

    public init(replies: [[UInt8]], stop: String? = nil, goesOn: Bool = false) {
        self.replies = replies
        self.stop = stop
        self.goesOn = goesOn
    }
}
