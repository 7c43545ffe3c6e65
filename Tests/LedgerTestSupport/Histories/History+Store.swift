import Ledger

extension History {
    mutating func inventRedemption() -> Redemption.Command {
        let fulfilled = state.redemptions.values.filter { redemption in
            if case .fulfilled = redemption.stage { true } else { false }
        }.map(\.id)
        let holds = state.openHolds(after: nil, limit: .max)
        return switch Int.random(in: 0..<24, using: &random) {
        case 20...: .handOver(rich(), inventCart())
        case let chance where chance < 8 || (holds.isEmpty && random.chance(80)):
            .request(rich(), someProduct(), count: random.chance(80) ? 1 : 2)
        case ..<16: .fulfil(some(holds))
        case ..<18: .cancel(some(holds), reason: "")
        default: .return(some(fulfilled), reason: "")
        }
    }

    private mutating func inventCart() -> [Redemption.CounterLine] {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
            Redemption.CounterLine(someProduct(), count: random.chance(80) ? 1 : 2)
        }
    }

    /// Mostly somebody who has some points.
    private mutating func rich() -> EmployeeID {
        let owners = state.employees.keys.filter { state.account(of: $0).available > 20 }
        if random.chance(80), let owner = random.pick(owners.sorted()) { return owner }
        return somebody()
    }

    private mutating func someProduct() -> ProductCode {
        random.chance(3) ? "nothing" : random.pick(state.products.keys.sorted()) ?? "nothing"
    }

    mutating func inventProduct() -> Product.Command {
        let code = someProduct()
        let value = Fen(yuan: Int64.random(in: 4...80, using: &random))
        let price: Points? =
            random.chance(50) ? nil : Points(Int64.random(in: 1...60, using: &random))
        let count = Int64.random(in: 1...9, using: &random)
        return switch Int.random(in: 0..<14, using: &random) {
        case ..<2:
            .add(
                random.chance(50) ? code : newProduct(), name: "", .specialty, value: value,
                price: price, limit: inventLimit())
        case ..<5: .price(code, value: random.chance(50) ? value : nil, price: price)
        case ..<6: .retire(code)
        case ..<11: .receive(code, count: count, note: "")
        default: .count(code, counted: count, reason: random.chance(80) ? "盘点" : nil)
        }
    }

    private func newProduct() -> ProductCode {
        ProductCode(unchecked: "p" + String(state.products.count))
    }

    mutating func inventLimit() -> ProductLimit {
        ProductLimit(month: random.chance(20) ? 2 : nil, year: random.chance(20) ? 4 : nil)
    }
}
