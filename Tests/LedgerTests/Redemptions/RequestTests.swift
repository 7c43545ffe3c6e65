import Ledger
import LedgerTestSupport
import Testing

/// R-RED-1, R-RED-2, R-STORE-5: points and stock are held in the same step.
struct RequestTests {
    private static let stocked = Given(.earned(300), .stocked())

    private static func requested(_ points: Points, count: Int64 = 1, cost: Fen) -> Event {
        .redemption(
            "R1",
            .requested(
                Redemption.Requested(
                    employee: .zhang, product: .gloves, count: count, points: points, cost: cost,
                    deadline: .days(5, from: "2026-03-02", to: "2026-03-09"),
                    day: "2026-03-02", department: "kiln")))
    }

    /// R-RED-1
    @Test func `a request holds points and stock`() {
        let given = Self.stocked.when(.request(count: 2))
            .then(Self.requested(200, count: 2, cost: Fen(yuan: 20)))
            .leaves(available: 100, held: 200)
        #expect(given.state.product(.gloves)?.held == 2)
    }

    /// R-RED-1
    @Test func `the employee asks, or the administrator registers it`() {
        let given = Self.stocked.when(.request(by: .li))
            .then(Self.requested(100, cost: Fen(yuan: 10)))
        #expect(given.state.redemption("R1")?.requestedBy == .li)
    }

    /// R-STORE-5
    @Test func `price and cost are those at the time of the request`() {
        let dearer = Policy.example.with { $0.redemption.pointsPerYuan = 20 }
        Self.stocked
            .and(.request(), .reprice(.gloves, value: Fen(yuan: 15), price: 150), .adopt(dearer))
            .leaves(available: 200, held: 100)
            .when(.fulfil("R1")).then(.redemption("R1", .fulfilled(.gloves())))
    }

    /// R-STORE-3
    @Test func `each unit's price is rounded up before it is counted`() {
        Given(.earned(300), .offer(value: Fen(805)), .receive(5)).when(.request(count: 3))
            .then(Self.requested(243, count: 3, cost: Fen(2415)))
    }

    /// R-RED-1
    @Test func `a balance is enough to the point`() {
        Given(.earned(200), .stocked(), .request(count: 2)).leaves(available: 0, held: 200)
        Given(.earned(199), .stocked()).when(.request(count: 2))
            .refused(.redemption(.insufficientPoints(available: 199, required: 200)))
    }

    /// R-RED-1
    @Test func `what is held cannot be asked for again`() {
        Given(.earned(250), .stocked(), .request(count: 2)).when(.request())
            .refused(.redemption(.insufficientPoints(available: 50, required: 100)))
    }

    /// R-RED-2
    @Test func `outside a window a request is refused, with the next opening named`() {
        let days = Given(under: .windows(.days([5, 20])), .earned(300), .stocked())
        days.when(.request())
            .refused(.redemption(.outsideWindow(today: "2026-03-02", next: "2026-03-05")))
        days.and(.at("2026-03-05 00:00"), .request()).leaves(available: 200, held: 100)
        days.and(.at("2026-03-05 24:00")).when(.request())
            .refused(.redemption(.outsideWindow(today: "2026-03-06", next: "2026-03-20")))
        Given(
            under: .windows(.dates(from: "2026-02-01", to: "2026-02-28")), .earned(300), .stocked()
        )
        .when(.request())
        .refused(.redemption(.outsideWindow(today: "2026-03-02", next: nil)))
    }

    /// R-RED-2
    @Test func `a window closes requests, not the handing over`() {
        let given = Given(under: .windows(.days([2])), .earned(300), .stocked(), .request())
            .and(.at("2026-03-04 09:00"))
        given.when(.fulfil("R1")).then(.redemption("R1", .fulfilled(.gloves())))
        given.when(.cancel("R1"))
            .then(.redemption("R1", .cancelled(.gloves(), reason: Step.reason)))
    }

    @Test func `the first refusal of a request that applies is given`() {
        let shut = Policy.windows(.days([20])).with { $0.annualCap.basis = .redeemed }
        let limit = ProductLimit(month: 0)
        let debtor = Given(
            under: shut, .stocked("worn"), .retire("worn"), .submit(), .deduct(50),
            .stocked(limit: limit), .reject("C1", asFalse: true))
        debtor.when(.request("nothing", count: 99, for: "E999"))
            .refused(.employee(.unknown("E999")))
        debtor.when(.request("nothing", count: 99)).refused(.product(.unknown("nothing")))
        debtor.when(.request("worn", count: 99)).refused(.product(.retired("worn")))
        debtor.when(.request(count: 99))
            .refused(.redemption(.suspended(until: "2026-03-31 24:00")))
        let later = debtor.and(.at("2026-04-01 09:00"))
        later.when(.request(count: 99))
            .refused(.redemption(.outsideWindow(today: "2026-04-01", next: "2026-04-20")))
        let open = later.and(.at("2026-04-20 09:00"))
        open.when(.request(count: 99)).refused(.redemption(.inDebt(available: -50)))
        open.and(.earned(60)).when(.request(count: 99))
            .refused(.redemption(.insufficientPoints(available: 10, required: 9900)))
        let rich = open.and(.earned(9950))
        rich.when(.request(count: 99))
            .refused(.redemption(.overCap(cap: 2000, used: 0, required: 9900)))
        rich.when(.request(count: 11))
            .refused(.redemption(.limitReached(.gloves, limit: 0, .month, used: 0)))
        let free = rich.and(.stocked(.tea, 10))
        free.when(.request(.tea, count: 11))
            .refused(.redemption(.insufficientStock(.tea, available: 10, required: 11)))
    }
}
