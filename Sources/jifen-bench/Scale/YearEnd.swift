import CSystem
import Ledger

/// The end of the year on a clock that goes, while somebody changes things and somebody else asks.
struct YearEnd {
    private(set) var figures: [Figure] = []
    private let books: ScaleBooks

    /// From the start of the daemon to midnight.
    private static let before = Span.milliseconds(2000)
    /// More than that is no longer waited for.
    private static let patience = Span.milliseconds(300_000)

    init(_ books: ScaleBooks, employees: Int, seed: UInt64) throws(BenchFailure) {
        self.books = books
        guard let jifend = Child.sibling("jifend"), let library = Self.library else {
            figures.append(
                Figure(
                    "clearing", Self.words,
                    skipped: "no jifend beside this program, or no libfaketime"))
            return
        }
        // What falls due until the last evening is recorded before the clock is watched.
        _ = try FakedDaemon(books, jifend, library, "2026-12-31 20:00:00")
        let midnight = cs_monotonic_nanoseconds() + Self.before.nanoseconds
        let daemon = try FakedDaemon(books, jifend, library, "@2026-12-31 23:59:58")
        guard cs_monotonic_nanoseconds() < midnight else {
            figures.append(
                Figure("clearing", Self.words, skipped: "jifend was not there before midnight"))
            return
        }
        let crowd = try Crowd(
            of: 2, at: daemon.socket,
            YearEndWork(employees: employees, seed: seed, midnight: midnight))
        try crowd.run { work in
            work.isOver
                || cs_monotonic_nanoseconds() > midnight + Self.patience.nanoseconds
        }
        guard let cleared = crowd.work.cleared else {
            throw BenchFailure("the year's clearing did not end")
        }
        add("clearing", Self.words, Double(cleared - midnight))
        addTimes("change", "a durable change", crowd.work.changes)
        addTimes("balance", "a balance", crowd.work.balances)
    }

    private static let words = "the year's clearing"

    private mutating func addTimes(_ key: String, _ words: String, _ times: Latencies) {
        let found = times.percentiles(99, 100)
        add("clearing.\(key).p99", "\(words) meanwhile, p99", found[0])
        add(
            "clearing.\(key).most", "\(words) meanwhile, the longest", found[1],
            goal: .atMost(.time(1e9)), remark: "of \(times.count)")
    }

    private mutating func add(
        _ key: String, _ words: String, _ time: Double, goal: Figure.Goal? = nil,
        remark: String? = nil
    ) {
        figures.append(Figure(key, words, .time(time), goal: goal, remark: remark))
    }

    /// What makes a process believe in another time of day; where Debian puts it.
    private static var library: String? {
        ["x86_64", "aarch64"].map { "/usr/lib/\($0)-linux-gnu/faketime/libfaketime.so.1" }
            .first { File.size($0) != nil }
    }
}

/// jifend as it is shipped, with a clock that is set.
private final class FakedDaemon {
    let socket: String
    private let child: Child

    /// - Parameter moment: in China's time; behind `@` the clock goes on from there.
    init(
        _ books: ScaleBooks, _ jifend: String, _ library: String, _ moment: String
    ) throws(BenchFailure) {
        socket = books.folder.sockets + "/jifen.sock"
        // The library hides the command line from Swift, so the places are named here.
        child = try Child(
            "env",
            [
                "LD_PRELOAD=\(library)", "FAKETIME=\(moment)", "FAKETIME_DONT_FAKE_MONOTONIC=1",
                "TZ=CST-8", "JIFEN_BOOKS=\(books.folder.file("books.sqlite"))",
                "JIFEN_CONFIG=\(try DaemonProcess.configure(books.folder))",
                "JIFEN_SOCKET=\(socket)", jifend,
            ], log: books.folder.file("jifend.log"))
        try Link.wait(for: socket)
        try Caller(socket).call("server.ping")
    }

    deinit { child.stop() }
}

/// One client claims, for one employee after another; one asks for balances. Both time themselves.
struct YearEndWork: Work {
    private var lines: RequestLines
    private let employees: Int
    private let midnight: Int64
    private var askedAt: [Int64] = [0, 0]
    private(set) var changes = Latencies()
    private(set) var balances = Latencies()
    /// When a balance first spoke of the next clearing.
    private(set) var cleared: Int64?
    /// And a change was answered after that.
    private(set) var isOver = false

    init(employees: Int, seed: UInt64, midnight: Int64) {
        lines = RequestLines(seed: seed)
        self.employees = employees
        self.midnight = midnight
    }

    mutating func next(
        _ client: Int, after reply: UnsafeRawBufferPointer, into line: inout [UInt8]
    ) {
        let now = cs_monotonic_nanoseconds()
        if !reply.isEmpty, now >= midnight { note(client, reply, now) }
        let who = Enterprise.employee(lines.random.below(employees))
        if client == 0 {
            lines.change("claim.submit", as: who, into: &line)
            lines.member("item", Enterprise.item.utf8, into: &line)
            line.add(#","distinct":true"#)
        } else {
            lines.query("account.balance", as: who, into: &line)
        }
        lines.end(&line)
        askedAt[client] = cs_monotonic_nanoseconds()
    }

    private mutating func note(_ client: Int, _ reply: UnsafeRawBufferPointer, _ now: Int64) {
        if client == 0 {
            changes.add(now - askedAt[0])
            if cleared != nil { isOver = true }
            return
        }
        balances.add(now - askedAt[1])
        guard cleared == nil, let at = reply.text(behind: #""clearing":{"at":""#) else { return }
        if at.starts(with: "2028".utf8) { cleared = now }
    }
}
