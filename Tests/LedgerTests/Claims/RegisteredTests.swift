import Ledger
import LedgerTestSupport
import Testing

/// R-ORG-10, R-NOTICE-2: what is registered for somebody, and by whom it is not decided.
struct RegisteredTests {
    private static let onNotice = Given(.submit(), .approve("C1"))

    @Test func `an objection registered for somebody is theirs, and names who registered it`() {
        let given = Self.onNotice.when(.object(to: "C1", for: .wang, by: .li))
            .then(.claim("C1", .objected("O1", reason: Step.reason, by: .wang)))
        #expect(given.state.objection("O1")?.by == .wang)
        #expect(given.state.objection("O1")?.registeredBy == .li)
        given.when(.object(to: "C1")).refused(.claim(.objectionRaisedAlready("O1")))
        #expect(
            Self.onNotice.and(.object(to: "C1", for: .wang, by: .wang)).state.objection("O1")?
                .registeredBy == nil)
    }

    @Test func `who registered a claim does not dismiss an objection to it`() {
        Given(.submit(by: .li), .approve("C1"), .object(to: "C1")).when(.dismiss("O1", by: .li))
            .refused(.fourEyes(.ownRegistration))
    }

    @Test func `who registered an objection does not dismiss it, but may uphold it`() {
        let given = Self.onNotice.and(.object(to: "C1", for: .wang, by: .li))
        given.when(.dismiss("O1", by: .li)).refused(.fourEyes(.registeredComplaint))
        #expect(given.and(.uphold("O1", by: .li)).surprises == [])
        #expect(given.and(.dismiss("O1", by: .sun)).surprises == [])
    }

    @Test func `a second objection takes a new reason, and there is no third`() {
        let given = Self.onNotice.and(.object(to: "C1", because: "不在 现场"), .dismiss("O1"))
        given.when(.object(to: "C1", because: "不在现场"))
            .refused(.claim(.objectionReasonGiven("O1")))
        let twice = given.and(.object(to: "C1", because: "照片是旧的"), .dismiss("O2"))
        #expect(twice.surprises == [])
        twice.when(.object(to: "C1", because: "还有一条"))
            .refused(.claim(.objectionsUsedUp("C1", most: 2)))
        twice.when(.object(to: "C1", because: "还有一条", for: .wang, by: .li))
            .refused(.claim(.objectionsUsedUp("C1", most: 2)))
        #expect(twice.and(.object(to: "C1", because: "不在现场", by: .zhao)).surprises == [])
    }

    @Test func `an appeal is registered for whoever lost the points, and for nobody else`() {
        let given = Given(.deduct()).and(.appeal("D1", for: .zhang, by: .li))
        #expect(given.surprises == [])
        #expect(given.state.appeal("A1")?.registeredBy == .li)
        Given(.deduct()).when(.appeal("D1", for: .wang, by: .li))
            .refused(.deduction(.notYours("D1")))
        given.when(.upholdAppeal("A1", by: .li)).refused(.fourEyes(.registeredComplaint))
        given.when(.dismissAppeal("A1", by: .li)).refused(.fourEyes(.registeredComplaint))
        #expect(given.and(.upholdAppeal("A1")).surprises == [])
    }

    @Test func `a second appeal takes a new reason, and there is no third`() {
        let given = Given(.deduct(), .appeal("D1", because: "ＡＢ"), .dismissAppeal("A1"))
        given.when(.appeal("D1", because: "ab")).refused(.deduction(.appealReasonGiven("A1")))
        let twice = given.and(.appeal("D1", because: "认错人了"), .dismissAppeal("A2"))
        twice.when(.appeal("D1", because: "再来")).refused(.deduction(.appealsUsedUp("D1", most: 2)))
    }

    @Test func `any administrator withdraws a claim for its employee`() {
        let given = Given(.grant(.administrator, to: .employee(.wang)), .submit())
        given.when(.withdraw("C1", by: .zhao)).refused(.claim(.notYours("C1")))
        given.when(.withdraw("C1", by: .wang)).then(.claim("C1", .withdrawn(.request)))
    }
}
