/// What the store may offer (R-STORE-1, R-STORE-2).
public struct StoreRules: Hashable, Sendable {
    /// Unit values that are taken, both ends included.
    public var unitValueFrom: Fen
    public var unitValueTo: Fen
    /// The greatest unit value of each tier.
    public var lowUpTo: Fen
    public var midUpTo: Fen
    public var highUpTo: Fen

    public init(
        unitValueFrom: Fen = Fen(yuan: 5), unitValueTo: Fen = Fen(yuan: 500),
        lowUpTo: Fen = Fen(yuan: 50), midUpTo: Fen = Fen(yuan: 200),
        highUpTo: Fen = Fen(yuan: 500)
    ) {
        self.unitValueFrom = unitValueFrom
        self.unitValueTo = unitValueTo
        self.lowUpTo = lowUpTo
        self.midUpTo = midUpTo
        self.highUpTo = highUpTo
    }

    public func accepts(_ value: Fen) -> Bool { unitValueFrom <= value && value <= unitValueTo }

    /// The tier of a unit value that is taken (R-STORE-2).
    public func tier(of value: Fen) -> Tier {
        value <= lowUpTo ? .low : value <= midUpTo ? .mid : .high
    }
}

/// 低档, 中档, 高档 by unit value (R-STORE-2).
public enum Tier: String, CaseIterable, Sendable { case low, mid, high }
