package import JSON

/// What was handed over today, for the list beside the counter and its sums.
package struct CounterDay: Sendable, Equatable {
    /// Goods that went out in one step.
    package struct HandOver: Sendable, Equatable {
        package let person: String
        package let name: String
        /// Redemptions as `redemption.list` gives them.
        package var rows: [JSON]

        package init(person: String, name: String, rows: [JSON]) {
            self.person = person
            self.name = name
            self.rows = rows
        }

        package var ids: [String] { rows.map { $0["redemption"]?.string ?? "?" } }
        package var units: Int64 { rows.reduce(0) { $0 + ($1["count"]?.int ?? 0) } }
        package var points: Int64 { rows.reduce(0) { $0 + ($1["points"]?.int ?? 0) } }

        /// `毛巾 ×2、肥皂 ×1`.
        var goods: Phrase {
            let words = rows.map { row in
                let facts = Facts(row)
                return "\(facts.text("productName") ?? facts("product")) ×\(facts("count"))"
            }
            return Phrase(
                zh: words.joined(separator: "、"), en: words.joined(separator: ", "))
        }

        var time: String {
            String(Forms.instant(Facts(rows.last ?? .null)("fulfilledAt")).suffix(5))
        }
    }

    /// `2026-11-25`, in the ledger's time.
    package private(set) var day: String
    /// The latest last.
    package private(set) var handOvers: [HandOver] = []
    /// Redemptions that came back.
    package private(set) var returned: Set<String> = []

    package init(_ day: String = "") {
        self.day = day
    }

    /// - Parameter rows: redemptions of any day that are fulfilled, and those that came back.
    package init(_ day: String, rows: [JSON]) {
        self.init(day)
        let today = rows.filter { Facts($0)("fulfilledAt").hasPrefix(day) }
        let ordered = today.sorted { Self.key($0) < Self.key($1) }
        for row in ordered {
            if row["stage"] == "returned" { returned.insert(row["redemption"]?.string ?? "?") }
            if let last = handOvers.last, last.person == row["employee"]?.string,
                last.rows.last?["fulfilledAt"] == row["fulfilledAt"]
            {
                handOvers[handOvers.count - 1].rows.append(row)
            } else {
                add(HandOver(CounterPerson(row), [row]))
            }
        }
    }

    private static func key(_ row: JSON) -> (String, Int) {
        (
            row["fulfilledAt"]?.string ?? "",
            Int((row["redemption"]?.string ?? "").dropFirst()) ?? 0
        )
    }

    /// What comes after midnight begins a new list.
    package mutating func add(_ handOver: HandOver) {
        if let at = handOver.rows.last?["fulfilledAt"]?.string, !at.hasPrefix(day), at.count > 10 {
            self = CounterDay(String(at.prefix(10)))
        }
        handOvers.append(handOver)
    }

    package mutating func giveBack(_ redemption: String) { returned.insert(redemption) }
}

extension CounterDay {
    private var standing: [HandOver] {
        handOvers.compactMap { handOver in
            var left = handOver
            left.rows.removeAll { returned.contains($0["redemption"]?.string ?? "?") }
            return left.rows.isEmpty ? nil : left
        }
    }

    /// What can be undone first: the latest of which anything is still out.
    package var last: HandOver? { standing.last }

    package var people: Int { Set(standing.map(\.person)).count }
    package var units: Int64 { standing.reduce(0) { $0 + $1.units } }
    package var points: Int64 { standing.reduce(0) { $0 + $1.points } }

    /// How often somebody was served today already.
    package func visits(of number: String) -> Int { standing.count { $0.person == number } }
}

extension CounterDay.HandOver {
    init(_ person: CounterPerson, _ rows: [JSON]) {
        self.init(person: person.number, name: person.name, rows: rows)
    }
}
