/// How much of the ledger one person may take up (R-ORG-12). Read again with the configuration.
public struct PersonalQuotas: Sendable, Hashable {
    /// One bound: nil where the file leaves the ledger's own.
    public struct Bounds: Sendable, Hashable {
        public var openClaims: Int?
        public var openObjections: Int?
        public var openAppeals: Int?
        public var openHolds: Int?
        public var lines: Int?
        public var changesPerMinute: Int?
        public var changesPerDay: Int?
        public var kibibytesPerMinute: Int?
        public var kibibytesPerDay: Int?
    }

    /// Of people acting for themselves.
    public var own = Bounds()
    /// Of those who hold a role, and of what they register for somebody.
    public var registered = Bounds()
}

extension PersonalQuotas {
    /// - Returns: what is wrong in it.
    mutating func read(_ section: inout ConfigurationSection) -> [ConfigurationFault] {
        var own = section.section("own")
        self.own.read(&own)
        var registered = section.section("registered")
        self.registered.read(&registered)
        return section.finish() + own.finish() + registered.finish()
    }
}

extension PersonalQuotas.Bounds {
    /// As good as none.
    private static let most = 1_000_000_000
    /// Each costs something wherever all of one person's are looked at.
    private static let mostHolds = 10_000

    fileprivate mutating func read(_ section: inout ConfigurationSection) {
        section.number("openClaims", 1...Self.most) { openClaims = $0 }
        section.number("openObjections", 1...Self.most) { openObjections = $0 }
        section.number("openAppeals", 1...Self.most) { openAppeals = $0 }
        section.number("openHolds", 1...Self.mostHolds) { openHolds = $0 }
        section.number("lines", 1...1000) { lines = $0 }
        section.number("changesPerMinute", 1...Self.most) { changesPerMinute = $0 }
        section.number("changesPerDay", 1...Self.most) { changesPerDay = $0 }
        section.number("kibibytesPerMinute", 1...Self.most) { kibibytesPerMinute = $0 }
        section.number("kibibytesPerDay", 1...Self.most) { kibibytesPerDay = $0 }
    }
}
