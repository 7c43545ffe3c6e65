import JSON
import LedgerAPI
import Testing

@Suite struct ErrorKindTests {
    @Test(
        arguments: [
            ("parse_error", -32700), ("frame_too_large", -32700), ("batch_unsupported", -32600),
            ("invalid_request", -32600), ("unknown_method", -32601), ("invalid_params", -32602),
            ("internal", -32603), ("request_required", -32001), ("request_reused", -32001),
            ("not_permitted", -32001), ("too_many_connections", -32001),
            ("too_many_in_flight", -32001),
            ("outcome_unknown", -32001), ("storage_full", -32001), ("books_not_opened", -32001),
            ("clock_behind", -32001), ("books_damaged", -32001), ("read_only", -32001),
            ("timed_out", -32001), ("shutting_down", -32001), ("overloaded", -32001),
        ] as [(String, Int64)])
    func `the kinds of the wire keep their names and numbers`(name: String, code: Int64) {
        #expect(ErrorKind(rawValue: name)?.code == code)
    }

    @Test(arguments: ErrorKind.allCases)
    func `an error of every kind comes back from the wire`(kind: ErrorKind) {
        let error = WireError(kind, facts: ["a": 1])
        #expect(WireError(error.json) == error)
        #expect(error.known == kind)
        #expect(!error.message.isEmpty)
    }

    @Test func `only what passes by itself is to be tried again`() {
        let passing = ErrorKind.allCases.filter(\.isRetryable)
        for kind in [
            ErrorKind.tooManyConnections, .tooManyInFlight, .outcomeUnknown, .timedOut,
            .shuttingDown,
            .overloaded,
        ] {
            #expect(passing.contains(kind))
        }
        for kind in [
            ErrorKind.parseError, .invalidParams, .notPermitted, .requestReused, .readOnly,
        ] {
            #expect(!passing.contains(kind))
        }
    }
}
