/// How the program ends, for scripts.
package enum ExitStatus: Int32, Sendable {
    case done = 0
    /// A rule refused it.
    case refused = 1
    /// The command line or a file could not be understood.
    case usage = 2
    case unreachable = 3
    case notPermitted = 4
    case notFound = 5
    case conflict = 6
    /// Timed out, or a change whose outcome is not known or could not be shown.
    case unknown = 7
    case damaged = 8
    case interrupted = 130
}
