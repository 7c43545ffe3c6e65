public import JSON
import LedgerAPI

/// Calls the daemon's methods over its socket. Not Sendable: one thread at a time.
///
/// It connects at the first call and stays connected. A call whose `params` hold `request` is a
/// change: when the connection breaks, or the daemon says that trying again may help, it is sent
/// again under the same request id, which the daemon carries out once.
public final class Client {
    public let path: String
    public let seconds: Int
    private let interrupts: Int32?
    private var connection: Connection?
    private var lastID: Int64 = 0
    /// Lines of the last answer have not been read yet.
    private var isInsideAnswer = false

    /// Nanoseconds to wait before each further attempt: about three seconds in all, which a restart
    /// of the daemon takes less than.
    private static let pauses: [Int64] = [50, 100, 200, 400, 800, 1600].map { $0 * 1_000_000 }

    private static let longestPause: Int64 = 1_600_000_000

    /// - Parameters:
    ///   - seconds: how long a call may take before it counts as not answered.
    ///   - interrupts: a descriptor that becomes readable when the user wants to stop.
    public init(path: String, seconds: Int = 30, interrupts: Int32? = nil) {
        self.path = path
        self.seconds = seconds
        self.interrupts = interrupts
    }

    /// The result of one call. An answer of many lines is put together: `rows` of all of them, and
    /// the other members of the last.
    public func call(
        _ method: String, _ params: JSONObject = JSONObject(), seconds: Int? = nil
    ) throws(ClientError) -> JSON {
        let stream = try rows(method, params, seconds: seconds)
        var rows: [JSON] = []
        while let more = try stream.next() { rows += more }
        guard var result = stream.summary.object else { return stream.summary }
        if result["rows"] != nil { result["rows"] = .array(rows) }
        return .object(result)
    }

    /// One call whose rows are taken line by line, as the daemon sends them.
    public func rows(
        _ method: String, _ params: JSONObject = JSONObject(), seconds: Int? = nil
    ) throws(ClientError) -> RowStream {
        let first = try firstLine(method, params, seconds ?? self.seconds)
        return RowStream(client: self, first: first, seconds: seconds ?? self.seconds)
    }

    /// The next line of the answer under way.
    func nextLine(seconds: Int) throws(ClientError) -> ReplyLine {
        guard let connection else { throw .protocolFault(.closedEarly) }
        let reply: ReplyLine
        do throws(Connection.Failure) {
            reply = try connection.receive(deadline: Deadline(seconds: seconds))
        } catch {
            throw dropped(after: error, request: nil, seconds)
        }
        return try accepted(reply)
    }
}

extension Client {
    private func firstLine(
        _ method: String, _ params: JSONObject, _ seconds: Int
    ) throws(ClientError) -> ReplyLine {
        let deadline = Deadline(seconds: seconds)
        let request = params["request"]?.string
        var attempt = Attempt(request: request)
        var pauses = Self.pauses[...]
        while true {
            do {
                return try send(method, params, deadline, &attempt)
            } catch {
                let isDueWork = Attempt.waitsForDueWork(error)
                guard let pause = pauses.popFirst() ?? (isDueWork ? Self.longestPause : nil),
                    attempt.isWorthRepeating(after: error), !deadline.hasPassed
                else { throw attempt.outcome(of: error) }
                connection = nil
                try rest(pause, deadline, request)
            }
        }
    }

    private func rest(
        _ pause: Int64, _ deadline: Deadline, _ request: String?
    ) throws(ClientError) {
        let end = Waiting.wait(
            for: 0, on: -1, until: deadline.orSooner(pause), interrupts: interrupts)
        if end == .interrupted { throw .interrupted(request: request) }
    }

    private func send(
        _ method: String, _ params: JSONObject, _ deadline: Deadline, _ attempt: inout Attempt
    ) throws(ClientError) -> ReplyLine {
        if isInsideAnswer { connection = nil }
        let connection = try connected(deadline)
        lastID += 1
        let line = Request(id: .int(lastID), method: method, params: params).line()
        attempt.wasSent = true
        let reply: ReplyLine
        do throws(Connection.Failure) {
            try connection.send(line, deadline: deadline)
            reply = try connection.receive(deadline: deadline)
        } catch {
            throw dropped(after: error, request: attempt.request, seconds)
        }
        return try accepted(reply)
    }

    /// Checks that the line answers what was asked last, and takes an error out of it.
    private func accepted(_ reply: ReplyLine) throws(ClientError) -> ReplyLine {
        isInsideAnswer = reply.continues
        // Without an id the daemon speaks of the connection, and closes it.
        guard reply.id == .int(lastID) || reply.id == nil else {
            connection = nil
            throw .protocolFault(.unexpectedID)
        }
        if reply.id == nil { connection = nil }
        switch reply.outcome {
        case .result: return reply
        case .error(let error): throw .refused(error)
        }
    }

    private func dropped(
        after failure: Connection.Failure, request: String?, _ seconds: Int
    ) -> ClientError {
        connection = nil
        switch failure {
        case .broken: return .protocolFault(.closedEarly)
        case .unreadable(let fault): return .protocolFault(.unreadable(fault))
        case .interrupted: return .interrupted(request: request)
        case .timedOut:
            if let request { return .outcomeUnknown(request: request) }
            return .notAnswering(path: path, seconds: seconds)
        }
    }

    private func connected(_ deadline: Deadline) throws(ClientError) -> Connection {
        if let connection { return connection }
        do {
            let made = try Connection(path: path, deadline: deadline, interrupts: interrupts)
            connection = made
            return made
        } catch {
            switch error {
            case .noSocket: throw .notRunning(path: path, .noSocket)
            case .refused: throw .notRunning(path: path, .refused)
            case .notASocket: throw .notRunning(path: path, .notASocket)
            case .noPermission: throw .noPermission(path: path, SocketAccess(path: path))
            case .timedOut: throw .notAnswering(path: path, seconds: seconds)
            case .interrupted: throw .interrupted(request: nil)
            case .other(let errno): throw .badPath(path: path, errno: errno)
            }
        }
    }
}
