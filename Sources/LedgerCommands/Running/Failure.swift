package import LedgerClient

/// Why a command ends without having done what it was asked.
package enum Failure: Error, Sendable {
    case usage(UsageFault)
    case client(ClientError)
    case file(FileFault)
    /// Already told in full, row by row say; only the status is left.
    case told(ExitStatus)
    case said(Phrase, advice: Phrase? = nil, ExitStatus)
}

/// What a file on this machine did not let us do.
package struct FileFault: Error, Sendable {
    package enum Attempt: Sendable {
        case read
        case write
        /// It is there, and was not to be replaced.
        case create
        /// It is there, and belongs to somebody whose file the new one could not be.
        case keepOwner
    }

    package let path: String
    package let attempt: Attempt
    package let errno: Int32
}
