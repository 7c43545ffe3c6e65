import CSystem

/// Names of the system's users, asked once each: a look-up may go to a directory server.
final class UserNames {
    private var known: [UInt32: String?] = [:]

    func name(of uid: UInt32) -> String? {
        if let name = known[uid] { return name }
        let name = Self.lookUp(uid)
        if known.count >= 10_000 { known.removeAll() }
        known[uid] = name
        return name
    }

    private static func lookUp(_ uid: UInt32) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let start = buffer.baseAddress,
                cs_user_name(uid, start, buffer.count) > 0
            else { return nil }
            return String(cString: start)
        }
    }
}
