public import LedgerAPI

/// One request, and the uid that the kernel gives for its sender.
public struct ServiceCall: Sendable {
    public let request: Request
    public let uid: UInt32

    public init(_ request: Request, uid: UInt32) {
        self.request = request
        self.uid = uid
    }
}

/// Where a method's calls are answered.
public enum ServiceLane: Sendable { case immediate, change, quick, read, stream }
