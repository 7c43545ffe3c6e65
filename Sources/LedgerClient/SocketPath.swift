import CSystem
import LedgerAPI

/// Where the daemon is looked for.
public enum SocketPath {
    public static let system = "/run/jifen/jifen.sock"

    /// The flag's path, else `JIFEN_SOCKET`, else the user's own daemon where its socket exists,
    /// else the system's.
    public static func chosen(flag: String?, environment: [String: String]) -> String {
        if let flag { return flag }
        if let named = environment["JIFEN_SOCKET"], !named.isEmpty { return named }
        if let directory = environment["XDG_RUNTIME_DIR"], directory.hasPrefix("/") {
            let own = directory + "/jifen.sock"
            var status = stat()
            if cs_lstat(own.systemPath, &status) == 0 { return own }
        }
        return system
    }
}
