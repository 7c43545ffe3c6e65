import JSON
import LedgerClient

/// One run of one command: what it was given, whom it asks, where it prints.
package final class Session {
    let command: Command
    /// As they were typed, and once names are resolved the codes that were meant.
    var arguments: Arguments
    let options: GlobalOptions
    let language: Language
    let environment: [String: String]
    let output: Output
    let interrupts: Interrupts
    private var identity: JSON?
    /// A refusal is being explained.
    var isExplaining = false
    /// Whom the operator acts as. A works number in small letters is meant as it stands, if there is
    /// one, and else in capitals.
    private lazy var actor: String? = {
        guard let who = options.actingAs?.narrowed else { return nil }
        if who.hasPrefix("user:") || who == who.uppercased() { return who }
        let isKnown = (try? client.call("whoami", ["as": .string(who)])) != nil
        return isKnown ? who : who.uppercased()
    }()
    private(set) lazy var client = Client(
        path: SocketPath.chosen(flag: options.socket, environment: environment),
        interrupts: interrupts.descriptor)

    init(
        _ command: Command, _ arguments: Arguments, _ options: GlobalOptions, language: Language,
        environment: [String: String], output: Output, interrupts: Interrupts
    ) {
        self.command = command
        self.arguments = arguments
        self.options = options
        self.language = language
        self.environment = environment
        self.output = output
        self.interrupts = interrupts
    }
}

extension Session {
    /// A query's result.
    func ask(
        _ method: String, _ params: JSONObject = [:], seconds: Int? = nil
    ) throws(Failure) -> JSON {
        do {
            return try client.call(method, asked(method, params), seconds: seconds)
        } catch {
            throw failure(error, params)
        }
    }

    /// A query's rows, taken as they come.
    func stream(
        _ method: String, _ params: JSONObject, seconds: Int? = nil
    ) throws(Failure) -> RowStream {
        do {
            return try client.rows(method, asked(method, params), seconds: seconds)
        } catch {
            throw failure(error, params)
        }
    }

    /// A change's result. The request id is made here, once, whatever happens to the connection.
    func change(
        _ method: String, _ params: JSONObject, request: String? = nil, dryRun: Bool? = nil,
        seconds: Int? = nil
    ) throws(Failure) -> JSON {
        let request = request ?? RequestKey.made()
        var params = asked(method, params)
        params["request"] = .string(request)
        if dryRun ?? options.isDryRun { params["dryRun"] = true }
        if options.isVerbose { note(Phrase(zh: "请求编号 \(request)", en: "request \(request)")) }
        do {
            let result = try client.call(method, params, seconds: seconds)
            if params["dryRun"] == nil { output.tellsOfChange = true }
            return result
        } catch {
            throw failure(error, params)
        }
    }

    /// The parameters, and in whose name they are asked.
    func asked(_ method: String, _ params: JSONObject) -> JSONObject {
        let isForAnybody = ["server.ping", "server.info", "rpc.discover"].contains(method)
        guard !isForAnybody, let who = actor else { return params }
        var params = params
        params["as"] = .string(who)
        return params
    }

    /// Who asks, and whose books these are; asked once. The moment in it is that of the asking.
    func whoami() throws(Failure) -> JSON {
        if let identity { return identity }
        let found = try ask("whoami")
        identity = found
        return found
    }

    /// A remark beside the result, left out with `--quiet`.
    func note(_ phrase: Phrase) {
        if !options.isQuiet { output.note(output.fitted(phrase[language]) + "\n") }
    }
}
