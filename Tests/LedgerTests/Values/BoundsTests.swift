import Ledger
import LedgerTestSupport
import Testing

/// Numbers that no rule limits: a program that asks for such a thing is stopped at once.
struct BoundsTests {
    @Test func `what makes points or goods out of nothing does not come to the rules`() async {
        await #expect(processExitsWith: .success) { _ = Given(.request(count: 1)) }
        await #expect(processExitsWith: .failure) { _ = Given(.request(count: -1)) }
        await #expect(processExitsWith: .failure) { _ = Given(.request(count: 0)) }
        await #expect(processExitsWith: .failure) { _ = Given(.receive(-5)) }
        await #expect(processExitsWith: .failure) { _ = Given(.setBudget(Fen(-1))) }
    }
}
