public import LedgerAPI
public import LedgerValues

/// One request, the uid that the kernel gives for its sender, and on which connection it came; or who
/// acts, where the program that embeds the service says it.
public struct ServiceCall: Sendable {
    public let request: Request
    public let uid: UInt32
    /// Tells connections apart; 0 where there are none.
    public let connection: UInt64
    /// Who acts; nil: the user of `uid`.
    public let person: RoleHolder?

    public init(
        _ request: Request, uid: UInt32, connection: UInt64 = 0, person: RoleHolder? = nil
    ) {
        self.request = request
        self.uid = uid
        self.connection = connection
        self.person = person
    }
}

/// Where a method's calls are answered.
public enum ServiceLane: Sendable { case immediate, change, quick, read, stream }
