import JSON
import Ledger
import LedgerAPI
public import LedgerStore
import SHA2
import Synchronization

/// Answers reads, each from one snapshot. One thread.
public final class LedgerReader {
    private let options: ServiceOptions
    private let condition: BooksCondition
    private let clock: LedgerClock
    private let books: BookReader
    private let users = UserNames()
    private var mendingsSeen: Int64 = 0

    /// The writer must have opened the books before.
    public init(_ service: LedgerService) throws(StoreError) {
        options = service.options
        condition = service.condition
        clock = LedgerClock(service)
        books = try BookReader(path: options.path)
    }

    /// Answers with one line or several.
    /// - Parameter send: gives one line away; false where nobody wants the rest.
    public func answer(_ call: ServiceCall, send: @escaping ([UInt8]) -> Bool) {
        let mendings = condition.mendings.load(ordering: .acquiring)
        if mendings != mendingsSeen { books.forget() }
        mendingsSeen = mendings
        do throws(StoreError) {
            let method = Method.named(call.request.method)
            switch method?.work {
            case .aside(let work)?:
                return try answer(call, send) { scope throws(ServiceError) in
                    let result = try work(scope)
                    _ = send(Reply.success(call.request.id, .object(result)).line())
                }
            case .asideRows(let work)?:
                let sink = RowSink(call.request.id, send: send)
                return try answer(call, send) { scope throws(ServiceError) in
                    sink.finish(try work(scope, sink))
                }
            default: break
            }
            let limit = method?.work.longest
            try books.snapshot(within: limit) { () throws(StoreError) in try read(call, send) }
        } catch {
            condition.note(error, in: call.request.method)
            _ = send(Reply.failure(call.request.id, error.wire).line())
        }
    }

    private func answer(
        _ call: ServiceCall, _ send: @escaping ([UInt8]) -> Bool,
        aside work: (ReadScope) throws(ServiceError) -> Void
    ) throws(StoreError) {
        do throws(ServiceError) {
            var permitted: Result<ReadScope, ServiceError> = .failure(.notPermitted(takes: []))
            try stored { () throws(StoreError) in
                try books.snapshot(within: .seconds(2)) { () throws(StoreError) in
                    permitted = Result { () throws(ServiceError) in try scope(call).0 }
                    try books.checkState()
                }
            }
            try work(permitted.get())
        } catch {
            if case .store(let error) = error { throw error }
            if case .backup(let error) = error { condition.note(error, in: call.request.method) }
            _ = send(Reply.failure(call.request.id, error.wire(time)).line())
        }
    }

    private func read(
        _ call: ServiceCall, _ send: @escaping ([UInt8]) -> Bool
    ) throws(StoreError) {
        let sink = RowSink(call.request.id, send: send)
        do throws(ServiceError) {
            let (scope, method) = try scope(call)
            switch method.work {
            case .quick(let work), .read(let work):
                let result = try sealed(work(scope))
                _ = send(Reply.success(call.request.id, .object(result)).line())
            case .stream(let work):
                sink.finish(try sealed(work(scope, sink)))
            case .immediate, .change, .aside, .asideRows:
                preconditionFailure("only reads come to a reader")
            }
        } catch {
            if case .store(let error) = error { throw error }
            // A lookup that failed may have looked like a role or a record that is not there.
            try books.checkState()
            _ = send(Reply.failure(call.request.id, error.wire(time)).line())
        }
    }

    private var time: LedgerTime { books.state.books?.time ?? .china }

    private func scope(_ call: ServiceCall) throws(ServiceError) -> (ReadScope, Method) {
        guard let method = Method.named(call.request.method) else {
            preconditionFailure("only known methods come to a reader")
        }
        let arguments = try method.arguments(call.request.params)
        if books.state.books == nil && !method.worksOnEmptyBooks { throw .booksNotOpened }
        let caller = try Caller.identify(
            call, users, options, as: arguments[Shared.actor], in: books.state)
        if let refusal = method.access.refuses(caller, arguments, in: books.state) {
            throw refusal
        }
        let scope = ReadScope(
            arguments, caller, clock, options, condition, books, connection: call.connection)
        return (scope, method)
    }

    /// Every answer says at which end of the books it was read.
    private func sealed(_ result: JSONObject) throws(ServiceError) -> JSONObject {
        try stored { () throws(StoreError) in try books.checkState() }
        var result = result
        result["seq"] = .int(books.head.seq)
        result["head"] = .string(books.head.hash.hex)
        return result
    }
}

extension Method.Work {
    /// How long a read may take: a long answer goes at the peer's pace.
    fileprivate var longest: Duration {
        switch self {
        case .immediate, .change, .quick, .aside, .asideRows: .seconds(2)
        case .read: .seconds(10)
        case .stream: .seconds(3600)
        }
    }
}

extension Method {
    /// Reads that say something before the books are opened, too.
    fileprivate var worksOnEmptyBooks: Bool {
        switch known {
        case .whoami, .booksStatus, .health, .metrics: true
        default: false
        }
    }
}
