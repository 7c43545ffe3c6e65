import JSON
import LedgerAPI

/// One method: the same row dispatches, authorises, validates and documents it, for the command
/// line and for any other program (R-DIG-1).
struct Method: Sendable {
    /// Nil in the table of the methods that `MethodName` names.
    private(set) var name = ""
    private(set) var known: MethodName?
    let summary: String
    let access: Access
    let parameters: [Parameter]
    /// Members of the result, for `rpc.discover`.
    let result: String
    /// Kinds of refusal that are its own.
    let errors: [ErrorKind]
    let work: Work

    enum Work: Sendable {
        /// Answered on the spot, from what never changes.
        case immediate(@Sendable () -> JSONObject)
        case change(@Sendable (ChangeScope) throws(ServiceError) -> JSONObject)
        /// Some microseconds: a few rows by their keys.
        case quick(@Sendable (ReadScope) throws(ServiceError) -> JSONObject)
        case read(@Sendable (ReadScope) throws(ServiceError) -> JSONObject)
        /// Long work that reads no rows of its own: who may is looked up in a snapshot, which is
        /// over when the work begins, so that it holds up no copying of the log.
        case aside(@Sendable (ReadScope) throws(ServiceError) -> JSONObject)
        /// The same, with rows that go out as they come.
        case asideRows(@Sendable (ReadScope, RowSink) throws(ServiceError) -> JSONObject)
        /// Long answers in lines: rows go out as they are found, then the rest.
        case stream(@Sendable (ReadScope, RowSink) throws(ServiceError) -> JSONObject)
    }

    private init(
        _ summary: String, _ access: Access, _ parameters: [Parameter], _ result: String,
        _ errors: [ErrorKind], _ work: Work
    ) {
        self.summary = summary
        self.access = access
        self.parameters = parameters
        self.result = result
        self.errors = errors
        self.work = work
    }

    /// A method that the contract declares.
    init(_ call: CallDescription, _ common: [Parameter], _ work: Work) {
        self.init(
            call.summary, call.access, call.parameters + common, call.result.text, call.refusals,
            work)
        name = call.name
    }

    /// A method as the table names it.
    func named(_ name: MethodName) -> Method {
        var method = self
        method.name = name.rawValue
        method.known = name
        return method
    }

    static func immediate(
        _ summary: String, result: String, _ work: @escaping @Sendable () -> JSONObject
    ) -> Method {
        Method(summary, .anyone, [], result, [], .immediate(work))
    }

    /// A change takes `request`, `as` and `dryRun` beside its own parameters.
    static func change(
        _ summary: String, _ access: Access, _ parameters: [Parameter], result: String,
        errors: [ErrorKind] = [],
        _ work: @escaping @Sendable (ChangeScope) throws(ServiceError) -> JSONObject
    ) -> Method {
        Method(
            summary, access, parameters + shared + changing, result, errors, .change(work))
    }

    static func quick(
        _ summary: String, _ access: Access, _ parameters: [Parameter], result: String,
        errors: [ErrorKind] = [],
        _ work: @escaping @Sendable (ReadScope) throws(ServiceError) -> JSONObject
    ) -> Method {
        Method(summary, access, parameters + shared, result, errors, .quick(work))
    }

    static func read(
        _ summary: String, _ access: Access, _ parameters: [Parameter], result: String,
        errors: [ErrorKind] = [],
        _ work: @escaping @Sendable (ReadScope) throws(ServiceError) -> JSONObject
    ) -> Method {
        Method(summary, access, parameters + shared, result, errors, .read(work))
    }

    static func aside(
        _ summary: String, _ access: Access, _ parameters: [Parameter], result: String,
        errors: [ErrorKind] = [],
        _ work: @escaping @Sendable (ReadScope) throws(ServiceError) -> JSONObject
    ) -> Method {
        Method(summary, access, parameters + shared, result, errors, .aside(work))
    }

    static func asideRows(
        _ summary: String, _ access: Access, _ parameters: [Parameter], result: String,
        errors: [ErrorKind] = [],
        _ work: @escaping @Sendable (ReadScope, RowSink) throws(ServiceError) -> JSONObject
    ) -> Method {
        Method(summary, access, parameters + shared, result, errors, .asideRows(work))
    }

    static func stream(
        _ summary: String, _ access: Access, _ parameters: [Parameter], result: String,
        errors: [ErrorKind] = [],
        _ work: @escaping @Sendable (ReadScope, RowSink) throws(ServiceError) -> JSONObject
    ) -> Method {
        Method(summary, access, parameters + shared, result, errors, .stream(work))
    }

    private static let shared = [Shared.actor.parameter]
    private static let changing = [Shared.request.parameter, Shared.dryRun.parameter]
    static let page = Shared.page.map(\.parameter)
}

extension Method {
    /// Answers a change that the contract declares.
    static func change<Call: ChangeCall>(
        _: Call.Type,
        _ work: @escaping @Sendable (ChangeScope) throws(ServiceError) -> JSONObject
    ) -> Method { Method(Call.call, shared + changing, .change(work)) }

    /// Answers a query of some microseconds that the contract declares.
    static func quick<Call: ReadCall>(
        _: Call.Type,
        _ work: @escaping @Sendable (ReadScope) throws(ServiceError) -> JSONObject
    ) -> Method { Method(Call.call, shared, .quick(work)) }

    /// Answers a query that the contract declares.
    static func read<Call: ReadCall>(
        _: Call.Type,
        _ work: @escaping @Sendable (ReadScope) throws(ServiceError) -> JSONObject
    ) -> Method { Method(Call.call, shared, .read(work)) }
}
