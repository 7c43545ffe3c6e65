extension ImportKind {
    /// The columns of each list that a profile may be for, by the list's name on the wire.
    static let columns: [String: [ImportColumn]] = {
        let kinds: [ImportKind] = [
            .claims(ItemNames([])), .employees, .products,
            .deliveries(document: nil, isAnother: false), .openings,
            .deductions(ItemNames([])),
        ]
        return Dictionary(uniqueKeysWithValues: kinds.map { ($0.list, $0.columns) })
    }()
}
