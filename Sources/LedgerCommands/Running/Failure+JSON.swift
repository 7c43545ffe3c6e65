import JSON
import LedgerAPI
import LedgerClient

extension Failure {
    /// For programs that asked for JSON, on standard error: `{error: {kind, facts, status,
    /// message}}`. The kind is the daemon's where it refused; the message is English, as all
    /// output for programs. Nil where everything was told already.
    var json: JSON? {
        guard let explanation else { return nil }
        return [
            "error": [
                "kind": .string(kind), "facts": .object(facts),
                "status": .int(Int64(status.rawValue)),
                "message": .string(explanation.what.english),
                "advice": explanation.advice.map { .string($0.english) } ?? .null,
            ]
        ]
    }

    private var kind: String {
        switch self {
        case .usage: "usage"
        case .file: "file"
        case .told, .said: "said"
        case .client(let error):
            switch error {
            case .refused(let refusal): refusal.kind
            case .notRunning: "not_running"
            case .noPermission: "no_permission"
            case .badPath: "bad_path"
            case .notAnswering: "not_answering"
            case .outcomeUnknown: ErrorKind.outcomeUnknown.rawValue
            case .protocolFault: "protocol_fault"
            case .interrupted: "interrupted"
            }
        }
    }

    private var facts: JSONObject {
        switch self {
        case .client(.refused(let refusal)): refusal.facts
        case .client(.outcomeUnknown(let request)): ["request": .string(request)]
        case .client(.interrupted(let request?)): ["request": .string(request)]
        case .file(let fault):
            ["path": .string(fault.path.visible), "errno": .int(Int64(fault.errno))]
        default: [:]
        }
    }
}
