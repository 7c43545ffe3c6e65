import JSON
import LedgerAPI
import LedgerClient
import LedgerValues

/// Ids and codes, asked of the daemon within a second, or not at all.
struct CompletionBooks {
    private let client: Client
    /// In whose name, in training books.
    private let who: String?
    private let language: Language

    /// More than anybody reads through.
    private static let most: Int64 = 200

    init(_ session: Session, _ line: CompletionLine) {
        let socket = line.values[GlobalOptions.socket.name] ?? session.options.socket
        client = Client(
            path: SocketPath.chosen(flag: socket, environment: session.environment), seconds: 1,
            interrupts: session.interrupts.descriptor)
        who = line.values[GlobalOptions.actingAs.name] ?? session.options.actingAs
        language = session.language
    }

    private func rows(
        _ method: String, _ params: JSONObject = [:], limit: Int64? = most
    ) -> [Facts] {
        var params = params
        params["limit"] = limit.map { .int($0) }
        params["as"] = who.map { .string($0) }
        guard let result = try? client.call(method, params) else { return [] }
        return Facts(result).rows("rows")
    }

    /// The ids that make sense in the place of this word.
    func ids(_ placeholder: String, path: [String]) -> [Candidate] {
        switch placeholder {
        case "CLAIM": claims(path)
        case "ITEM": items(isNegative: path.first == "deduct")
        case "PRODUCT": listed("product.list", "product", ["name"])
        case "REDEMPTION": redemptions(path)
        case "OBJECTION": listed(ObjectionList.call.name, "objection", ["claim"], ["open": true])
        case "DEDUCTION": listed("deduction.list", "deduction", ["employee", "item"])
        case "APPEAL": listed("appeal.list", "appeal", ["deduction"], ["open": true])
        case "IMPORT": listed("import.list", "import", ["kind", "file"], ["newest": true])
        case "METHOD": methods
        default: []
        }
    }

    private func listed(
        _ method: String, _ id: String, _ meaning: [String], _ params: JSONObject = [:]
    ) -> [Candidate] {
        rows(method, params).map { row in
            Candidate(row(id), meaning.compactMap { row.text($0) }.joined(separator: " "))
        }
    }

    private func claims(_ path: [String]) -> [Candidate] {
        let meaning = ["employee", "name", "itemName", "occurred"]
        switch path.joined(separator: " ") {
        case "review approve", "review reject":
            return listed(ReviewQueue.call.name, "claim", meaning)
        case "claim withdraw":
            return listed(
                ClaimList.call.name, "claim", meaning,
                ["stage": .string(ClaimStage.underReview.rawValue)])
        case "notice object":
            return listed(NoticeList.call.name, "claim", ["employee", "itemName"])
        case "revoke":
            return listed(
                ClaimList.call.name, "claim", meaning,
                ["stage": .string(ClaimStage.credited.rawValue), "newest": true])
        default: return listed(ClaimList.call.name, "claim", meaning, ["newest": true])
        }
    }

    private func redemptions(_ path: [String]) -> [Candidate] {
        let stage: JSON? =
            switch path.last {
            case "fulfil", "cancel", "slip": "held"
            case "return": "fulfilled"
            default: nil
            }
        var params: JSONObject = ["newest": true]
        params["stage"] = stage
        return listed("redemption.list", "redemption", ["employee", "productName"], params)
    }

    private func items(isNegative: Bool) -> [Candidate] {
        guard let policy = try? client.call("policy.show"),
            let rules = policy["policy"].map({ Facts($0) })
        else { return [] }
        return rules.rows(isNegative ? "negativeList" : "items").map {
            Candidate($0("code"), $0("name"))
        }
    }

    private var methods: [Candidate] {
        guard let table = try? client.call("rpc.discover") else { return [] }
        return Facts(table).rows("methods").map { Candidate($0("name"), $0("summary")) }
    }

    /// Those from the one on that is typed, as far as a list goes.
    func employees(from typed: String) -> [Candidate] {
        var params: JSONObject = [:]
        params["after"] = Self.number(before: typed).map { .string($0) }
        return rows("employee.list", params).map {
            let meaning = [$0.text("name"), $0.text("department")].compactMap { $0 }
            return Candidate($0("employee"), meaning.joined(separator: " "))
        }
    }

    /// A works number that sorts right before all that begin so.
    private static func number(before typed: String) -> String? {
        let signs = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
        guard let last = typed.last, typed.count < 32,
            let place = signs.firstIndex(of: last), place > signs.startIndex
        else { return nil }
        return typed.dropLast() + String(signs[signs.index(before: place)])
            + String(repeating: "z", count: 32 - typed.count)
    }

    var departments: [Candidate] {
        rows("department.list", limit: nil).map { Candidate($0("department")) }
    }
}
