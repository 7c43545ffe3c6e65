import CSystem
import Ledger
import LedgerAPI

/// The time that changes are recorded at. A simulated clock stands still until it is advanced:
/// it shows its start, or the last recorded time, whichever is later.
struct LedgerClock: Sendable {
    let simulatedFrom: ServiceOptions.SimulatedStart?
    /// What is known of the host's clock; nil where it is believed whatever it shows (R-CLR-6).
    private let watch: ClockWatch?

    init(_ service: LedgerService) {
        let options = service.options
        simulatedFrom = options.simulatedFrom
        let isTrusted = options.simulatedFrom != nil || options.trustsClock
        watch = isTrusted ? nil : service.condition.clockWatch
    }

    /// The last year in which anything is recorded; days are written with four digits. A host's
    /// clock beyond it cannot be right, and what it recorded would end all changes until then.
    static let lastYear = 2999

    /// How far the host's clock may be behind the last entry (R-TIME-2).
    static let tolerance: Int64 = 60_000

    var isSimulated: Bool { simulatedFrom != nil }

    static func isBeyond(_ shown: Instant, _ time: LedgerTime) -> Bool {
        shown >= time.end(ofYear: lastYear)
    }

    /// - Returns: the moment to record at, or nil where the clock is behind by more than a minute,
    ///   or beyond the last year.
    func now(after last: Instant?, time: LedgerTime) -> Instant? {
        let shown = shown(time)
        if Self.isBeyond(shown, time) { return nil }
        guard let last, shown < last else { return shown }
        return isSimulated || shown.adding(milliseconds: Self.tolerance) >= last ? last : nil
    }

    /// Why the clock is not believed (R-CLR-6).
    /// - Parameters:
    ///   - last: when the last entry was recorded.
    ///   - seq: its number.
    func doubt(
        _ shown: Instant, last: Instant?, seq: Int64, _ state: some LedgerState
    ) -> ClockDoubt? {
        watch?.doubt(shown, last: last, seq: seq, state)
    }

    /// What the clock itself says.
    func shown(_ time: LedgerTime) -> Instant {
        switch simulatedFrom {
        case .instant(let instant): instant
        case .day(let day): time.start(of: day)
        case nil: Self.host
        }
    }

    /// What the host's clock says.
    static var host: Instant { Instant(milliseconds: cs_wall_milliseconds()) }
}
