import CSystem
import LedgerAPI

/// A connected socket that waits with a deadline and lets itself be interrupted.
///
/// Not Sendable: one thread at a time. Closed when it is released.
final class Connection {
    /// How waiting can end without what was waited for.
    enum Failure: Error {
        case broken
        case timedOut
        case interrupted
        case unreadable(ReplyFault)
    }

    enum ConnectFailure: Error {
        case noSocket
        case refused
        case notASocket
        case noPermission
        case timedOut
        case interrupted
        case other(errno: Int32)
    }

    private static let retryInterval: Int64 = 20_000_000

    private let descriptor: Int32
    private let interrupts: Int32?
    private var replies = ReplyReader(leavesRows: true)
    private var isAtEnd = false

    init(path: String, deadline: Deadline, interrupts: Int32?) throws(ConnectFailure) {
        let made = cs_stream_socket(1)
        guard made >= 0 else { throw .other(errno: -made) }
        descriptor = made
        self.interrupts = interrupts
        while true {
            let result = cs_connect_path(descriptor, path.systemPath)
            switch -result {
            case 0: return
            case ENOENT, ENOTDIR: throw .noSocket
            case ECONNREFUSED: throw Self.isSocket(path) ? .refused : .notASocket
            case EPROTOTYPE: throw .notASocket
            case EACCES, EPERM: throw .noPermission
            case EINTR: continue
            case EAGAIN:
                // The queue of waiting connections is full; poll cannot tell when it no longer is.
                switch wait(for: 0, until: deadline.orSooner(Self.retryInterval)) {
                case .interrupted: throw .interrupted
                case .ready, .timedOut: if deadline.hasPassed { throw .timedOut }
                }
            default: throw .other(errno: -result)
            }
        }
    }

    deinit {
        close(descriptor)
    }

    private static func isSocket(_ path: String) -> Bool {
        var status = stat()
        return cs_stat(path.systemPath, &status) != 0 || cs_is_socket(status.st_mode) != 0
    }

    /// Sends all bytes. What the other side closed while we send may still hold a reply, so a
    /// broken connection shows when receiving only.
    func send(_ bytes: [UInt8], deadline: Deadline) throws(Failure) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                cs_send(descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent)
            }
            switch count {
            case 0...: sent += count
            case Int(-EINTR): continue
            case Int(-EAGAIN): try awaitReadiness(Int16(POLLOUT), deadline)
            default: return
            }
        }
    }

    /// The next line of an answer.
    func receive(deadline: Deadline) throws(Failure) -> ReplyLine {
        while true {
            do {
                if let reply = try replies.next() { return reply }
            } catch {
                throw .unreadable(error)
            }
            if isAtEnd { throw .broken }
            try awaitReadiness(Int16(POLLIN), deadline)
            readAvailable()
        }
    }

    private func readAvailable() {
        withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 16) { buffer in
            let count = cs_receive(descriptor, buffer.baseAddress, buffer.count)
            switch count {
            case 1...: replies.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            case Int(-EAGAIN), Int(-EINTR): break
            default: isAtEnd = true
            }
        }
    }

    private func awaitReadiness(_ events: Int16, _ deadline: Deadline) throws(Failure) {
        switch wait(for: events, until: deadline) {
        case .ready: return
        case .timedOut: throw .timedOut
        case .interrupted: throw .interrupted
        }
    }

    private func wait(for events: Int16, until deadline: Deadline) -> Waiting.End {
        Waiting.wait(for: events, on: descriptor, until: deadline, interrupts: interrupts)
    }
}
