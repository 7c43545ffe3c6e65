import CSystem
import LedgerAPI
import LedgerService
import LedgerStore

extension Daemon {
    /// jifend: serves the ledger that the command line names, and ends with its exit status.
    public static func main() -> Never {
        let status = run(
            arguments: SystemText.arguments,
            version: ServiceOptions.currentVersion
        ) { configuration, log, measures in
            try LedgerBackend(configuration, uid: geteuid(), log, measures)
        } restore: { wanted in
            let restore = BookRestore(wanted.file, over: wanted.books, isForced: wanted.isForced)
            return "\(try restore.run())\n"
        }
        exit(status)
    }
}
