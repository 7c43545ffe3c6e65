import CSystem
import LedgerAPI

extension Output {
    /// Prints a long text through the user's pager; only on a terminal that it does not fit on.
    /// Where the pager cannot be started the text is printed by itself.
    func page(_ text: String, environment: [String: String], interrupts: Interrupts) {
        let lines = text.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
        guard screen.isTerminal, lines >= screen.rows ?? .max,
            let pager = Self.pager(environment)
        else { return write(text) }
        flush()
        // Colours as less shows them by default would be codes, and Chinese bytes.
        setenv("LESS", (environment["LESS"].map { "-R " + $0 } ?? "FRX").systemPath, 1)
        setenv("LESSCHARSET", "utf-8", 0)
        if !Self.show(text, through: pager, interrupts) { write(text) }
    }

    /// The pager alone is told of Ctrl-C meanwhile.
    /// - Returns: false where the shell did not find it or could not run it.
    private static func show(
        _ text: String, through pager: String, _ interrupts: Interrupts
    ) -> Bool {
        var mask = interrupts.before
        var process: pid_t = 0
        let input = cs_start_reader(pager.systemPath, &mask, &process)
        guard input >= 0 else { return false }
        // It may be left before its end.
        var before = sigaction()
        cs_suspend_signal(SIGPIPE, &before)
        _ = writeAll(Array(text.utf8), to: input)
        close(input)
        let status = cs_await(process)
        cs_restore_signal(SIGPIPE, &before)
        interrupts.forget()
        guard status >= 0, cs_exited(status) != 0 else { return status >= 0 }
        return cs_exit_status(status) != 126 && cs_exit_status(status) != 127
    }

    private static func pager(_ environment: [String: String]) -> String? {
        // A terminal that cannot move its cursor cannot page.
        if environment["TERM"] == "dumb" { return nil }
        guard let pager = environment["JIFEN_PAGER"] ?? environment["PAGER"] else {
            // Nobody asked for it, so nobody is told where it is missing.
            return "command -v less >/dev/null || exit 127; exec less"
        }
        return pager.isEmpty || pager == "cat" ? nil : pager
    }
}
