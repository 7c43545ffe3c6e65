import CSystem

/// The process's descriptors: some are kept for files, however many clients come.
enum Descriptors {
    /// For the books, their log, temporary files, the lock, the sockets, the poll.
    private static let reserve = 96

    /// Raises the process's limit as far as it may and needs be.
    static func raiseLimit(for connections: Int) {
        var soft: UInt64 = 0
        var hard: UInt64 = 0
        guard cs_descriptor_limit(&soft, &hard) == 0 else { return }
        let wanted = UInt64(connections + reserve)
        if soft < wanted, soft < hard { cs_set_descriptor_limit(min(wanted, hard), hard) }
    }

    /// With no more connections than there is room for beside the reserve; one at least.
    static func bounded(_ limits: ServerLimits) -> ServerLimits {
        var soft: UInt64 = 0
        var hard: UInt64 = 0
        var limits = limits
        guard cs_descriptor_limit(&soft, &hard) == 0 else { return limits }
        limits.connections = max(1, min(limits.connections, Int(clamping: soft) - reserve))
        return limits
    }
}
