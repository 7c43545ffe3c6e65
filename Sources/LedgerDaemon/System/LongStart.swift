/// Tells systemd that something goes on which takes long, so that the daemon is not ended for a
/// time-out: a start with an upgrade of the books, or with much that fell due while nobody was there;
/// later a change such as a rebuild.
public struct LongStart: Sendable {
    private let notifier: Notifier
    /// When the next sign may be given; 0 before the first.
    private let next = Monitor(Monotonic(nanoseconds: 0))
    private let nextSign = Monitor(Monotonic(nanoseconds: 0))
    /// Five minutes from each sign on, as `TimeoutStartSec` of the shipped unit.
    private static let microseconds = 300_000_000
    private static let interval = Duration.seconds(1)

    init(_ notifier: Notifier) { self.notifier = notifier }

    /// At most once a second; to be called as often as there is something new.
    public func goesOn(_ words: @autoclosure () -> String) {
        let now = Monotonic.now()
        let isDue = next.locked { next in
            if now < next { return false }
            next = now.after(Self.interval)
            return true
        }
        guard isDue else { return }
        notifier.send("EXTEND_TIMEOUT_USEC=\(Self.microseconds)\nSTATUS=\(words())")
    }

    /// The watchdog's sign of life, from within a change: the writer is busy, and does not hang.
    public func lives() {
        guard let interval = notifier.watchdog else { return }
        let now = Monotonic.now()
        let isDue = nextSign.locked { next in
            if now < next { return false }
            next = now.after(interval)
            return true
        }
        if isDue { notifier.send("WATCHDOG=1") }
    }

    /// Clients can connect.
    func isDone() {
        let saidSomething = next.locked { $0.nanoseconds != 0 }
        notifier.send(saidSomething ? "READY=1\nSTATUS=serving" : "READY=1")
    }
}
