import CSystem

/// Waits for many descriptors at once (epoll). Each is known by a token of the caller's.
final class Poller {
    private static let capacity = 256

    private let descriptor: Int32
    private let events: UnsafeMutablePointer<epoll_event>

    init() throws(ServerError) {
        descriptor = cs_epoll_create()
        guard descriptor >= 0 else { throw .system("epoll_create1", -descriptor) }
        events = .allocate(capacity: Self.capacity)
    }

    deinit {
        close(descriptor)
        events.deallocate()
    }

    func add(_ other: Int32, _ interest: UInt32, token: UInt64) throws(ServerError) {
        let result = cs_epoll_control(descriptor, EPOLL_CTL_ADD, other, interest, token)
        if result < 0 { throw .system("epoll_ctl", -result) }
    }

    func change(_ other: Int32, _ interest: UInt32, token: UInt64) {
        _ = cs_epoll_control(descriptor, EPOLL_CTL_MOD, other, interest, token)
    }

    func remove(_ other: Int32) {
        _ = cs_epoll_control(descriptor, EPOLL_CTL_DEL, other, 0, 0)
    }

    /// Waits until `deadline` for something to happen, then calls `body` for each thing.
    func wait(until deadline: Monotonic, _ body: (_ token: UInt64, _ events: UInt32) -> Void) {
        let count = cs_epoll_wait(
            descriptor, events, Int32(Self.capacity), Self.milliseconds(until: deadline))
        guard count > 0 else { return }
        for index in 0..<Int(count) { body(events[index].data.u64, events[index].events) }
    }

    private static func milliseconds(until deadline: Monotonic) -> Int32 {
        guard deadline != .never else { return -1 }
        let left = deadline.since(.now())
        return left <= 0 ? 0 : Int32(clamping: (left + 999_999) / 1_000_000)
    }
}
