/// What opening books has to say before they can be used: it may take long.
public enum OpeningStep: Sendable, Hashable {
    /// The books are of an older version of the schema.
    case upgrade(from: Int64, to: Int64)
    /// They are of this version, but tables, indexes or triggers are not as this program makes them.
    case differs([String])
    /// Tables or views that are not this program's: they stay, and `verify` calls them a fault.
    case foreign([String])
    /// So many entries were read again.
    case replayed(Int64, of: Int64)
    /// The tables are as they should be, and on the disk; these were filled anew.
    case renewed([String], version: Int64)
}

extension OpeningStep: CustomStringConvertible {
    /// For the log of whoever runs the daemon.
    public var description: String {
        switch self {
        case .upgrade(let from, let to):
            "the books are of version \(from) and are brought to version \(to): all entries are "
                + "read again"
        case .differs(let names):
            "another program changed the tables of the books; they are made anew from the entries: "
                + names.joined(separator: ", ")
        case .foreign(let names):
            "the books hold what is not jifend's, which stays as it is: "
                + names.joined(separator: ", ")
        case .replayed(let done, let all): "read \(done) of \(all) entries again"
        case .renewed(let tables, let version):
            "the tables of the books are of version \(version); filled anew: "
                + (tables.isEmpty ? "none" : tables.joined(separator: ", "))
        }
    }
}
