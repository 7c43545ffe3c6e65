/// The version of these programs; client and daemon of one release have the same.
public enum Version {
    public static let current = "0.1.0"
    /// The day of that release, for the foot of man pages: they can be made again as they were.
    public static let day = "2026-11-21"
}
