import Ledger
import LedgerTestSupport
import Testing

/// R-STORE-1, R-STORE-3, R-STORE-5: what the store offers, and at what price.
struct ProductTests {
    /// R-STORE-1
    @Test(arguments: Product.Kind.allCases)
    func `a product has a code, a name, a kind, a unit value and a price`(kind: Product.Kind) {
        let limit = ProductLimit(month: 1, year: 4)
        let command = Product.Command.add(
            .tea, name: "金寨绿茶", kind, value: Fen(yuan: 60), price: 500, limit: limit)
        let given = Given().when(.ask(.product(command), by: .li))
            .then(
                .product(
                    .tea,
                    .added(name: "金寨绿茶", kind, value: Fen(yuan: 60), price: 500, limit: limit)))
        let product = given.state.product(.tea)
        #expect(product?.kind == kind)
        #expect(product?.onHand == 0)
        #expect(product?.limit == limit)
    }

    /// R-STORE-1
    @Test func `a unit value lies within the policy's bounds`() {
        for value in [Fen(499), Fen(50_001)] {
            Given().when(.offer(value: value))
                .refused(.product(.valueOutOfBounds(value, from: Fen(500), to: Fen(50_000))))
        }
        #expect(Given(.offer(value: Fen(500)), .offer(.tea, value: Fen(50_000))).surprises == [])
        let wider = Policy.example.with {
            $0.store.unitValueTo = Fen(yuan: 800)
            $0.store.highUpTo = Fen(yuan: 800)
        }
        #expect(Given(under: wider, .offer(value: Fen(yuan: 800))).surprises == [])
    }

    @Test func `a code is offered once, and stays taken when it is retired`() {
        Given(.offer(), .retire(.gloves)).when(.offer(value: Fen(1)))
            .refused(.product(.exists(.gloves)))
    }

    /// R-STORE-3
    @Test func `a price follows the policy's ratio where the product names none`() {
        let cheap = RedemptionRules(pointsPerYuan: 3)
        let given = Given(.offer(.soap, value: Fen(805)), .offer(.tea, price: 77))
        let soap = given.state.product(.soap)
        #expect(soap?.price(under: RedemptionRules()) == 81)
        #expect(soap?.price(under: cheap) == 25)
        #expect(given.state.product(.tea)?.price(under: cheap) == 77)
    }

    @Test func `a new value or a new price leaves the other as it was`() {
        let given = Given(.offer(price: 90))
        given.when(.reprice(.gloves, value: Fen(yuan: 12)))
            .then(.product(.gloves, .repriced(value: Fen(yuan: 12), price: 90)))
        let priced = given.when(.reprice(.gloves, price: 80))
            .then(.product(.gloves, .repriced(value: Fen(yuan: 10), price: 80)))
        #expect(priced.state.product(.gloves)?.ownPrice == 80)
        Given(.offer()).when(.reprice(.gloves, value: Fen(yuan: 12)))
            .then(.product(.gloves, .repriced(value: Fen(yuan: 12), price: nil)))
    }

    /// R-STORE-1
    @Test func `the first refusal of a new price that applies is given`() {
        Given().when(.reprice(.gloves, value: Fen(1))).refused(.product(.unknown(.gloves)))
        Given(.offer(), .retire(.gloves)).when(.reprice(.gloves, value: Fen(1)))
            .refused(.product(.retired(.gloves)))
        Given(.offer()).when(.reprice(.gloves, value: Fen(1)))
            .refused(.product(.valueOutOfBounds(Fen(1), from: Fen(500), to: Fen(50_000))))
    }

    @Test func `a value that a new policy no longer takes waits for another value`() {
        let narrow = Policy.example.with { $0.store.unitValueFrom = Fen(yuan: 20) }
        Given(.offer(), .adopt(narrow)).when(.reprice(.gloves, price: 80))
            .refused(.product(.valueOutOfBounds(Fen(1000), from: Fen(2000), to: Fen(50_000))))
    }

    @Test func `a product is retired once`() {
        let given = Given(.stocked()).when(.retire(.gloves)).then(.product(.gloves, .retired))
        #expect(given.state.product(.gloves)?.retired == true)
        given.when(.retire(.gloves)).refused(.product(.retired(.gloves)))
        given.when(.receive(1)).refused(.product(.retired(.gloves)))
        Given().when(.retire(.gloves)).refused(.product(.unknown(.gloves)))
    }
}
