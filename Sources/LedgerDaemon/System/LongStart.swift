/// Tells systemd that a start goes on which takes long, so that it is not ended for a time-out:
/// an upgrade of the books, or what fell due while nobody was there.
public struct LongStart: Sendable {
    private let notifier: Notifier
    /// When the next sign may be given; 0 before the first.
    private let next = Monitor(Monotonic(nanoseconds: 0))
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

    /// Clients can connect.
    func isDone() {
        let saidSomething = next.locked { $0.nanoseconds != 0 }
        notifier.send(saidSomething ? "READY=1\nSTATUS=serving" : "READY=1")
    }
}
