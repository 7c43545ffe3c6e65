import CSystem

/// A moment on the monotonic clock.
public struct Deadline: Sendable {
    private let nanoseconds: Int64

    public init(seconds: Int) {
        self.init(milliseconds: seconds * 1000)
    }

    public init(milliseconds: Int) {
        nanoseconds = cs_monotonic_nanoseconds() + Int64(milliseconds) * 1_000_000
    }

    private init(at nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    public var hasPassed: Bool { cs_monotonic_nanoseconds() >= nanoseconds }

    /// This deadline, or the one that many nanoseconds from now, whichever comes first.
    func orSooner(_ interval: Int64) -> Deadline {
        Deadline(at: min(nanoseconds, cs_monotonic_nanoseconds() + interval))
    }

    var milliseconds: Int32 {
        let left = nanoseconds - cs_monotonic_nanoseconds()
        return Int32(clamping: max(0, (left + 999_999) / 1_000_000))
    }
}

/// Waiting for a descriptor that an interruption (a signalfd, say) can end.
public enum Waiting {
    public enum End: Sendable {
        case ready
        case timedOut
        case interrupted
    }

    /// - Parameters:
    ///   - events: of `poll`; none: just wait.
    ///   - interrupts: a descriptor that becomes readable when the user wants to stop.
    public static func wait(
        for events: Int16, on descriptor: Int32, until deadline: Deadline, interrupts: Int32?
    ) -> End {
        while true {
            // poll passes over negative descriptors.
            var watched = [
                pollfd(fd: events == 0 ? -1 : descriptor, events: events, revents: 0),
                pollfd(fd: interrupts ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&watched, nfds_t(watched.count), deadline.milliseconds)
            if watched[1].revents != 0 { return .interrupted }
            if watched[0].revents != 0 { return .ready }
            if count == 0, deadline.hasPassed { return .timedOut }
        }
    }
}
