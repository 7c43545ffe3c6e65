import CSystem
import LedgerAPI

/// Whether a group stands between the user and the socket.
public struct SocketAccess: Sendable, Hashable {
    /// The group that owns the socket, or the directory that hides it.
    public let group: String?
    /// The group's list names the user.
    public let userIsMember: Bool
    /// The session carries the group; it takes it on at log-in only.
    public let sessionHasGroup: Bool

    /// The user was added to the group after logging in.
    public var groupIsPending: Bool { userIsMember && !sessionHasGroup }

    public init(path: String) {
        guard let owner = Self.owningGroup(of: path) else {
            (group, userIsMember, sessionHasGroup) = (nil, false, false)
            return
        }
        let entry = Self.entry(of: owner)
        group = entry?.name
        userIsMember = Self.userName().map { entry?.members.contains($0) == true } ?? false
        sessionHasGroup = getegid() == owner || Self.sessionGroups().contains(owner)
    }

    /// Of the path itself, or of the nearest directory above it that can be seen.
    private static func owningGroup(of path: String) -> gid_t? {
        var path = path
        var status = stat()
        while cs_stat(path.systemPath, &status) != 0 {
            guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return nil }
            path = String(path[..<slash])
        }
        return status.st_gid
    }

    private static func entry(of gid: gid_t) -> (name: String, members: [String])? {
        var entry = group_entry()
        var found: UnsafeMutablePointer<group_entry>?
        var buffer = [CChar](repeating: 0, count: 1 << 16)
        guard getgrgid_r(gid, &entry, &buffer, buffer.count, &found) == 0, found != nil,
            let name = entry.gr_name
        else { return nil }
        var members: [String] = []
        var next = entry.gr_mem
        while let member = next?.pointee {
            members.append(SystemText.carrying(member))
            next = next?.advanced(by: 1)
        }
        return (SystemText.carrying(name), members)
    }

    private static func userName() -> String? {
        var name = [CChar](repeating: 0, count: 256)
        guard cs_user_name(getuid(), &name, name.count) > 0 else { return nil }
        return SystemText.carrying(name)
    }

    private static func sessionGroups() -> [gid_t] {
        var groups = [gid_t](repeating: 0, count: Int(max(0, getgroups(0, nil))))
        let count = getgroups(Int32(groups.count), &groups)
        return Array(groups.prefix(Int(max(0, count))))
    }
}

private typealias group_entry = CSystem.group
