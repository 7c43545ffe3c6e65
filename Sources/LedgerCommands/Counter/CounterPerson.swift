package import JSON

/// Somebody whom the counter can serve, as the list of employees has them.
package struct CounterPerson: Sendable, Equatable {
    package let number: String
    package let name: String
    package let department: String
    package let isActive: Bool

    init(_ row: JSON) {
        let facts = Facts(row)
        number = row["employee"]?.string ?? "?"
        name = facts.text("name") ?? number
        department = facts.text("department") ?? ""
        isActive = row["active"]?.bool ?? true
    }

    /// `E017 林巧云`.
    var label: String { name == number ? number : "\(number) \(name)" }
}

/// Something on the shelf, as the catalogue has it.
package struct CounterProduct: Sendable, Equatable {
    package let code: String
    package let name: String
    /// Points for one; nil where no policy is in force.
    package let price: Int64?
    /// What is there and promised to nobody.
    package let available: Int64

    init(_ row: JSON) {
        code = row["product"]?.string ?? "?"
        name = Facts(row).text("name") ?? code
        price = row["price"]?.int
        available = row["available"]?.int ?? 0
    }
}

/// Goods that somebody asked for and has not fetched.
package struct CounterHold: Sendable, Equatable {
    package let row: JSON
    package var id: String { row["redemption"]?.string ?? "?" }
    package var points: Int64 { row["points"]?.int ?? 0 }
    package var count: Int64 { row["count"]?.int ?? 1 }
    var name: String { Facts(row).text("productName") ?? Facts(row)("product") }
}

/// Who stands at the counter: what they have, what is held for them.
package struct CounterCustomer: Sendable, Equatable {
    package let person: CounterPerson
    package let balance: JSON
    package let holds: [CounterHold]
    /// The requests that slips named; none: all that is held is meant.
    package var chosen: [String]

    package var available: Int64 { balance["available"]?.int ?? 0 }

    /// What the booking key hands out while the cart is empty.
    package var toHandOut: [CounterHold] {
        chosen.isEmpty ? holds : holds.filter { chosen.contains($0.id) }
    }
}
