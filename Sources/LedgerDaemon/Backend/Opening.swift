import LedgerStore

/// Says in the log what opening the books does, and tells systemd that it goes on.
final class Opening {
    private let log: Log
    private let start: LongStart
    private let began = Monotonic.now()
    /// When progress is to be said next.
    private var next = Monotonic.now().after(Opening.interval)
    private static let interval = Duration.seconds(5)

    init(_ log: Log, _ start: LongStart) {
        self.log = log
        self.start = start
    }

    func note(_ step: OpeningStep) {
        start.goesOn("\(step)")
        switch step {
        case .differs, .foreign: log.note(.warning, "\(step)")
        case .upgrade: log.note(.notice, "\(step)")
        case .renewed:
            let milliseconds = Monotonic.now().since(began) / 1_000_000
            log.note(.notice, "\(step); it took \(milliseconds) ms")
        case .replayed:
            let now = Monotonic.now()
            guard now >= next else { return }
            next = now.after(Self.interval)
            log.note(.notice, "\(step)")
        }
    }
}
