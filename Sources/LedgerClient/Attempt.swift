import JSON
import LedgerAPI

/// What is known of a call that is being tried, perhaps repeatedly.
struct Attempt {
    /// The request id of a change; nil for a query.
    let request: String?
    /// The request left here at least once, so a change may have happened.
    var wasSent = false

    init(request: String?) {
        self.request = request
    }

    /// What is over in a moment, other than a full disk or a clock that is behind.
    private static let passing: Set<ErrorKind?> = [
        .tooManyConnections, .tooManyInFlight, .overloaded, .shuttingDown, .outcomeUnknown,
    ]

    /// What has to be recorded first, or a rebuild, goes on meanwhile, and comes to an end.
    static func waitsForDueWork(_ error: ClientError) -> Bool {
        guard case .refused(let error) = error else { return false }
        guard error.known == .overloaded, let reason = error.facts["reason"] else { return false }
        return reason == "dueWork" || reason == "rebuild"
    }

    func isWorthRepeating(after error: ClientError) -> Bool {
        switch error {
        case .protocolFault(.closedEarly): true
        // Between two attempts the daemon restarts.
        case .notRunning: wasSent
        case .refused(let error): Self.passing.contains(error.known)
        case .noPermission, .badPath, .notAnswering, .outcomeUnknown, .protocolFault, .interrupted:
            false
        }
    }

    /// What the last error means for the caller: of a change that was sent and never answered, the
    /// outcome is unknown.
    func outcome(of error: ClientError) -> ClientError {
        guard let request, wasSent else { return error }
        switch error {
        case .notRunning, .noPermission, .badPath, .notAnswering, .protocolFault:
            return .outcomeUnknown(request: request)
        case .outcomeUnknown, .refused, .interrupted:
            return error
        }
    }
}
