import Ledger
import LedgerTestSupport
import Testing

/// R-CLR-6: which clocks are believed.
struct ClockDoubtTests {
    private static let last: Instant = "2026-12-29 10:00"
    private static let day: Int64 = 86_400_000

    private func cause(
        _ given: Given, after days: Double, milliseconds: Int64 = 0
    ) -> ClockDoubt.Cause? {
        let shown = Self.last.adding(
            milliseconds: Int64(days * Double(Self.day)) + milliseconds)
        let doubt = given.state.doubt(startingAt: shown, last: Self.last)
        if let doubt { #expect((doubt.from, doubt.to) == (Self.last, shown)) }
        return doubt?.cause
    }

    @Test func `a start is believed up to ten days after the last that is known`() {
        let given = Given(from: "2026-06-01 09:00")
        #expect(cause(given, after: -400) == nil)
        #expect(cause(given, after: 10) == nil)
        #expect(cause(given, after: 10, milliseconds: 1) == .silence)
        #expect(cause(given, after: 365) == .silence)
    }

    /// R-CLR-1
    @Test func `one that would take points only up to four`() {
        let given = Given(.earned(30))
        #expect(cause(given, after: 4) == nil)
        #expect(cause(given, after: 4, milliseconds: 1) == .clearing)
        #expect(cause(Given(), after: 9) == nil, "nobody has any")
        let kept = Given(under: .clearing(.carryOver), .earned(30))
        #expect(cause(kept, after: 9) == nil, "nobody loses any")
        #expect(cause(kept, after: 11) == .silence)
        let held = Given(.earned(20), .stocked(), .request())
        #expect(cause(held, after: 9) == .clearing, "a hold would lose them")
    }

    @Test func `a running clock may be set by an hour, forwards or back`() {
        for sign in [Int64(1), -1] {
            let hour = Self.last.adding(milliseconds: sign * 3_600_000)
            #expect(ClockDoubt(shown: hour, expected: Self.last) == nil)
            let more = hour.adding(milliseconds: sign)
            #expect(
                ClockDoubt(shown: more, expected: Self.last)
                    == ClockDoubt(cause: .moved, from: Self.last, to: more))
        }
    }

    @Test func `the confirmation names the jump and the operator, and moves nothing`() {
        let doubt = ClockDoubt(cause: .silence, from: Self.last, to: "2031-01-01 00:00")
        Given(.earned(30)).when(.ask(.books(.confirmClock(doubt, user: "root")), by: .operator))
            .then(.books(.clockConfirmed(doubt, user: "root")))
            .leaves(available: 30)
    }
}
