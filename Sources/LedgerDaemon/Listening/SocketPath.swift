import CSystem

/// A place in the file system for a socket, and what is there now.
struct SocketPath {
    let path: String
    /// A name in the same folder, to be renamed once the socket listens.
    let temporary: String

    init(_ path: String) throws(ServerError) {
        guard path.first == "/", !path.utf8.contains(0), let slash = path.lastIndex(of: "/") else {
            throw .socket(path: path, .notAbsolute)
        }
        var random: UInt64 = 0
        cs_random(&random, MemoryLayout<UInt64>.size)
        self.path = path
        temporary = path[...slash] + "." + String(random, radix: 36)
        let longest = Int(CS_SOCKET_PATH_MAX)
        if path.utf8.count > longest || temporary.utf8.count > longest {
            throw .socket(path: path, .tooLong(longest: longest))
        }
    }

    /// Whether a socket of ours is there that nobody answers on: it may be replaced. Throws for
    /// anything else that is there, and leaves it as it is.
    func hasStaleSocket() throws(ServerError) -> Bool {
        var status = stat()
        switch cs_lstat(path, &status) {
        case 0: break
        case -ENOENT: return false
        case let result: throw .socket(path: path, .unusable(-result))
        }
        if let fault = Self.fault(status) { throw .socket(path: path, fault) }
        switch tryConnecting() {
        case -ECONNREFUSED: return true
        case -ENOENT: return false
        case 0, -EAGAIN, -EINPROGRESS: throw .socket(path: path, .isServed)
        case let result: throw .socket(path: path, .unusable(-result))
        }
    }

    private static func fault(_ status: stat) -> SocketFault? {
        if cs_is_link(status.st_mode) != 0 { return .isLink }
        if cs_is_directory(status.st_mode) != 0 { return .isDirectory }
        if cs_is_socket(status.st_mode) == 0 { return .isFile }
        return status.st_uid == geteuid() ? nil : .isOthers(uid: status.st_uid)
    }

    private func tryConnecting() -> Int32 {
        let socket = cs_stream_socket(1)
        guard socket >= 0 else { return socket }
        defer { close(socket) }
        return cs_connect_path(socket, path)
    }
}
