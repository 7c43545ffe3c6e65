import JSON
package import LedgerAPI

/// What the counter says, large: what happened or what is in the way, and the facts of it.
package struct CounterMessage: Sendable, Equatable {
    package enum Tone: Sendable, Equatable {
        case plain
        case done
        /// Somebody should look twice.
        case look
        /// It was not done.
        case refused
    }

    package let tone: Tone
    package let head: Phrase
    package let details: [Phrase]

    package init(_ tone: Tone, _ head: Phrase, _ details: [Phrase] = []) {
        self.tone = tone
        self.head = head
        self.details = details
    }

    init(_ tone: Tone, zh chinese: String, en english: String, _ details: Phrase...) {
        self.init(tone, Phrase(zh: chinese, en: english), details)
    }
}

/// Why the daemon did not do what the counter asked for.
package struct CounterRefusal: Sendable, Equatable {
    package let kind: String
    package let what: Phrase
    /// When it will be possible, where that is a day.
    package let next: Phrase?

    /// - Parameter product: the name of the product that the refusal names by its code.
    package init(_ error: WireError, product: String? = nil) {
        var error = error
        if let product { error.facts["product"] = .string(product) }
        let told = error.explanation
        let opening = error.known == .redemptionOutsideWindow ? told.advice : nil
        self.init(kind: error.kind, what: told.what, next: opening)
    }

    package init(kind: String, what: Phrase, next: Phrase? = nil) {
        self.kind = kind
        self.what = what
        self.next = next
    }

    package var message: CounterMessage {
        CounterMessage(.refused, head, [what] + (next.map { [$0] } ?? []))
    }

    /// The refusal in as few words as can be read from a step away.
    private var head: Phrase {
        switch ErrorKind(rawValue: kind) {
        case .employeeUnknown: Phrase(zh: "没有这个人", en: "Nobody has this number")
        case .productUnknown: Phrase(zh: "没有这种商品", en: "No such product")
        case .productRetired: Phrase(zh: "这种商品不再兑换", en: "No longer offered")
        case .redemptionUnknown: Phrase(zh: "没有这张兑换单", en: "No such slip")
        case .fourEyes: Phrase(zh: "不能办自己的", en: "Not for yourself")
        case .redemptionSuspended, .redemptionFrozen:
            Phrase(zh: "兑换资格已取消", en: "Suspended from redeeming")
        case .redemptionOutsideWindow: Phrase(zh: "今天不兑换", en: "Closed today")
        case .redemptionInDebt: Phrase(zh: "积分是负的", en: "Points below zero")
        case .redemptionInsufficientPoints: Phrase(zh: "积分不够", en: "Not enough points")
        case .redemptionOverCap: Phrase(zh: "超过年度上限", en: "Over the year's limit")
        case .redemptionLimitReached: Phrase(zh: "超过限兑数量", en: "Limit reached")
        case .stockInsufficient: Phrase(zh: "货不够", en: "Not enough in stock")
        case .budgetExhausted: Phrase(zh: "预算不够", en: "Budget used up")
        case .redemptionNotHeld: Phrase(zh: "已经领走或取消", en: "No longer held")
        case .redemptionNotFulfilled: Phrase(zh: "没有发放过，或已退回", en: "Not out, or back already")
        default: Phrase(zh: "没有办成", en: "Not done")
        }
    }
}
