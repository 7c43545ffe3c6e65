public import LedgerAPI

/// One request, the uid that the kernel gives for its sender, and on which connection it came.
public struct ServiceCall: Sendable {
    public let request: Request
    public let uid: UInt32
    /// Tells connections apart; 0 where there are none.
    public let connection: UInt64

    public init(_ request: Request, uid: UInt32, connection: UInt64 = 0) {
        self.request = request
        self.uid = uid
        self.connection = connection
    }
}

/// Where a method's calls are answered.
public enum ServiceLane: Sendable { case immediate, change, quick, read, stream }
