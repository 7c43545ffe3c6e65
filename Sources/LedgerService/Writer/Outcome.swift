import JSON
import LedgerAPI
import LedgerStore
import SHA2

/// What a change came to, as it is remembered under its request's id.
enum Outcome {
    case success(JSONObject)
    case failure(WireError)

    var isSuccess: Bool { if case .success = self { true } else { false } }

    /// A refusal that is over by itself, or when what went with a connection comes again: it is not
    /// remembered, so that the same request may be carried out later.
    var passes: Bool {
        guard case .failure(let error) = self else { return false }
        switch error.known {
        case .quotaReached, .overloaded, .importNotStaged: return true
        default: return false
        }
    }

    /// As it is remembered and answered: with the head of the books then, so that a caller can
    /// prove what they were told.
    func sealed(by head: Head) -> [UInt8] {
        let sealed: JSON
        switch self {
        case .success(var result):
            result["seq"] = .int(head.seq)
            result["head"] = .string(head.hash.hex)
            sealed = ["result": .object(result)]
        case .failure(var error):
            error.seq = head.seq
            error.head = head.hash.hex
            sealed = ["error": error.json]
        }
        return sealed.encoded()
    }

    func reply(_ id: RequestID) -> Reply {
        switch self {
        case .success(let result): .success(id, .object(result))
        case .failure(let error): .failure(id, error)
        }
    }

    /// Whether what was remembered still is an outcome.
    static func isIntact(_ stored: [UInt8]) -> Bool {
        guard let json = try? JSON.parse(stored, limits: .stored) else { return false }
        return json["result"]?.object != nil || json["error"].flatMap({ WireError($0) }) != nil
    }
}
