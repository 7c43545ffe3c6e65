import CSystem
import LedgerAPI
import LedgerClient

extension Failure {
    package var status: ExitStatus {
        switch self {
        case .usage: .usage
        case .client(let error): error.status
        case .file(let fault): fault.status
        case .told(let status): status
        case .said(_, _, let status): status
        }
    }
}

extension ClientError {
    var status: ExitStatus {
        switch self {
        case .notRunning, .badPath, .protocolFault: .unreachable
        case .noPermission: .notPermitted
        case .notAnswering, .outcomeUnknown: .unknown
        case .refused(let error): error.known?.status ?? .refused
        case .interrupted: .interrupted
        }
    }
}

extension FileFault {
    var status: ExitStatus {
        switch errno {
        case ENOENT, ENOTDIR: .notFound
        case EACCES, EPERM, EROFS: .notPermitted
        case EEXIST: .conflict
        case EISDIR: .usage
        default: .refused
        }
    }
}
