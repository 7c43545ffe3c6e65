import Ledger
import LedgerTestSupport
import Testing

/// R-ITEM-3, R-ITEM-4: one occurrence is rewarded once.
struct OccurrenceTests {
    private static func submitted(_ item: ItemCode, distinct: Bool = false, about: String? = nil)
        -> Event
    {
        .claim(
            "C2",
            .filed(item, on: "2026-03-02", until: "2026-03-05", about: about, distinct: distinct))
    }

    /// R-ITEM-4
    @Test func `a second claim for the same item and date is a duplicate`() {
        let given = Given(.submit(.hazard))
        given.when(.submit(.hazard)).refused(.claim(.duplicate(of: "C1")))
        given.when(.submit(.drill)).then(Self.submitted(.drill))
        #expect(given.and(.submit(.hazard, on: "2026-03-01")).surprises == [])
        #expect(given.and(.submit(.hazard, for: .wang)).surprises == [])
    }

    /// R-ITEM-4
    @Test func `a claim can state that it is a distinct occurrence`() {
        Given(.submit(.hazard)).when(.submit(.hazard, distinct: true))
            .then(Self.submitted(.hazard, distinct: true))
    }

    /// R-ITEM-4
    @Test func `an occurrence is claimed once by one person, under whatever item`() {
        let given = Given(.submit(.report, about: "隐患-12"))
        given.when(.submit(.hazard, about: "隐患-12"))
            .refused(.claim(.occurrenceTaken("隐患-12", by: "C1")))
        given.when(.submit(.hazard, on: "2026-03-01", about: "隐患-12", distinct: true))
            .refused(.claim(.occurrenceTaken("隐患-12", by: "C1")))
        given.when(.submit(.hazard, about: "隐患-13"))
            .then(Self.submitted(.hazard, about: "隐患-13"))
        #expect(given.and(.submit(.report, for: .wang, about: "隐患-12")).surprises == [])
    }

    /// R-ITEM-4
    @Test(
        arguments: [
            [.withdraw("C1")], [.reject("C1")], [.approve("C1"), .revoke("C1", as: .mistake)],
            [.approve("C1"), .at("2026-03-05 24:00"), .revoke("C1", as: .mistake)],
            [.approve("C1"), .object(to: "C1"), .uphold("O1")],
        ] as [[Step]])
    func `a claim that came to nothing stands in nobody's way`(steps: [Step]) {
        var given = Given(.submit(.helmet, about: "T1"))
        for step in steps { given = given.and(step) }
        given = given.and(.submit(.helmet, on: "2026-03-02", about: "T1"))
        #expect(given.surprises == [])
        #expect(given.state.claim("C2")?.isLive == true)
    }

    /// R-ITEM-4
    @Test func `a credited claim stays in the way`() {
        Given(.submit(.hazard, about: "T1"), .approve("C1"), .at("2026-03-06 09:00"))
            .when(.submit(.drill, about: "T1"))
            .refused(.claim(.occurrenceTaken("T1", by: "C1")))
    }

    /// R-ITEM-3
    @Test func `a daily item is awarded once a day, and others without limit`() {
        #expect(ItemLimit.standard(for: .daily) == ItemLimit(day: 1))
        for category in Category.allCases where category != .daily {
            #expect(ItemLimit.standard(for: category) == ItemLimit())
        }
        let given = Given(.submit(.helmet), .submit(.report))
        given.when(.submit(.helmet, distinct: true))
            .refused(.claim(.limitReached(item: .helmet, limit: 1, .day)))
        #expect(given.and(.submit(.helmet, on: "2026-03-01")).surprises == [])
    }

    /// R-ITEM-3
    @Test func `a limit counts by the month and the year of the occurrence`() {
        let limited = Policy.example.with(.course) { $0.limit = ItemLimit(month: 2, year: 3) }
        let given = Given(
            under: limited, from: "2026-12-31 09:00", .submit(.course, on: "2026-11-30"),
            .submit(.course, on: "2026-12-01"), .submit(.course, on: "2026-12-30"))
        given.when(.submit(.course, on: "2026-12-31"))
            .refused(.claim(.limitReached(item: .course, limit: 2, .month)))
        given.when(.submit(.course, on: "2026-11-29"))
            .refused(.claim(.limitReached(item: .course, limit: 3, .year)))
        #expect(given.and(.submit(.course, on: "2025-12-31")).surprises == [])
        #expect(given.and(.submit(.course, for: .wang, on: "2026-12-31")).surprises == [])
        #expect(given.and(.reject("C3"), .submit(.course, on: "2026-12-31")).surprises == [])
    }
}
