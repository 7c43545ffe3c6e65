import LedgerAPI
import CSystem
public import Ledger
import LedgerStore
import Synchronization

/// What is known of the host's clock beside what it shows, shared by all who read and write the
/// books (R-CLR-6). Only the writer changes it.
final class ClockWatch: Sendable {
    private static let unknown = Int64.min
    /// Milliseconds by which the clock was ahead of the boot clock when it was believed.
    private let lead = Atomic<Int64>(unknown)
    /// The last sign of life.
    private let sign = Atomic<Int64>(unknown)
    /// Twice the number of an entry, and one more where at that end of the books the next clearing
    /// takes points: while a clock is doubted nothing is recorded, and everybody asks.
    private let clearing = Atomic<Int64>(unknown)

    /// Why a clock is not believed that shows this; nil where it is.
    /// - Parameters:
    ///   - last: when the last entry was recorded.
    ///   - seq: its number.
    func doubt(
        _ shown: Instant, last: Instant?, seq: Int64, _ state: some LedgerState
    ) -> ClockDoubt? {
        guard state.books != nil, let last else { return nil }
        let found: ClockDoubt?
        let lead = lead.load(ordering: .relaxed)
        if lead != Self.unknown {
            let expected = Instant(milliseconds: cs_boot_milliseconds() + lead)
            found = ClockDoubt(shown: shown, expected: expected)
        } else {
            found = state.doubt(startingAt: shown, last: max(last, lastSign ?? last)) {
                self.takesPoints(at: seq, state)
            }
        }
        return found.flatMap { Self.isSynchronised(shown) ? nil : $0 }
    }

    private func takesPoints(at seq: Int64, _ state: some LedgerState) -> Bool {
        let known = clearing.load(ordering: .relaxed)
        if known >> 1 == seq { return known & 1 == 1 }
        let answer = state.nextClearingTakesPoints()
        clearing.store(seq << 1 | (answer ? 1 : 0), ordering: .relaxed)
        return answer
    }

    /// The clock is right: what it does from now on is measured by the boot clock.
    func believe(_ shown: Instant) {
        lead.store(shown.milliseconds - cs_boot_milliseconds(), ordering: .relaxed)
    }

    /// Whether the clock was believed since the start.
    var isBelieved: Bool { lead.load(ordering: .relaxed) != Self.unknown }

    var lastSign: Instant? {
        let sign = sign.load(ordering: .relaxed)
        return sign == Self.unknown ? nil : Instant(milliseconds: sign)
    }

    func note(sign moment: Instant) { sign.store(moment.milliseconds, ordering: .relaxed) }

    /// Whether the kernel's clock is kept right by others, and is what this process sees.
    static func isSynchronised(_ shown: Instant) -> Bool {
        var seconds: Int64 = 0
        guard cs_clock_is_synchronised(&seconds) else { return false }
        return (seconds - shown.milliseconds / 1000).magnitude <= 60
    }
}

extension LedgerWriter {
    /// A sign of life is given so often, in milliseconds.
    static let minute: Int64 = 60_000

    /// Looks at the clock before anything is recorded: why it is not believed, or nil. A clock that
    /// is believed is remembered, and so is, once a minute, that somebody was there; then a clock
    /// that others keep right is measured anew, however it came to what it shows.
    public func lookAtClock() -> ClockDoubt? {
        guard !clock.isSimulated, clock.now(after: books.lastRecordedAt, time: time) != nil else {
            return nil
        }
        let shown = clock.shown(time)
        let last = books.lastRecordedAt
        if let doubt = clock.doubt(shown, last: last, seq: books.head.seq, books.state) {
            return doubt
        }
        let watch = condition.clockWatch
        if !watch.isBelieved || books.state.books == nil { watch.believe(shown) }
        giveSign(shown)
        return nil
    }

    private func giveSign(_ shown: Instant) {
        let last = condition.clockWatch.lastSign?.milliseconds
        if let last, (shown.milliseconds - last).magnitude < Self.minute { return }
        guard condition.isInPlace else { return }
        if ClockWatch.isSynchronised(shown) { condition.clockWatch.believe(shown) }
        isSignKept = sign.write(shown)
        condition.clockWatch.note(sign: shown)
    }
}
