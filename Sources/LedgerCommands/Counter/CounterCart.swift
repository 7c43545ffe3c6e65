import JSON

/// What somebody chose, line by line, in the order in which it was scanned.
package struct CounterCart: Sendable, Equatable {
    package struct Line: Sendable, Equatable {
        package let product: CounterProduct
        package var count: Int64

        package var points: Int64 { (product.price ?? 0) * count }
    }

    package private(set) var lines: [Line] = []

    /// As the daemon takes them in one step.
    package static let mostLines = 20
    package static let mostUnits: Int64 = 999

    package init() {}

    package var isEmpty: Bool { lines.isEmpty }
    package var points: Int64 { lines.reduce(0) { $0 + $1.points } }
    package var units: Int64 { lines.reduce(0) { $0 + $1.count } }

    package func units(of code: String) -> Int64 {
        lines.reduce(0) { $0 + ($1.product.code == code ? $1.count : 0) }
    }

    /// One more of a product: of its line, if there is one, which becomes the last.
    package mutating func add(_ product: CounterProduct) {
        let before = units(of: product.code)
        lines.removeAll { $0.product.code == product.code }
        lines.append(Line(product: product, count: before + 1))
    }

    package mutating func setLast(_ count: Int64) {
        guard !lines.isEmpty else { return }
        lines[lines.count - 1].count = count
    }

    package mutating func removeLast() -> Line? { lines.popLast() }

    var params: JSON {
        .array(
            lines.map {
                ["product": .string($0.product.code), "count": .int($0.count)]
            })
    }
}
