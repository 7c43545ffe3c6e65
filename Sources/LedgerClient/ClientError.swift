public import LedgerAPI

/// Why a call had no result. Words for people are made where the language is known.
public enum ClientError: Error, Sendable {
    /// Nobody listens at the path.
    case notRunning(path: String, Absence)
    /// The socket or a directory above it may not be used.
    case noPermission(path: String, SocketAccess)
    /// The path cannot be a socket's: too long, or the system said something unexpected.
    case badPath(path: String, errno: Int32)
    /// Connected or connecting, but no answer within the time; nothing was to be changed.
    case notAnswering(path: String, seconds: Int)
    /// A change was sent and no answer came. The same request id settles it.
    case outcomeUnknown(request: String)
    /// What came back is no answer to what was asked.
    case protocolFault(ProtocolFault)
    /// The daemon said no, and why.
    case refused(WireError)
    /// The user interrupted; if a change was under way, its request id.
    case interrupted(request: String?)

    public enum Absence: Sendable {
        case noSocket
        /// A socket is there, left by a daemon that ended.
        case refused
        case notASocket
    }

    public enum ProtocolFault: Sendable {
        case unreadable(ReplyFault)
        /// An answer to a request that was not asked on this connection.
        case unexpectedID
        /// The connection ended before the answer, repeatedly.
        case closedEarly
    }
}
