import Ledger
import LedgerTestSupport
import Testing

/// R-BOOK-1: what is recorded has happened; evolve never refuses.
struct EvolveTests {
    @Test(
        arguments: [
            .employee("E999", .left), .employee("E999", .moved(department: "kiln")),
            .claim("C9", .overdue), .claim("C9", .withdrawn(.request)),
            .deduction("D9", .appealDecided("A9", .upheld, reason: "")),
            .product("nothing", .retired), .product("nothing", .received(count: 3, note: "")),
            .redemption("R9", .kept(HoldClearing(year: 2026, points: 1))),
            .redemption("R9", .rescheduled(.days(1, from: "2026-03-02", to: "2026-03-03"))),
            .claim("C1", .objected("O9", reason: "")),
            .claim("C1", .objectionDecided("O9", .dismissed, reason: "")),
        ] as [Event])
    func `an event of an unknown life changes nothing`(event: Event) {
        let given = Given(.submit())
        #expect(given.and(.happened(event, by: .wang)).state == given.state)
    }

    @Test(
        arguments: [
            (.submit(.hazard), "claim:C2"), (.approve("C1"), "claim:C1"),
            (.deduct(), "deduction:D1"), (.move(.zhang, to: "quarry"), "employee:E001"),
            (.adopt(.example), "policy"), (.adopt(.of2026), "calendar"),
            (.retire(.gloves), "product:gloves"), (.setBudget(.zero), "budget:2026"),
            (.grant(.auditor, to: .user("county")), "roles"),
            (.advanceClock(to: "2026-03-02 09:00"), "books"),
        ] as [(Step, String)])
    func `an event belongs to one life`(step: Step, stream: String) {
        let outcome = Given(.submit(.drill), .stocked()).when(step)
        #expect(outcome.events.map(\.stream.text) == [stream])
        #expect(outcome.events.map(\.stream) == [Stream(stream)])
    }

    @Test(
        arguments: [
            "", "claims", "claim", "claim:", "claim:12", "claim:R1", "books:1", "employee:clock",
            "budget:year", "opening:E001", "E001",
        ])
    func `what no event can have is no stream`(text: String) { #expect(Stream(text) == nil) }

    @Test func `a line of the old book keeps its place, colons too`() {
        let stream = Stream.opening(.zhang, reference: "旧账: 第3页")
        #expect(stream.text == "opening:E001:旧账: 第3页")
        #expect(Stream(stream.text) == stream)
    }

    @Test func `what the clearing takes belongs to whom it is taken from`() {
        let outcome = Given(
            from: "2026-12-31 09:00", .earned(300), .stocked(), .request()
        ).when(.at("2027-01-01 00:00"))
        #expect(
            outcome.events.map(\.stream.text) == ["employee:E001", "redemption:R1", "clearing"])
    }

    @Test func `the books carry a day's events by when they took effect`() {
        let given = Given(.submit(), .approve("C1"), .at("2026-05-01 09:00"))
        #expect(given.state.ranked.map(\.day) == ["2026-03-06"])
    }
}
