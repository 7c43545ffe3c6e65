/// The version of these programs; client and daemon of one release have the same.
public enum Version {
    public static let current = "0.1.0"
}
