/// The migrations: each version of the schema, and what it changed.
///
/// A change of a projection needs nothing but its new text in `Schema`: the upgrade to a newer
/// version replays all entries, makes tables anew that differ, and refills rows that differ. What
/// no entry gives again (`person`, `request`, a new table beside the chain) is carried over by
/// statements here, which must leave the tables exactly as `Schema` writes them.
extension Schema {
    struct Version {
        let number: Int64
        /// What differs from the version before.
        let change: String
        /// SQL that books of the version before get first; empty where the replay does it all.
        var statements = ""
    }

    /// The oldest first.
    static let versions = [
        Version(number: 1, change: "the first"),
        Version(number: 2, change: "tables of campaigns; an index of the claims that wait"),
        Version(
            number: 3,
            change: "an index of corrections; imports; what differs is made anew from the entries"),
    ]

    /// `PRAGMA user_version` of the books that this program writes.
    static let version = versions.last?.number ?? 0
}
