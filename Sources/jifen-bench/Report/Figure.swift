/// One thing that was measured, beside its floor and its goal.
struct Figure {
    /// Stable: what reports are compared by.
    let key: String
    let words: String
    /// Nil where it could not be measured; `remark` says why.
    let value: Quantity?
    let floor: Floor?
    let goal: Goal?
    let remark: String?

    struct Floor {
        let name: String
        let value: Quantity
    }

    enum Goal {
        /// Times the floor.
        case ratioAtMost(Double)
        case ratioAtLeast(Double)
        case atMost(Quantity)
        case atLeast(Quantity)
    }

    init(
        _ key: String, _ words: String, _ value: Quantity, floor: Floor? = nil,
        goal: Goal? = nil, remark: String? = nil
    ) {
        self.key = key
        self.words = words
        self.value = value
        self.floor = floor
        self.goal = goal
        self.remark = remark
    }

    /// What is missing, and why.
    init(_ key: String, _ words: String, skipped: String) {
        self.key = key
        self.words = words
        value = nil
        floor = nil
        goal = nil
        remark = "skipped: " + skipped
    }

    var ratio: Double? {
        guard let value, let floor, floor.value.amount > 0 else { return nil }
        return value.amount / floor.value.amount
    }

    /// Nil without a goal.
    var isMet: Bool? {
        guard let goal, let value else { return nil }
        return switch goal {
        case .ratioAtMost(let most): ratio.map { $0 <= most }
        case .ratioAtLeast(let least): ratio.map { $0 >= least }
        case .atMost(let most): value.amount <= most.amount
        case .atLeast(let least): value.amount >= least.amount
        }
    }
}

extension Figure.Goal {
    var text: String {
        switch self {
        case .ratioAtMost(let most): "≤ " + Number.plain(most) + " × floor"
        case .ratioAtLeast(let least): "≥ " + Number.plain(least) + " × floor"
        case .atMost(let most): "≤ " + most.text
        case .atLeast(let least): "≥ " + least.text
        }
    }
}
