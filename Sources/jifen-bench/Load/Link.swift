import CSystem

/// Connected sockets that block, as their descriptors.
enum Link {
    private static let patience: Int64 = 60_000_000_000

    static func open(_ path: String) throws(BenchFailure) -> Int32 {
        let made = cs_stream_socket(0)
        guard made >= 0 else { throw BenchFailure("socket", made) }
        let result = cs_connect_path(made, path)
        guard result == 0 else {
            close(made)
            throw BenchFailure(path, result)
        }
        return made
    }

    /// Returns when somebody answers there.
    static func wait(for path: String) throws(BenchFailure) {
        let end = cs_monotonic_nanoseconds() + patience
        while true {
            do {
                close(try open(path))
                return
            } catch {
                if cs_monotonic_nanoseconds() > end { throw error }
                usleep(200)
            }
        }
    }

    static func send(_ bytes: [UInt8], to descriptor: Int32) throws(BenchFailure) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                cs_send_waiting(descriptor, $0.baseAddress.map { $0 + sent }, $0.count - sent)
            }
            guard count > 0 else { throw BenchFailure("send", Int32(count)) }
            sent += count
        }
    }
}
