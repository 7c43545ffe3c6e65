import JSON
import LedgerAPI
import TextFiles

/// What the configuration file says; nil where it says nothing.
struct ConfigurationFile {
    var books: String?
    var backups: String?
    var imports: String?
    var socket: String?
    var socketMode: UInt32?
    var log: LogLevel?
    var trustsClock = false
    var limits = ServerLimits()
    var upkeep = Upkeep()
    var quotas = PersonalQuotas()

    init() {}

    /// Throws all that is wrong at once, each with its line.
    init(_ text: [UInt8], path: String) throws(ConfigurationError) {
        let document: JSON5Document
        do {
            document = try JSON5.parse((try? TextFile.decoded(text)) ?? text)
        } catch {
            let found = error.found.isEmpty ? "" : ": \(error.found)"
            let words = "column \(error.column): " + error.kind.rawValue + found
            let fault = ConfigurationFault(
                line: error.line, path: "", words: words,
                chinese: "第 \(error.column) 个字写法不对" + found)
            throw .faults(file: path, [fault])
        }
        var section = ConfigurationSection(document, [])
        books = section.path("books")
        backups = section.path("backups")
        imports = section.path("imports")
        socket = section.path("socket")
        socketMode = section.mode("socketMode")
        log = section.word("log", LogLevel.wanted, LogLevel.wantedInChinese) { LogLevel(name: $0) }
        var limits = section.section("limits")
        self.limits.read(&limits)
        var disk = section.section("disk")
        disk.number("reserveMiB", 0...1_048_576) { upkeep.diskReserveMiB = $0 }
        var requests = section.section("requests")
        requests.number("keepDays", Upkeep.fewestDays...36_600) { upkeep.requestDays = $0 }
        var clock = section.section("clock")
        clock.truth("trust") { trustsClock = $0 }
        var quotas = section.section("quotas")
        let quotaFaults = self.quotas.read(&quotas)
        let faults =
            section.finish() + limits.finish() + disk.finish() + requests.finish()
            + clock.finish() + quotaFaults
        guard faults.isEmpty else {
            throw .faults(file: path, faults.sorted { $0.line < $1.line })
        }
    }
}

extension ServerLimits {
    fileprivate mutating func read(_ section: inout ConfigurationSection) {
        section.number("connections", 1...10_000) { connections = $0 }
        section.number("connectionsKept", 0...1000) { connectionsKept = $0 }
        section.number("connectionsPerUser", 1...10_000) { connectionsPerUser = $0 }
        section.number("readers", 1...64) { readers = $0 }
        section.number("streamers", 1...64) { streamers = $0 }
        section.number("frameSeconds", 1...3600) { frameTime = .seconds($0) }
        section.number("idleSeconds", 1...86_400) { idleTime = .seconds($0) }
        section.number("silenceSeconds", 1...3600) { silenceTime = .seconds($0) }
        section.number("answerSeconds", 1...86_400) { answerTime = .seconds($0) }
        section.number("stopSeconds", 1...60) { stopTime = .seconds($0) }
    }
}
