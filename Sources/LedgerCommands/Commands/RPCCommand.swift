package import JSON
import LedgerAPI
import LedgerClient

extension Argument {
    fileprivate static let call = Argument(
        "METHOD", Phrase(zh: "方法，后面写 参数=值", en: "a method, then NAME=VALUE …"), .any)
}

extension Option {
    fileprivate static let list = Option("list", Phrase(zh: "列出所有方法", en: "list all methods"))
}

extension Command {
    static let rpc = Command(
        "rpc", Phrase(zh: "直接调用一个方法", en: "call a method as programs do"),
        details: [
            Phrase(
                zh: "值能读作 JSON 就按 JSON，否则是文字；要文字 7 就写 name='\"7\"'。改动没写 request 就自动编一个。",
                en:
                    "A value that reads as JSON is JSON, else it is text: name='\"7\"' for the text 7. "
                    + "A change without request gets one.")
        ],
        arguments: [.call], options: [.list],
        examples: [
            .init("jifen rpc account.balance employee=E001", Phrase(zh: "一个查询", en: "a query")),
            .init("jifen rpc server.ping", Phrase(zh: "有人在吗", en: "is anybody there")),
        ]
    ) { session throws(Failure) in
        if session.arguments.has(.list) { return try session.listMethods() }
        guard let method = session.arguments.word(.call) else {
            throw .usage(.missingArgument(.call))
        }
        let params = try session.callParams()
        session.output.line(try session.call(method, params))
    }
}

extension Session {
    fileprivate func callParams() throws(Failure) -> JSONObject {
        var params: JSONObject = [:]
        for word in arguments.words(.call).dropFirst() {
            guard let equals = word.firstIndex(of: "="), equals != word.startIndex else {
                let wanted = Phrase(zh: " NAME=VALUE", en: "NAME=VALUE")
                throw .usage(.badValue(of: Argument.call.placeholder, word, wanted: wanted))
            }
            let value = String(word[word.index(after: equals)...])
            params[String(word[..<equals])] = RPCValue.json(value)
        }
        return params
    }

    /// The daemon knows which methods are changes: it asks those for a request id.
    fileprivate func call(_ method: String, _ params: JSONObject) throws(Failure) -> JSON {
        if let request = params["request"]?.string {
            return try change(method, params, request: request)
        }
        do {
            return try ask(method, params)
        } catch {
            guard case .client(.refused(let refusal)) = error, refusal.known == .requestRequired
            else { throw error }
            return try change(method, params)
        }
    }

    fileprivate func listMethods() throws(Failure) {
        let methods = try ask("rpc.discover")["methods"]?.array ?? []
        showRows(
            methods,
            [
                .text("name", Phrase(zh: "方法", en: "method")),
                Field("params", Phrase(zh: "参数", en: "parameters"), yield: .shrinks) { value, _ in
                    let names = (value.array ?? []).map { parameter in
                        let name = (parameter["name"] ?? .null).plain
                        return parameter["required"]?.bool == true ? name : "[\(name)]"
                    }
                    return Table.Cell(names.joined(separator: " "))
                },
                .text("roles", Phrase(zh: "角色", en: "roles")),
                .prose("summary", Phrase(zh: "说明", en: "summary")),
            ], nothing: Phrase(""))
    }
}

/// What the words after a method mean.
package enum RPCValue {
    /// JSON where it reads as JSON, else the text as it stands: `00123` is a text.
    package static func json(_ text: String) -> JSON {
        do {
            return try JSON.parse(text)
        } catch {
            return .string(text)
        }
    }
}
