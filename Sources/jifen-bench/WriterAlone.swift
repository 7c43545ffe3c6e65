import CSystem
import Ledger
import LedgerAPI
import LedgerService
import LedgerStore

/// The writer in this process, without sockets, loop or threads: what a change costs in processor
/// time, and something to run under callgrind.
enum WriterAlone {
    static let help = """
        jifen-bench writer [DIR [CHANGES [CLIENTS]]] makes books in DIR, plays the mixed changes of
        so many clients against the writer in this process, a batch of all clients at a time, and
        says what a change costs. Under valgrind --tool=callgrind with --collect-atstart=no and
        --toggle-collect='*measured*' it says where.

        """

    static func run(_ words: [String]) -> Int32 {
        if words.first == "--help" {
            Output.say(help)
            return 0
        }
        let changes = words.dropFirst().first.flatMap { Int($0) } ?? 20_000
        let clients = words.dropFirst(2).first.flatMap { Int($0) } ?? 64
        do {
            let folder = try WorkFolder(in: words.first ?? ".build")
            let path = folder.file("books.sqlite")
            var order = GenerateOrder(events: 30_000, employees: 10_000, seed: 1, output: path)
            order.noticeDays = 0
            let until = try Generate.books(order).until
            var play = try WriterPlay(path, until.text, clients)
            try play.batches(20)
            let began = processorTime()
            try play.measured(changes / clients)
            let each = Double(processorTime() - began) / Double(changes / clients * clients)
            Output.say(
                "\(Quantity.time(each).text) of processor a change, \(play.refused) refused\n")
            return 0
        } catch {
            Output.complain("\(error)")
            return 2
        }
    }

    private static func processorTime() -> Int64 {
        var used = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
        return Int64(used.tv_sec) * 1_000_000_000 + Int64(used.tv_nsec)
    }
}

/// Batches of one request of each client.
struct WriterPlay {
    private let writer: LedgerWriter
    private var work: MixedWork
    private var replies: [[UInt8]]
    private var sinceCheckpoint = 0

    var refused: Int { work.refused }

    init(_ path: String, _ day: String, _ clients: Int) throws {
        let options = ServiceOptions(
            path: path, operators: [geteuid()], simulatedFrom: .day(Day(day) ?? Day(number: 0)))
        writer = try LedgerWriter(LedgerService(options))
        work = MixedWork(employees: 10_000, seed: 1)
        replies = Array(repeating: [], count: clients)
    }

    @inline(never)
    mutating func measured(_ count: Int) throws { try batches(count) }

    mutating func batches(_ count: Int) throws {
        for _ in 0..<count {
            var calls: [ServiceCall] = []
            for client in replies.indices {
                var line: [UInt8] = []
                replies[client].withUnsafeBytes { work.next(client, after: $0, into: &line) }
                line.removeLast()
                guard case .request(let request) = Request.parse(line) else {
                    throw BenchFailure("a request of the benchmark cannot be read")
                }
                calls.append(ServiceCall(request, uid: geteuid()))
            }
            replies = try writer.apply(calls).map { $0.line() }
            sinceCheckpoint += 1
            if sinceCheckpoint % 64 == 0 { _ = try writer.checkpoint() }
        }
    }
}
