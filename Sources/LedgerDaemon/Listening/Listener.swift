import CSystem

/// The socket that clients connect to.
///
/// It is bound under a temporary name and takes its real one by renaming, when it listens and the
/// books are ready: whoever finds the name can connect, and nothing at that name is ever removed
/// but a dead socket of our own.
public final class Listener {
    static let backlog: Int32 = 511

    let descriptor: Int32
    /// Nil when the socket is systemd's.
    private let place: SocketPath?
    private let replacesStale: Bool
    /// The file that is ours, once it has its name.
    private var published: (device: UInt64, node: UInt64)?

    /// `mode`: who may connect, as the system's permission bits; what a caller may do is decided by
    /// who it is.
    public init(path: String, mode: UInt32) throws(ServerError) {
        let place = try SocketPath(path)
        replacesStale = try place.hasStaleSocket()
        let socket = cs_stream_socket(1)
        guard socket >= 0 else { throw .system("socket", -socket) }
        self.place = place
        descriptor = socket
        // Nobody can connect until it listens, whatever the umask makes of the mode.
        fchmod(socket, mode_t(mode))
        try Self.check(cs_bind_path(socket, place.temporary), path)
        try Self.check(cs_chmod(place.temporary, mode_t(mode)), path)
        try Self.check(cs_listen(socket, Self.backlog), path)
    }

    /// The socket that systemd listens on for this service; nil when it started us without one.
    public init?(inheritedFrom environment: [String: String]) throws(ServerError) {
        guard environment["LISTEN_PID"].flatMap({ Int32($0) }) == getpid(),
            let count = environment["LISTEN_FDS"].flatMap({ Int32($0) }), count > 0
        else { return nil }
        descriptor = 3
        place = nil
        replacesStale = false
        var listens: Int32 = 0
        var domain: Int32 = 0
        var type: Int32 = 0
        guard count == 1, cs_socket_option(3, SO_ACCEPTCONN, &listens) == 0, listens != 0,
            cs_socket_option(3, SO_DOMAIN, &domain) == 0, domain == AF_UNIX,
            cs_socket_option(3, SO_TYPE, &type) == 0, type == Int32(SOCK_STREAM.rawValue)
        else { throw .system("LISTEN_FDS is not one listening Unix stream socket", EINVAL) }
        cs_set_close_on_exec(3)
        cs_set_nonblocking(3)
    }

    deinit {
        withdraw()
        close(descriptor)
    }

    /// Gives the socket its name.
    func publish() throws(ServerError) {
        guard let place, published == nil else { return }
        var status = stat()
        try Self.check(cs_lstat(place.temporary, &status), place.path)
        var result =
            replacesStale
            ? cs_rename(place.temporary, place.path)
            : cs_rename_without_replacing(place.temporary, place.path)
        if result == -EINVAL { result = cs_rename(place.temporary, place.path) }
        if result == -EEXIST { throw .socket(path: place.path, .isServed) }
        try Self.check(result, place.path)
        published = (UInt64(status.st_dev), UInt64(status.st_ino))
    }

    /// Takes the name away again, if it is still ours.
    func withdraw() {
        guard let place else { return }
        guard let published else {
            _ = cs_unlink(place.temporary)
            return
        }
        var status = stat()
        guard cs_lstat(place.path, &status) == 0, UInt64(status.st_dev) == published.device,
            UInt64(status.st_ino) == published.node
        else { return }
        _ = cs_unlink(place.path)
        self.published = nil
    }

    private static func check(_ result: Int32, _ path: String) throws(ServerError) {
        if result < 0 { throw .socket(path: path, .unusable(-result)) }
    }
}
