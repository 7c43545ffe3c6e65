import CSystem
import LedgerAPI

/// A backup to be put in the place of books.
public struct Restoration: Sendable, Hashable {
    public let file: String
    /// Their own path, once the lock is held.
    public fileprivate(set) var books: String
    /// Although the books go on beyond the backup.
    public let isForced: Bool
}

/// The whole of jifend, but for what the books are.
public enum Daemon {
    /// Exit statuses.
    public enum Status {
        public static let done: Int32 = 0
        /// It could not start.
        public static let failed: Int32 = 1
        /// The command line or the configuration is wrong.
        public static let usage: Int32 = 2
        /// The outcome of a commit is unknown: the next start finds it out.
        public static let outcomeUnknown: Int32 = 3
    }

    /// Runs until it is asked to stop; the exit status. `arguments` without the program's name.
    /// `backend` and `restore` are called once this process is the only one that serves these
    /// books; `restore` gives what is to be said when it is done.
    public static func run(
        arguments: [String], version: String,
        backend: (Configuration, Log, Measures) throws -> any Backend,
        restore: (Restoration, _ inChinese: Bool) throws -> String = { _, _ in "" }
    ) -> Int32 {
        let environment = environment()
        do {
            let arguments = try Arguments(arguments)
            switch arguments.action {
            case .help:
                return say(
                    UserLanguage.isChinese(environment)
                        ? Arguments.helpInChinese : Arguments.help)
            case .version: return say("jifend \(version)\n")
            case .checkConfiguration, .serve, .restore: break
            }
            let configuration = try Configuration(
                arguments, environment: environment, uid: geteuid())
            if arguments.action == .checkConfiguration {
                let isChinese = UserLanguage.isChinese(environment)
                return say(
                    configuration.summary + configuration.unitAdvice(inChinese: isChinese))
            }
            if case .restore(let file) = arguments.action {
                return self.restore(
                    Restoration(
                        file: Configuration.absolute(file), books: configuration.books,
                        isForced: arguments.isForced), environment, restore)
            }
            return serve(configuration, arguments, environment, backend)
        } catch {
            // The journal stays English, whatever the service's locale.
            let isForPerson = environment["JOURNAL_STREAM"] == nil
            complain(isForPerson ? words(error, environment) : "\(error)", environment)
            return Status.usage
        }
    }

    /// An error for whoever types the command, in their language.
    private static func words(_ error: any Error, _ environment: [String: String]) -> String {
        guard UserLanguage.isChinese(environment) else { return "\(error)" }
        return (error as? any InChinese)?.chinese ?? "\(error)"
    }

    /// Whether somebody watches the log who reads Chinese: then they are told in it, too.
    private static func isWatched(_ environment: [String: String]) -> Bool {
        isatty(2) == 1 && UserLanguage.isChinese(environment)
    }

    private static func serve(
        _ configuration: Configuration, _ arguments: Arguments, _ environment: [String: String],
        _ backend: (Configuration, Log, Measures) throws -> any Backend
    ) -> Int32 {
        umask(0o077)
        cs_keep_large_blocks_apart()
        let log = Log(configuration.log, environment: environment)
        do {
            let signals = try Signals()
            makeFolder(of: configuration.books)
            var configuration = configuration
            let (path, lock) = try BookPlace.hold(configuration.books)
            configuration.books = path
            defer { withExtendedLifetime(lock) {} }
            let listener =
                try Listener(inheritedFrom: environment)
                ?? Listener(path: configuration.socket, mode: configuration.socketMode)
            let measures = Measures()
            let backend = try backend(configuration, log, measures)
            let server = try Server(
                backend: backend, listener: listener, limits: configuration.limits, log: log,
                measures: measures, notifier: Notifier(environment: environment),
                signals: signals, reload: { reload(arguments, environment, log, backend) },
                ready: { [socket = configuration.socket, books = configuration.books] in
                    guard isWatched(environment) else { return }
                    let words = "jifend 已经启动：台账 \(books)，套接字 \(socket)。按 Ctrl-C 停止。\n"
                    write(Array(words.utf8)[...], to: 2)
                })
            return status(try server.run(), log)
        } catch {
            log.note(.critical, "\(error)")
            if isWatched(environment) { complain(words(error, environment), [:]) }
            return Status.failed
        }
    }

    private static func restore(
        _ wanted: Restoration, _ environment: [String: String],
        _ restore: (Restoration, _ inChinese: Bool) throws -> String
    ) -> Int32 {
        umask(0o077)
        do {
            makeFolder(of: wanted.books)
            var wanted = wanted
            let (path, lock) = try BookPlace.hold(wanted.books)
            wanted.books = path
            defer { withExtendedLifetime(lock) {} }
            let isChinese = UserLanguage.isChinese(environment)
            return say(try restore(wanted, isChinese))
        } catch {
            complain(words(error, environment), [:])
            return Status.failed
        }
    }

    private static func status(_ ending: Ending, _ log: Log) -> Int32 {
        switch ending {
        case .stopped:
            log.note(.notice, "stopped")
            return Status.done
        case .hasty:
            log.note(.warning, "stopped before everything was finished")
            return Status.done
        case .failed: return Status.outcomeUnknown
        }
    }

    /// The new limits; nil when the configuration is wrong: then the old one stays, whole.
    private static func reload(
        _ arguments: Arguments, _ environment: [String: String], _ log: Log,
        _ backend: any Backend
    ) -> ServerLimits? {
        do {
            let configuration = try Configuration(
                arguments, environment: environment, uid: geteuid())
            log.change(to: configuration.log)
            backend.adopt(configuration)
            return configuration.limits
        } catch {
            log.note(.error, "the configuration stays as it was: \(error)")
            return nil
        }
    }

    /// With the folders above it, for this user only.
    private static func makeFolder(of path: String) {
        var end = path.startIndex
        while let slash = path[end...].dropFirst().firstIndex(of: "/") {
            cs_make_directory(String(path[..<slash]), 0o700)
            end = slash
        }
    }

    private static func environment() -> [String: String] {
        var variables: [String: String] = [:]
        guard var next = cs_environment() else { return variables }
        while let entry = next.pointee {
            let text = SystemText.carrying(entry)
            if let equals = text.firstIndex(of: "=") {
                variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            next += 1
        }
        return variables
    }

    private static func say(_ text: String) -> Int32 {
        write(Array(text.utf8)[...], to: 1)
        return Status.done
    }

    /// Every line of it with its priority, where the journal reads standard error.
    private static func complain(_ text: String, _ environment: [String: String]) {
        let style = LogStyle(2, environment)
        var lines: [UInt8] = []
        for line in text.split(separator: "\n") {
            if style.isJournal { style.begin(.error, &lines) }
            lines += Array("jifend: \(line)\n".utf8)
        }
        write(lines[...], to: 2)
    }

    private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) {
        var bytes = bytes
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { cs_write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}

extension Configuration {
    private var systemClock: String {
        trustsClock ? "the system's, believed whatever it shows" : "the system's"
    }

    /// For people who check it.
    var summary: String {
        """
        configuration: \(file ?? "defaults, no file")
        books: \(books)
        backups: \(backups ?? "beside the books")
        imports: \(imports ?? "no folder")
        socket: \(socket), mode \(String(socketMode, radix: 8))
        log: \(log.name)
        clock: \(simulate.map { "simulated, from \($0)" } ?? systemClock)
        connections: \(limits.connections), of one user \(limits.connectionsPerUser)
        disk: \(upkeep.diskReserveMiB) MiB kept free
        requests: remembered for \(upkeep.requestDays) days

        """
    }
}
