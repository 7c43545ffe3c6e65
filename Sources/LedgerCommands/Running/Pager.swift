import CSystem
import LedgerAPI

extension Output {
    /// Prints a long text through the user's pager; only on a terminal that it does not fit on.
    func page(_ text: String, environment: [String: String], interrupts: Interrupts) {
        let lines = text.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
        guard screen.isTerminal, lines >= screen.rows ?? .max,
            let pager = Self.pager(environment)
        else { return write(text) }
        flush()
        interrupts.suspended {
            // What less does by default would show colours as codes and Chinese as bytes.
            setenv("LESS", "FRX", 0)
            setenv("LESSCHARSET", "utf-8", 0)
            guard let pipe = popen(pager.systemPath, "w") else { return write(text) }
            cs_ignore_signal(SIGPIPE)
            _ = Self.writeAll(Array(text.utf8), to: fileno(pipe))
            pclose(pipe)
            cs_restore_signal(SIGPIPE)
        }
    }

    private static func pager(_ environment: [String: String]) -> String? {
        // A terminal that cannot move its cursor cannot page.
        if environment["TERM"] == "dumb" { return nil }
        let pager = environment["JIFEN_PAGER"] ?? environment["PAGER"] ?? "less"
        return pager.isEmpty || pager == "cat" ? nil : pager
    }
}
