import LedgerService

extension Quotas {
    /// What the configuration says, and the ledger's own where it says nothing.
    init(_ configured: PersonalQuotas) {
        self.init()
        own.adopt(configured.own)
        registered.adopt(configured.registered)
    }
}

extension Quota {
    fileprivate mutating func adopt(_ bounds: PersonalQuotas.Bounds) {
        func take(_ value: Int?, _ member: WritableKeyPath<Quota, Int64>) {
            if let value { self[keyPath: member] = Int64(value) }
        }
        take(bounds.openClaims, \.openClaims)
        take(bounds.openObjections, \.openObjections)
        take(bounds.openAppeals, \.openAppeals)
        take(bounds.openHolds, \.openHolds)
        take(bounds.lines, \.lines)
        take(bounds.changesPerMinute, \.changesPerMinute)
        take(bounds.changesPerDay, \.changesPerDay)
        take(bounds.kibibytesPerMinute, \.kibibytesPerMinute)
        take(bounds.kibibytesPerDay, \.kibibytesPerDay)
    }
}
