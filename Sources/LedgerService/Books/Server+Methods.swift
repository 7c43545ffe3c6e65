import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let ping = immediate("Is it there?", result: "{}") { [:] }

    static let info = immediate(
        "What serves, and within which limits",
        result: "{version, sqlite, capabilities, limits}"
    ) {
        [
            "version": .string(ServiceOptions.currentVersion),
            "sqlite": .string(BookStore.sqliteVersion),
            "capabilities": ["dryRun", "stream", "training", "requestMemory"],
            "limits": [
                "frameBytes": 1_048_576, "depth": 32, "nodes": 10_000, "inFlight": 64,
                "connections": 128, "connectionsOfOneUser": 16, "lineBytes": 65_536,
            ],
        ]
    }

    static let discover = immediate(
        "Every method with its parameters, result, roles and errors",
        result: "{methods: […], errors: […]}"
    ) { allDescribed }

    /// Made once: it is long, and the loop answers with it.
    private static let allDescribed: JSONObject = [
        "methods": .array(Method.all.map(\.described)),
        "errors": .array(
            ErrorKind.allCases.map {
                [
                    "kind": .string($0.rawValue), "code": .int($0.code),
                    "retryable": .bool($0.isRetryable),
                ]
            }),
    ]

    fileprivate var described: JSON {
        var roles = access.anyone ? ["anyone"] : access.roles.map(\.rawValue).sorted()
        if access.owner != nil { roles.append("owner") }
        return [
            "name": .string(name), "summary": .string(summary), "kind": .string(work.name),
            "roles": .array(roles.map { .string($0) }),
            "params": .array(parameters.map(\.json)), "result": .string(result),
            "errors": .array(errors.map { .string($0.rawValue) }),
        ]
    }
}

extension Method.Work {
    fileprivate var name: String {
        switch self {
        case .immediate: "immediate"
        case .change: "change"
        case .quick, .read, .aside: "read"
        case .stream, .asideRows: "stream"
        }
    }
}
