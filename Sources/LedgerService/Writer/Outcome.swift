import JSON
import LedgerAPI
import LedgerStore
import SHA2

/// What a change came to, as it is remembered under its request's id.
enum Outcome {
    case success(JSONObject)
    case failure(WireError)

    var isSuccess: Bool { if case .success = self { true } else { false } }

    /// With the head of the books then, so that a caller can prove what they were told.
    func sealed(by head: Head) -> Outcome {
        switch self {
        case .success(var result):
            result["seq"] = .int(head.seq)
            result["head"] = .string(head.hash.hex)
            return .success(result)
        case .failure(var error):
            error.seq = head.seq
            error.head = head.hash.hex
            return .failure(error)
        }
    }

    func reply(_ id: RequestID) -> Reply {
        switch self {
        case .success(let result): .success(id, .object(result))
        case .failure(let error): .failure(id, error)
        }
    }

    var json: JSON {
        switch self {
        case .success(let result): ["result": .object(result)]
        case .failure(let error): ["error": error.json]
        }
    }

    init?(_ stored: [UInt8]) {
        guard let json = try? JSON.parse(stored, limits: .stored) else { return nil }
        if let result = json["result"]?.object {
            self = .success(result)
        } else if let error = json["error"].flatMap({ WireError($0) }) {
            self = .failure(error)
        } else {
            return nil
        }
    }
}
