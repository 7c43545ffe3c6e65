import CSystem
import JSON
import LedgerClient

/// jifend as a child, on a training book with a clock that stands still.
final class DaemonProcess {
    let socket: String
    let child: Child
    /// From starting the process to the first answer.
    let startTime: Span

    /// As shipped, but that one user may open as many connections as a benchmark needs, that one
    /// person stands for many, and that a clock which jumps months ahead is believed (R-CLR-6).
    private static let configuration = """
        {
            clock: { trust: true },
            limits: { connections: 256, connectionsPerUser: 256 },
            quotas: {
                own: { openClaims: 1000000000, openHolds: 10000 },
                registered: {
                    openClaims: 1000000000, openHolds: 10000, changesPerMinute: 1000000000,
                    changesPerDay: 1000000000, kibibytesPerMinute: 1000000000,
                    kibibytesPerDay: 1000000000,
                },
            },
        }
        """
    /// A Monday.
    static let today = "2026-10-12"

    /// - Parameter day: where its clock stands.
    init(_ folder: WorkFolder, on day: String = today) throws(BenchFailure) {
        socket = folder.sockets + "/jifen.sock"
        let file = try Self.configure(folder)
        let began = cs_monotonic_nanoseconds()
        child = try Child(
            Child.ownPath,
            [
                "serve", "--books", folder.file("books.sqlite"), "--socket", socket, "--config",
                file, "--simulate", day, "--log", "info",
            ], log: folder.file("jifend.log"))
        try Link.wait(for: socket)
        try Caller(socket).call("server.ping")
        startTime = Span(nanoseconds: cs_monotonic_nanoseconds() - began)
    }

    func stop() { child.stop() }

    /// Writes the configuration into a folder; its path.
    static func configure(_ folder: WorkFolder) throws(BenchFailure) -> String {
        let file = folder.file("jifend.json5")
        try Array(configuration.utf8).write(to: file)
        return file
    }
}

/// Calls one by one, for what is not measured or takes long.
struct Caller {
    private let client: Client

    init(_ socket: String) { client = Client(path: socket, seconds: 600) }

    @discardableResult
    func call(_ method: String, _ params: JSONObject = [:]) throws(BenchFailure) -> JSON {
        do {
            return try client.call(method, params)
        } catch {
            throw BenchFailure("\(method): \(error)")
        }
    }

    /// Under a new request id.
    @discardableResult
    func change(
        _ method: String, as who: String? = nil, _ params: JSONObject = [:]
    ) throws(BenchFailure) -> JSON {
        var params = params
        params["request"] = .string(RequestKey.made())
        params["as"] = who.map { .string($0) }
        return try call(method, params)
    }
}

extension [UInt8] {
    /// Over what is there.
    func write(to path: String) throws(BenchFailure) {
        let descriptor = cs_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw BenchFailure(path, descriptor) }
        defer { close(descriptor) }
        guard cs_write(descriptor, self, count) == count else { throw BenchFailure(path, -EIO) }
    }
}
