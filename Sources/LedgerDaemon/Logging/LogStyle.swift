import CSystem

/// How lines begin and how they are written: the journal wants a priority, a file the time.
struct LogStyle: Sendable {
    let isJournal: Bool
    private let isSocket: Bool
    /// What a pipe takes without waiting once it is writable at all.
    private static let piece = 4096

    init(_ descriptor: Int32, _ environment: [String: String]) {
        var status = stat()
        let isKnown = cs_fstat(descriptor, &status) == 0
        isSocket = isKnown && cs_is_socket(status.st_mode) != 0
        isJournal = isKnown && environment["JOURNAL_STREAM"] == "\(status.st_dev):\(status.st_ino)"
    }

    func begin(_ level: LogLevel, _ text: inout [UInt8]) {
        if isJournal {
            text.appendText("<")
            text.appendNumber(Int64(level.rawValue))
            text.appendText(">")
        } else {
            text.appendTime(milliseconds: cs_wall_milliseconds())
            text.appendText(" ")
            text.appendText(level.name)
            text.appendText(" ")
        }
    }

    /// Writes what can be written without waiting; the number of bytes.
    func write(_ text: [UInt8], to descriptor: Int32) -> Int {
        text.withUnsafeBytes { bytes in
            var start = 0
            while start < bytes.count, let base = bytes.baseAddress {
                let count = writePiece(base + start, bytes.count - start, descriptor)
                guard count > 0 else { break }
                start += count
            }
            return start
        }
    }

    private func writePiece(_ bytes: UnsafeRawPointer, _ count: Int, _ descriptor: Int32) -> Int {
        if isSocket { return cs_send(descriptor, bytes, count) }
        var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard CSystem.poll(&poll, 1, 0) > 0 else { return 0 }
        return cs_write(descriptor, bytes, min(count, Self.piece))
    }
}
