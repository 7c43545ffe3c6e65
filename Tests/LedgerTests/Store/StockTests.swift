import Ledger
import LedgerTestSupport
import Testing

/// R-STORE-4: stock is never negative, and never promised twice.
struct StockTests {
    private static let two = Given(.earned(1000), .earned(1000, by: .wang), .stocked(.gloves, 2))

    private func stock(_ given: Given) -> [Int64?] {
        let product = given.state.product(.gloves)
        return [product?.onHand, product?.held, product?.available]
    }

    @Test func `stock moves by receipt, request, fulfilment, return and stock-take`() {
        var given = Given(.earned(1000), .offer(), .receive(5))
        #expect(stock(given) == [5, 0, 5])
        given = given.and(.request(count: 2))
        #expect(stock(given) == [5, 2, 3])
        given = given.and(.fulfil("R1"))
        #expect(stock(given) == [3, 0, 3])
        given = given.and(.giveBack("R1"))
        #expect(stock(given) == [5, 0, 5])
        given = given.and(.count(4, because: "破损"))
        #expect(stock(given) == [4, 0, 4])
        given = given.and(.request(), .cancel("R2"), .request(), .at("2026-04-01 09:00"))
        #expect(stock(given) == [4, 0, 4])
        #expect(given.surprises == [])
    }

    @Test func `what is held for one is not promised to another`() {
        Self.two.and(.request(count: 2)).when(.request(for: .wang))
            .refused(.redemption(.insufficientStock(.gloves, available: 0, required: 1)))
        Self.two.when(.request(count: 3))
            .refused(.redemption(.insufficientStock(.gloves, available: 2, required: 3)))
        Self.two.and(.request(count: 2), .cancel("R1"), .request(count: 2, for: .wang))
            .leaves(.wang, available: 800, held: 200)
    }

    @Test func `a receipt names what came`() {
        Given(.offer()).when(.receive(7)).then(.product(.gloves, .received(count: 7, note: "")))
        Given().when(.receive(7)).refused(.product(.unknown(.gloves)))
    }

    @Test func `a stock-take records the difference and a reason`() {
        Self.two.when(.count(5, because: "盘盈"))
            .then(.product(.gloves, .counted(counted: 5, difference: 3, reason: "盘盈")))
        Self.two.when(.count(0, because: "失窃"))
            .then(.product(.gloves, .counted(counted: 0, difference: -2, reason: "失窃")))
        Self.two.when(.count(2))
            .then(.product(.gloves, .counted(counted: 2, difference: 0, reason: "")))
    }

    @Test func `the first refusal of a stock-take that applies is given`() {
        let held = Self.two.and(.request(count: 2))
        Self.two.when(.count(-1, of: .tea)).refused(.product(.unknown(.tea)))
        held.when(.count(1, by: .zhang)).refused(.fourEyes(.ownHold))
        held.when(.count(1))
            .refused(.product(.countBelowHeld(.gloves, counted: 1, held: 2)))
        Self.two.when(.count(-1, because: "?"))
            .refused(.product(.countBelowHeld(.gloves, counted: -1, held: 0)))
        Self.two.when(.count(3)).refused(.product(.reasonRequired(.gloves, difference: 1)))
    }

    @Test func `a retired product is counted, and what is held of it handed over`() {
        let given = Self.two.and(.request(), .retire(.gloves))
        #expect(stock(given.and(.count(1, because: "破损"))) == [1, 1, 0])
        #expect(stock(given.and(.fulfil("R1"))) == [1, 0, 1])
        #expect(stock(given.and(.fulfil("R1"), .giveBack("R1"))) == [2, 0, 2])
    }
}
