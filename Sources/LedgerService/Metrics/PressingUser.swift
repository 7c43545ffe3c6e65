/// What one login asked of the writer since the start (R-ORG-12).
public struct PressingUser: Sendable {
    public let uid: UInt32
    public let changes: Int64
    public let bytes: Int64
    /// Refused by a quota.
    public let refused: Int64
    public let isRefusedLately: Bool
    /// Waiting for their turn.
    public let waiting: Int64

    public init(
        uid: UInt32, changes: Int64, bytes: Int64, refused: Int64, isRefusedLately: Bool,
        waiting: Int64
    ) {
        self.uid = uid
        self.changes = changes
        self.bytes = bytes
        self.refused = refused
        self.isRefusedLately = isRefusedLately
        self.waiting = waiting
    }

    public static func precedes(_ left: PressingUser, _ right: PressingUser) -> Bool {
        (left.refused, left.changes, right.uid) > (right.refused, right.changes, left.uid)
    }
}
