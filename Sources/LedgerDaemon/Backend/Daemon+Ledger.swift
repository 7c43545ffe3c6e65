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
        } restore: { wanted, inChinese in
            let restore = BookRestore(wanted.file, over: wanted.books, isForced: wanted.isForced)
            let done = try restore.run()
            return (inChinese ? done.chinese : "\(done)") + "\n"
        }
        exit(status)
    }
}
