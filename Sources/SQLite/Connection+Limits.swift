import CSQLite
import CSystem

extension Connection {
    /// Stops the running statement with `.interrupted`; nothing when none runs.
    public func interrupt() { sqlite3_interrupt(handle) }

    /// From now on, until it is called again, statements that run longer than `limit` after this
    /// call end with `.interrupted`; nil: no limit.
    public func limitTime(to limit: Duration?) {
        guard let limit else {
            deadline.pointee = .max
            sqlite3_progress_handler(handle, 0, nil, nil)
            return
        }
        deadline.pointee = cs_monotonic_nanoseconds() + limit.nanoseconds
        sqlite3_progress_handler(
            handle, 2000,
            { context in
                guard let deadline = context?.assumingMemoryBound(to: Int64.self) else { return 0 }
                return cs_monotonic_nanoseconds() > deadline.pointee ? 1 : 0
            }, deadline)
    }
}
