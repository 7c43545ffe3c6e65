import CSystem

/// Who is at the other end of a connection, by the kernel's word at the moment of connecting.
public struct Peer: Sendable, Hashable {
    public let uid: UInt32
    public let gid: UInt32
    /// Of the process that connected; it may have ended, and the number be another's, since.
    public let pid: Int32

    public init(uid: UInt32, gid: UInt32, pid: Int32) {
        self.uid = uid
        self.gid = gid
        self.pid = pid
    }

    /// Nil when the kernel does not say who it is, or only that it is somebody from a user
    /// namespace that has no number here.
    init?(of descriptor: Int32, overflowUser: UInt32) {
        var uid = UInt32.max
        var gid = UInt32.max
        var pid: Int32 = -1
        guard cs_peer_credentials(descriptor, &uid, &gid, &pid) == 0 else { return nil }
        guard uid != .max, uid != overflowUser else { return nil }
        self.init(uid: uid, gid: gid, pid: pid)
    }

    /// The number that the kernel shows for users without one: 65534, unless it is set otherwise.
    static func overflowUser() -> UInt32 {
        let descriptor = cs_open("/proc/sys/kernel/overflowuid", O_RDONLY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return 65534 }
        defer { close(descriptor) }
        var text = [UInt8](repeating: 0, count: 16)
        let count = cs_read(descriptor, &text, text.count)
        guard count > 0 else { return 65534 }
        let digits = text[..<count].prefix { (0x30...0x39).contains($0) }
        return UInt32(String(decoding: digits, as: UTF8.self)) ?? 65534
    }
}
