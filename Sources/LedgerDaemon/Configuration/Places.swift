import CSystem

/// Where things are when nobody says otherwise.
struct Places {
    let books: String?
    let socket: String?
    let config: String?

    private static let state = "/var/lib/jifen"

    /// A system service has its folders from systemd, or the usual ones if it runs as root or as
    /// who owns the service's folder; a user's own daemon keeps to the user's folders.
    init(_ environment: [String: String], uid: UInt32) {
        let isService = environment["STATE_DIRECTORY"] != nil || Self.ownsService(uid)
        let state: String?
        let runtime: String?
        let configuration: String?
        if isService || uid == 0 {
            state = Self.first(environment["STATE_DIRECTORY"]) ?? Self.state
            runtime = Self.first(environment["RUNTIME_DIRECTORY"]) ?? "/run/jifen"
            configuration = Self.first(environment["CONFIGURATION_DIRECTORY"]) ?? "/etc/jifen"
        } else {
            let home = Self.absolute(environment["HOME"])
            func folder(_ name: String, _ usual: String) -> String? {
                let own = Self.absolute(environment[name]) ?? home.map { $0 + usual }
                return own.map { $0 + "/jifen" }
            }
            state = folder("XDG_STATE_HOME", "/.local/state")
            runtime = Self.absolute(environment["XDG_RUNTIME_DIR"])
            configuration = folder("XDG_CONFIG_HOME", "/.config")
        }
        books = state.map { $0 + "/books.sqlite" }
        socket = runtime.map { $0 + "/jifen.sock" }
        config = configuration.map { $0 + "/jifend.json5" }
    }

    private static func ownsService(_ uid: UInt32) -> Bool {
        var status = stat()
        return cs_stat(state, &status) == 0 && status.st_uid == uid
    }

    /// systemd may name several, with colons between them.
    private static func first(_ folders: String?) -> String? {
        absolute(folders?.split(separator: ":").first.map { String($0) })
    }

    private static func absolute(_ folder: String?) -> String? {
        folder.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
}
