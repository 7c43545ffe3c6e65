/// What the store offers 商品 (R-STORE-1), with its stock (R-STORE-4).
public struct Product: Hashable, Sendable {
    public let code: ProductCode
    public let name: String
    public let kind: Kind
    /// Value of one unit.
    public var value: Fen
    /// Points for one unit; nil where the policy's ratio gives it (R-STORE-3).
    public var ownPrice: Points?
    public var limit: ProductLimit
    public var retired: Bool
    /// On the shelf, those held for open redemptions included; never negative.
    public var onHand: Int64
    public var held: Int64

    public init(
        code: ProductCode, name: String, kind: Kind, value: Fen, ownPrice: Points?,
        limit: ProductLimit, retired: Bool = false, onHand: Int64 = 0, held: Int64 = 0
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.value = value
        self.ownPrice = ownPrice
        self.limit = limit
        self.retired = retired
        self.onHand = onHand
        self.held = held
    }

    public typealias Kind = ProductKind

    /// What can still be promised: never twice (R-STORE-4).
    public var available: Int64 { onHand - held }

    /// Of one unit: its own, or what the ratio gives (R-STORE-3).
    public func price(under rules: RedemptionRules) -> Points {
        ownPrice ?? rules.price(of: value)
    }
}

/// Units that one person may redeem a month, a year (R-STORE-5); nil without limit.
public struct ProductLimit: Hashable, Sendable {
    public var month: Int64?
    public var year: Int64?

    public init(month: Int64? = nil, year: Int64? = nil) {
        self.month = month
        self.year = year
    }
}

extension Product {
    public enum Command: Sendable {
        case add(ProductCode, name: String, Kind, value: Fen, price: Points?, limit: ProductLimit)
        /// Nil leaves a value as it is.
        case price(ProductCode, value: Fen?, price: Points?)
        case retire(ProductCode)
        /// With the number of the delivery's document, where it has one.
        case receive(ProductCode, count: Int64, note: String, document: String? = nil)
        /// A stock-take; the reason is required where it differs from the books.
        case count(ProductCode, counted: Int64, reason: String?)
        /// With the import that received them: the goods of the entry with that number.
        case takeBack(ProductCode, receipt: Int64, of: ImportID)
        /// With the import that added it.
        case withdraw(ProductCode, of: ImportID)
    }

    public enum Event: Hashable, Sendable {
        case added(name: String, Kind, value: Fen, price: Points?, limit: ProductLimit)
        case repriced(value: Fen, price: Points?)
        case retired
        case received(count: Int64, note: String, document: String? = nil)
        case counted(counted: Int64, difference: Int64, reason: String)
        /// Goods of the receipt with that number, taken out with their import (R-IMP-2).
        case takenBack(count: Int64, receipt: Int64, ImportID)
        /// Added by an import that was taken back; may be added anew.
        case withdrawn(ImportID)
    }

    public enum Refusal: Error, Hashable, Sendable {
        case unknown(ProductCode)
        case exists(ProductCode)
        case retired(ProductCode)
        case valueOutOfBounds(Fen, from: Fen, to: Fen)
        case countBelowHeld(ProductCode, counted: Int64, held: Int64)
        case reasonRequired(ProductCode, difference: Int64)
        /// The document's goods of this product came in already.
        case documentBooked(ProductCode, document: String, count: Int64, on: Day)
        /// As many came in before without a document, in an earlier import or by hand.
        case receivedBefore(ProductCode, count: Int64, on: Day)
        /// Nothing of the goods is there that nobody waits for.
        case goodsGone(ProductCode, count: Int64)
        /// A stock-take after the goods came in says what is there.
        case countedSince(ProductCode, on: Day)
        /// Goods came in, or prices were set: more than that it was added.
        case inUse(ProductCode)
    }
}
