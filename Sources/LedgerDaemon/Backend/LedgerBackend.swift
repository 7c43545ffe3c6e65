import Ledger
import LedgerAPI
public import LedgerService
import LedgerStore

/// The ledger behind the server.
public struct LedgerBackend: Backend {
    private let service: LedgerService
    private let log: Log
    private let measures: Measures
    private let process: ProcessMeasures

    /// For a process of this user.
    public init(
        _ configuration: Configuration, uid: UInt32, _ log: Log, _ measures: Measures
    ) throws(ConfigurationError) {
        var options = try ServiceOptions(configuration, uid: uid)
        process = ProcessMeasures(measures, options.housekeeping, options.quotas)
        options.measures = process
        options.faults = { fault in
            log.noteSeldom(
                fault.isPassing ? .warning : .error, "\(fault.method) failed: \(fault.cause)")
        }
        service = LedgerService(options)
        self.log = log
        self.measures = measures
    }

    public func adopt(_ configuration: Configuration) {
        process.housekeeping.locked { $0 = Housekeeping(configuration.upkeep) }
        process.quotas.locked { $0 = Quotas(configuration.quotas) }
    }

    public func connectionClosed(_ connection: UInt64) { service.connectionClosed(connection) }

    public func isLong(_ method: String) -> Bool { LedgerService.isLong(method) }

    public func lane(of method: String) -> Lane {
        switch LedgerService.lane(of: method) {
        case .immediate: .immediate
        case .change: .change
        case .quick: .quick
        case .read: .read
        case .stream: .stream
        }
    }

    public func answerImmediately(_ call: Call) -> [UInt8] {
        service.answerImmediately(call.request).line()
    }

    public func makeWriter(_ start: LongStart) throws -> any BackendWriter {
        let opening = Opening(log, start)
        let writer = try LedgerWriter(service) { opening.note($0) }
        writer.goesOn = { start.lives() }
        return WriterOfBooks(writer, log, measures, process)
    }

    public func makeReader() throws -> any BackendReader {
        ReaderOfBooks(books: try LedgerReader(service))
    }
}

private final class WriterOfBooks: BackendWriter {
    private let books: LedgerWriter
    private let log: Log
    private let measures: Measures
    private let process: ProcessMeasures
    /// The disk had less than its reserve when it was looked at last.
    private var isShort = false
    /// The books were not in their place when they were looked for last.
    private var isGone = false
    /// What was said of the clock when it was looked at last.
    private var clock = ClockReport()

    init(
        _ books: LedgerWriter, _ log: Log, _ measures: Measures, _ process: ProcessMeasures
    ) {
        self.books = books
        self.log = log
        self.measures = measures
        self.process = process
    }

    func apply(_ batch: [Call]) -> WriterOutcome {
        lookAtDisk()
        lookAtPlace()
        clock.look(books, log)
        do {
            let replies = try books.applyInSteps(batch.map { ServiceCall(call: $0) })
            return WriterOutcome(replies: replies?.map { $0.line() } ?? [], goesOn: replies == nil)
        } catch {
            let unknown = WireError(.outcomeUnknown)
            return WriterOutcome(
                replies: batch.map { Reply.failure($0.request.id, unknown).line() },
                stop: Self.unknown(error))
        }
    }

    func goOn() -> WriterOutcome {
        do {
            let reply = try books.goOn()
            return WriterOutcome(replies: reply.map { [$0.line()] } ?? [], goesOn: reply == nil)
        } catch {
            return WriterOutcome(replies: [], stop: Self.unknown(error))
        }
    }

    private func lookAtDisk() {
        books.housekeeping = process.housekeeping.locked { $0 }
        books.quotas = process.quotas.locked { $0 }
        let shortage = books.shortage
        if let shortage, !isShort {
            log.note(
                .error,
                "the disk has \(shortage.free) bytes left, fewer than the reserve of "
                    + "\(shortage.reserve): changes are refused")
        } else if shortage == nil, isShort {
            log.note(.notice, "the disk has room again")
        }
        isShort = shortage != nil
    }

    private func lookAtPlace() {
        let isGone = !books.isInPlace
        if isGone, !self.isGone {
            log.note(
                .critical,
                "the books are not at \(books.path) any more: they were removed, replaced or moved "
                    + "while they were served. Changes are refused, reads go on. Put the same file "
                    + "back under its name; if it is gone, stop and restore a backup")
        } else if !isGone, self.isGone {
            log.note(.notice, "the books are in their place again: changes are taken")
        }
        self.isGone = isGone
    }

    func untilNextDue() -> Duration? {
        books.untilNextDue().map { .milliseconds($0) }
    }

    func settle() -> ChoreOutcome {
        lookAtDisk()
        lookAtPlace()
        clock.look(books, log)
        do {
            guard try books.settle() else { return .done }
            return books.isWorkUnfinished ? .goesOn : .unfinished
        } catch .unknownOutcome(let error) {
            return .stop(Self.unknown(error))
        } catch {
            log.note(.error, "what fell due could not be recorded: \(error)")
            return .done
        }
    }

    private static func unknown(_ error: any Error) -> String {
        "the outcome of a commit is unknown: \(error)"
    }

    func checkpoint() {
        lookAtPlace()
        do {
            _ = try books.checkpoint()
            measures.logWaits(books.logWaiting)
        } catch {
            log.note(.error, "the log of the books could not be copied: \(error)")
        }
    }

    func tidy() -> ChoreOutcome {
        do {
            let isUnfinished = try books.tidy()
            measures.forgot(books.requestsForgotten)
            return isUnfinished ? .unfinished : .done
        } catch .unknownOutcome(let error) {
            return .stop(Self.unknown(error))
        } catch {
            log.note(.error, "old requests could not be forgotten: \(error)")
            return .done
        }
    }
}

private struct ReaderOfBooks: BackendReader {
    let books: LedgerReader

    func answer(_ call: Call, send: (_ line: [UInt8]) -> Bool) {
        withoutActuallyEscaping(send) { send in
            books.answer(ServiceCall(call: call), send: send)
        }
    }
}

extension ServiceCall {
    fileprivate init(call: Call) {
        self.init(call.request, uid: call.peer.uid, connection: call.connection)
    }
}

extension ServiceOptions {
    /// What the configuration says, for a process of this user.
    public init(_ configuration: Configuration, uid: UInt32) throws(ConfigurationError) {
        var start: SimulatedStart?
        if let text = configuration.simulate {
            guard let day = Day(text), (1991...2999).contains(day.year) else {
                throw .badValue(
                    of: "--simulate", text, wanted: "a day such as 2026-11-20, from 1991 to 2999")
            }
            start = .day(day)
        }
        self.init(
            path: configuration.books, backups: configuration.backups, operators: [0, uid],
            simulatedFrom: start, housekeeping: Housekeeping(configuration.upkeep))
        trustsClock = configuration.trustsClock
        givenPath = configuration.givenBooks
        imports = configuration.imports
        quotas = Quotas(configuration.quotas)
    }
}

extension Housekeeping {
    init(_ upkeep: Upkeep) {
        self.init(
            diskReserve: Int64(upkeep.diskReserveMiB) << 20, requestDays: upkeep.requestDays)
    }
}
