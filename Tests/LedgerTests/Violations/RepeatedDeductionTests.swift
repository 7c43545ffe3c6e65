import Ledger
import LedgerTestSupport
import Testing

/// R-NEG-3: the same deduction twice is asked about.
struct RepeatedDeductionTests {
    /// R-NEG-3, R-NEG-4
    @Test func `the same person, item, day and reason are deducted once`() {
        let given = Given(.deduct(because: "未戴安全帽", distinct: false))
        given.when(.deduct(because: " 未戴安全帽", distinct: false))
            .refused(.deduction(.duplicate("D1")))
        #expect(given.and(.deduct(because: "未戴安全帽")).state.deductions.count == 2)
        #expect(
            given.and(.deduct(because: "又未戴安全帽", distinct: false)).state.deductions.count == 2)
        #expect(
            given.and(.deduct(from: .wang, because: "未戴安全帽", distinct: false))
                .state.deductions.count == 2)
    }

    @Test func `one that was given back may be recorded again`() {
        let given = Given(
            .deduct(because: "未戴安全帽", distinct: false), .appeal("D1"), .upholdAppeal("A1"))
        #expect(
            given.and(.deduct(because: "未戴安全帽", distinct: false)).state.deductions.count == 2)
    }
}
