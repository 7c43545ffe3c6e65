import CSystem
import LedgerDaemon
import LedgerService

/// Measures jifen and its floors in one run, and says how they compare. A figure that misses its
/// goal is no failure.
enum Bench {
    static func main(_ words: [String]) -> Int32 {
        cs_ignore_signal(SIGPIPE)
        // What is served while it is measured is a child of this same program.
        switch words.first {
        case "serve": return serve(Array(words.dropFirst()))
        case "echo": return EchoServer.run(at: words.dropFirst().first ?? "")
        case "writer": return WriterAlone.run(Array(words.dropFirst()))
        case "scale": return ScaleRun.run(Array(words.dropFirst()))
        case "generate": return Generate.run(Array(words.dropFirst()))
        default: break
        }
        do throws(BenchFailure) {
            let options = try Options(words)
            if options.wantsHelp {
                Output.say(Options.help)
                return 0
            }
            let report = try measure(options)
            Output.say(report.table)
            if let file = options.json { try report.json.write(to: file) }
            return 0
        } catch {
            Output.complain(error.words)
            return 2
        }
    }

    private static func measure(_ options: Options) throws(BenchFailure) -> Report {
        let machine = Machine()
        let workshop = try Workshop(options)
        for part in Part.allCases where options.only == nil || options.only == part {
            try part.measure(in: workshop)
        }
        return Report(
            machine: machine, options: options, figures: workshop.figures,
            books: workshop.booksMade)
    }

    /// jifend itself, which ends with this program.
    private static func serve(_ words: [String]) -> Int32 {
        _ = cs_prctl(PR_SET_PDEATHSIG, UInt(SIGTERM))
        return Daemon.run(arguments: words, version: ServiceOptions.currentVersion) {
            configuration, log, measures in
            try LedgerBackend(configuration, uid: geteuid(), log, measures)
        }
    }
}

/// Why nothing could be measured.
struct BenchFailure: Error {
    let words: String

    init(_ words: String) { self.words = words }

    /// A call to the system that failed; `result` is its negated error number.
    init(_ call: String, _ result: Int32) {
        words = "\(call): \(String(cString: strerror(-result)))"
    }
}
