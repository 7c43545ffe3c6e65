import CSystem

/// A process that this one started; ended when it is released.
final class Child {
    let pid: pid_t
    private var isRunning = true

    /// This program's own file.
    static let ownPath: String = {
        guard let path = realpath("/proc/self/exe", nil) else { return "" }
        defer { free(path) }
        return String(cString: path)
    }()

    /// A program of that name in the folder of this one, if it was built.
    static func sibling(_ name: String) -> String? {
        guard let slash = ownPath.lastIndex(of: "/") else { return nil }
        let path = String(ownPath[...slash]) + name
        return access(path, X_OK) == 0 ? path : nil
    }

    /// Standard output and errors go to the end of `log`.
    init(_ program: String, _ words: [String], log: String = "/dev/null") throws(BenchFailure) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var arguments = ([program] + words).map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var pid = pid_t()
        let failure = posix_spawnp(
            &pid, program, &actions, nil, &arguments, cs_environment())
        guard failure == 0 else { throw BenchFailure(program, -failure) }
        self.pid = pid
    }

    deinit { stop() }

    func stop() {
        guard isRunning else { return }
        kill(pid, SIGTERM)
        _ = wait()
    }

    /// Waits for its end: the exit status, or -1.
    func wait() -> Int32 {
        guard isRunning else { return -1 }
        isRunning = false
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && cs_errno() == EINTR {}
        return cs_exited(status) != 0 ? cs_exit_status(status) : -1
    }

    /// Bytes in memory now, and the most there ever were.
    var resident: (now: Int64, most: Int64)? {
        guard let text = File.text("/proc/\(pid)/status") else { return nil }
        func bytes(_ name: String) -> Int64? {
            File.field(name, of: text)?.split(separator: " ").first.flatMap { Int64($0) }
                .map { $0 << 10 }
        }
        guard let now = bytes("VmRSS"), let most = bytes("VmHWM") else { return nil }
        return (now, most)
    }

    /// Nanoseconds of the processor it used so far, in steps of 10 ms.
    var processorTime: Int64 {
        let text = File.text("/proc/\(pid)/stat") ?? ""
        // The name in parentheses may hold spaces; user and system time are the 14th and 15th.
        let fields = (text.split(separator: ")").last ?? "").split(separator: " ")
        guard fields.count > 12, let user = Int64(fields[11]), let system = Int64(fields[12])
        else { return 0 }
        return (user + system) * (1_000_000_000 / Int64(sysconf(Int32(_SC_CLK_TCK))))
    }

    /// How long a whole process takes, from its start to its end.
    static func time(_ program: String, _ words: [String]) throws(BenchFailure) -> Int64 {
        let began = cs_monotonic_nanoseconds()
        let status = try Child(program, words).wait()
        let time = cs_monotonic_nanoseconds() - began
        guard status == 0 else { throw BenchFailure("\(program) ended with \(status)") }
        return time
    }
}
