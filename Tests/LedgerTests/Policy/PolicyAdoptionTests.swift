import Ledger
import LedgerTestSupport
import Testing

/// A policy is adopted by an event and is effective from a date; what was decided under an older
/// one stays as it was. R-ITEM-2.
struct PolicyAdoptionTests {
    private static let other = Policy.example.with { $0.name = "other" }

    @Test func `a policy is adopted for today or later`() {
        Given().when(.adopt(Self.other, effective: "2026-03-02"))
            .then(.policy(.adopted(Self.other, effective: "2026-03-02")))
        Given().when(.adopt(Self.other, effective: "2026-04-01"))
            .then(.policy(.adopted(Self.other, effective: "2026-04-01")))
    }

    @Test func `a day in the past is refused, before any fault`() {
        let faulty = Self.other.with { $0.items = [] }
        Given().when(.adopt(faulty, effective: "2026-03-01"))
            .refused(
                .policy(.effectiveInThePast(effective: "2026-03-01", today: "2026-03-02")))
    }

    @Test func `a faulty policy is refused with all its faults`() {
        let faulty = Self.other.with {
            $0.items = []
            $0.redemption.windows = [.weekdays([])]
        }
        Given().when(.adopt(faulty)).refused(.policy(.faulty(faulty.faults())))
        #expect(faulty.faults().count == 2)
    }

    @Test func `the last policy that has begun is in force`() {
        let summer = Self.other.with { $0.name = "summer" }
        let corrected = Self.other.with { $0.name = "corrected" }
        let given = Given(
            .adopt(summer, effective: "2026-06-01"), .adopt(Self.other, effective: "2026-04-01"),
            .adopt(corrected, effective: "2026-04-01"))
        #expect(given.surprises == [])
        let days: [Day] = ["2026-03-01", "2026-03-31", "2026-04-01", "2026-05-31", "2026-06-01"]
        let names = days.map { given.state.policies.policy(on: $0)?.name }
        let first = Policy.example.name
        #expect(names == [nil, first, "corrected", "corrected", "summer"])
    }

    @Test func `an adoption remembers its entry`() {
        let given = Given(.adopt(Self.other))
        let adoption = given.state.policies.adoption(on: "2026-03-02")
        #expect(adoption?.seq == Int64(given.journal.events.count))
        #expect(adoption?.effective == "2026-03-02")
    }

    @Test func `without a policy in force nothing that needs one is taken`() {
        let bare = Given.nothing().and(.open(), .enrol(.zhang), .enrol(.zhou))
        let none = Refusal.policy(.noneInForce(on: "2026-03-02"))
        bare.when(.submit()).refused(none)
        bare.when(.deduct()).refused(none)
        bare.when(.offer()).refused(none)
        bare.and(.adopt(.example, effective: "2026-03-03")).when(.submit()).refused(none)
    }

    /// R-NOTICE-1
    @Test func `what was decided stays when the policy changes`() {
        let longer = Policy.example.with {
            $0.reviewWorkingDays = 10
            $0.noticeWorkingDays = 10
        }
        Given(.submit(), .submit(.drill), .approve("C1"), .adopt(longer))
            .when(.at("2026-03-05 24:00"))
            .then(.credited("C1", 20), .claim("C2", .overdue))
    }
}
