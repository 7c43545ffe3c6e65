import JSON
import Ledger
import LedgerAPI

/// A bound that somebody has reached: what it is of, and when there is room again. It is not
/// remembered under the request's id, so the same request may be carried out then.
struct QuotaReached {
    enum What {
        case open(OpenKind)
        case lines
        /// Within so many seconds.
        case changes(seconds: Int64)
        case kibibytes(seconds: Int64)
    }

    let what: What
    let limit: Int64
    /// Milliseconds from now; nil where nobody knows: somebody must decide something first.
    let wait: Int64?
    /// When the first of what is open ends by itself, or is due to be decided.
    let due: Instant?

    init(_ what: What, _ limit: Int64, wait: Int64? = nil, due: Instant? = nil) {
        self.what = what
        self.limit = limit
        self.wait = wait
        self.due = due
    }

    func facts(_ time: LedgerTime, now: Instant?) -> JSONObject {
        var facts: JSONObject = ["what": .string(name), "limit": .int(limit)]
        switch what {
        case .changes(let seconds), .kibibytes(let seconds): facts["seconds"] = .int(seconds)
        case .open, .lines: break
        }
        if let wait { facts["waitSeconds"] = .int(max(1, (wait + 999) / 1000)) }
        if let next = due ?? wait.flatMap({ now?.adding(milliseconds: $0) }) {
            facts["next"] = .string(time.text(of: next))
        }
        return facts
    }

    private var name: String {
        switch what {
        case .open(let kind): kind.rawValue
        case .lines: "lines"
        case .changes: "changes"
        case .kibibytes: "kibibytes"
        }
    }
}
