import LedgerAPI

/// What each login may still change now: kept in memory, and full at the start.
///
/// Each bound on time is a bucket that refills steadily. Who finds something in all of theirs may
/// take what one request needs, and waits until the debt is paid.
struct ChangeRates {
    /// Logins remembered; beyond that those begin anew who owe nothing.
    private static let most = 4096

    private struct Bucket {
        var level: Double
        var at: Int64

        /// - Parameter now: in milliseconds of a clock that never jumps.
        /// - Returns: milliseconds until one whole piece is in it again; 0: one is.
        mutating func refill(_ limit: Int64, over seconds: Int64, _ now: Int64) -> Int64 {
            let flow = Double(limit) / Double(seconds * 1000)
            level = min(Double(limit), level + flow * Double(now - at))
            at = now
            return level >= 1 ? 0 : Int64((1 - level) / flow) + 1
        }
    }

    private struct User {
        var minuteChanges: Bucket
        var dayChanges: Bucket
        var minuteBytes: Bucket
        var dayBytes: Bucket

        init(_ quota: Quota, _ now: Int64) {
            minuteChanges = Bucket(level: Double(quota.changesPerMinute), at: now)
            dayChanges = Bucket(level: Double(quota.changesPerDay), at: now)
            minuteBytes = Bucket(level: Double(quota.kibibytesPerMinute << 10), at: now)
            dayBytes = Bucket(level: Double(quota.kibibytesPerDay << 10), at: now)
        }

        var owes: Bool {
            min(minuteChanges.level, dayChanges.level, minuteBytes.level, dayBytes.level) < 1
        }

        mutating func take(lines: Int64, bytes: Int) {
            minuteChanges.level -= Double(lines)
            dayChanges.level -= Double(lines)
            minuteBytes.level -= Double(bytes)
            dayBytes.level -= Double(bytes)
        }

        /// The bound that keeps them waiting longest; nil: none does.
        mutating func reached(_ quota: Quota, _ now: Int64) -> QuotaReached? {
            let minute: Int64 = 60
            let day: Int64 = 86_400
            let waits = (
                minuteChanges.refill(quota.changesPerMinute, over: minute, now),
                dayChanges.refill(quota.changesPerDay, over: day, now),
                minuteBytes.refill(quota.kibibytesPerMinute << 10, over: minute, now),
                dayBytes.refill(quota.kibibytesPerDay << 10, over: day, now)
            )
            let longest = max(waits.0, waits.1, waits.2, waits.3)
            switch longest {
            case 0: return nil
            case waits.0:
                return .init(.changes(seconds: minute), quota.changesPerMinute, wait: longest)
            case waits.1:
                return .init(.changes(seconds: day), quota.changesPerDay, wait: longest)
            case waits.2:
                return .init(.kibibytes(seconds: minute), quota.kibibytesPerMinute, wait: longest)
            default:
                return .init(.kibibytes(seconds: day), quota.kibibytesPerDay, wait: longest)
            }
        }
    }

    private var users: [UInt32: User] = [:]

    /// Takes a request's part, or says which bound is reached and takes nothing.
    mutating func admit(
        _ uid: UInt32, lines: Int64, bytes: Int, _ quota: Quota, at now: Int64
    ) -> QuotaReached? {
        if users.count >= Self.most, users[uid] == nil {
            users = users.filter { $0.value.owes }
        }
        return { (user: inout User) in
            if let reached = user.reached(quota, now) { return reached }
            user.take(lines: lines, bytes: bytes)
            return nil
        }(&users[uid, default: User(quota, now)])
    }

    /// What an answer adds to the books.
    mutating func charge(_ uid: UInt32, bytes: Int) { users[uid]?.take(lines: 0, bytes: bytes) }
}
