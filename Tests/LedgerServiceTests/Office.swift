import Foundation
import JSON
import LedgerAPI
import LedgerService
import LedgerTestSupport

/// A training book with one person for every role, on a simulated clock.
final class Office {
    let folder: URL
    let options: ServiceOptions
    private let writer: LedgerWriter
    private let reader: LedgerReader
    private var requests = 0

    static let config = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("config")

    static let people = [
        "E001": "administrator", "E002": "administrator", "E003": "reviewer", "E004": "reviewer",
        "E005": "finance", "E006": "leader", "E007": "employee", "E008": "employee",
        "user:county": "auditor", "user:canteen": "kiosk",
    ]

    init(furnished: Bool = true) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("jifen-service-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        options = ServiceOptions(
            path: folder.appendingPathComponent("books.sqlite").path, operators: [0],
            simulatedFrom: .day("2026-10-12"))
        let service = LedgerService(options)
        writer = try LedgerWriter(service)
        reader = try LedgerReader(service)
        if furnished { try furnish() }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func furnish() throws {
        try must("books.open", ["enterprise": "示范厂", "kind": "training", "leader": "user:zhao"])
        for year in 2024...2026 {
            try must("calendar.adopt", ["text": .string(try text("calendars/\(year).json5"))])
        }
        try must("policy.adopt", ["text": .string(try text("policy/jinzhai.json5"))])
        for (who, role) in Self.people.sorted(by: { $0.key < $1.key }) {
            if !who.hasPrefix("user:") {
                try must(
                    "employee.add",
                    [
                        "employee": .string(who), "name": "某人", "department": "铸造车间",
                        "type": "regular",
                    ])
            }
            if role != "employee" {
                try must("role.grant", ["to": .string(who), "role": .string(role)])
            }
        }
    }

    func text(_ file: String) throws -> String {
        try String(contentsOf: Self.config.appendingPathComponent(file), encoding: .utf8)
    }

    private func must(_ method: String, _ params: JSONObject) throws {
        let who = method == "books.open" ? nil : "user:zhao"
        let reply = change(method, params, as: who)
        guard reply["result"] != nil else { throw SetUpFailed(reply: reply) }
    }

    struct SetUpFailed: Error { let reply: JSON }

    /// A change with a request id of its own.
    @discardableResult
    func change(
        _ method: String, _ params: JSONObject = [:], as who: String? = nil, uid: UInt32 = 0
    ) -> JSON {
        requests += 1
        var params = params
        if params["request"] == nil { params["request"] = .string("request-\(requests)") }
        params["as"] = who.map { .string($0) }
        return apply([(method, params)], uid: uid)[0]
    }

    func apply(_ calls: [(String, JSONObject)], uid: UInt32 = 0) -> [JSON] {
        let calls = calls.map { method, params in
            ServiceCall(Request(id: .int(1), method: method, params: params), uid: uid)
        }
        do {
            return try writer.apply(calls).map { try JSON.parse($0.line(), limits: .stored) }
        } catch {
            return [["fault": .string("\(error)")]]
        }
    }

    /// The lines of an answer.
    func lines(
        _ method: String, _ params: JSONObject = [:], as who: String? = nil, uid: UInt32 = 0
    ) -> [JSON] {
        var params = params
        params["as"] = who.map { .string($0) }
        let request = Request(id: .int(1), method: method, params: params)
        var lines: [JSON] = []
        reader.answer(ServiceCall(request, uid: uid)) { line in
            lines.append((try? JSON.parse(line, limits: .stored)) ?? .null)
            return true
        }
        return lines
    }

    func read(
        _ method: String, _ params: JSONObject = [:], as who: String? = nil, uid: UInt32 = 0
    ) -> JSON {
        lines(method, params, as: who, uid: uid).last ?? .null
    }

    /// Does something to the books behind the ledger's back.
    func tamper(_ sql: String) throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        shell.arguments = ["sqlite3", options.path, sql]
        try shell.run()
        shell.waitUntilExit()
    }

    func settle() throws { while try writer.settle() {} }

    /// All housekeeping that is due; how many requests were forgotten since the start.
    func tidy() throws -> Int64 {
        while try writer.tidy() {}
        return writer.requestsForgotten
    }

    /// One step of it; whether more is left.
    func tidyOnce() throws -> Bool { try writer.tidy() }

    var forgotten: Int64 { writer.requestsForgotten }

    var housekeeping: Housekeeping {
        get { writer.housekeeping }
        set { writer.housekeeping = newValue }
    }

    var quotas: Quotas {
        get { writer.quotas }
        set { writer.quotas = newValue }
    }

    /// Everything the server says of itself.
    static var discovered: [JSON] {
        let request = Request(id: .int(1), method: "rpc.discover")
        let service = LedgerService(ServiceOptions(path: "", operators: []))
        guard case .success(_, let result) = service.answerImmediately(request) else { return [] }
        return result["methods"]?.array ?? []
    }
}

extension JSON {
    var kind: String? { self["error"]?["data"]?["kind"]?.string }
    var facts: JSON? { self["error"]?["data"]?["facts"] }
    var result: JSON { self["result"] ?? .null }
}
