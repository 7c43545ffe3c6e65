import CSystem

/// Tells systemd how the service is doing (sd_notify); does nothing where nobody asked.
public struct Notifier: Sendable {
    private let path: String?
    /// How often systemd wants a sign of life: half the time after which it gives up.
    let watchdog: Duration?

    public init(environment: [String: String]) {
        path = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
        let isForUs = environment["WATCHDOG_PID"].map { Int32($0) == getpid() } ?? true
        watchdog = environment["WATCHDOG_USEC"].flatMap { Int64($0) }
            .flatMap { isForUs && $0 > 0 ? .microseconds($0) / 2 : nil }
    }

    /// `READY=1`, `STOPPING=1`, `STATUS=…`; several are lines of one text.
    func send(_ text: String) {
        guard let path else { return }
        let socket = cs_datagram_socket()
        guard socket >= 0 else { return }
        defer { close(socket) }
        let bytes = Array(text.utf8)
        _ = cs_send_to_path(socket, path, bytes, bytes.count)
    }
}
