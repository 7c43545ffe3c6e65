import Ledger
import LedgerService

/// Says in the log when the host's clock ceases to be believed, and when it is believed again
/// (R-CLR-6).
struct ClockReport {
    private var isDoubted = false
    private var isSignKept = true

    mutating func look(_ books: LedgerWriter, _ log: Log) {
        let doubt = books.lookAtClock()
        if let doubt, !isDoubted {
            log.note(.warning, doubt.words(books.ledgerTime))
        } else if doubt == nil, isDoubted {
            log.note(.notice, "the clock is believed again: changes are taken, due work is done")
        }
        isDoubted = doubt != nil
        if isSignKept, !books.isSignKept {
            log.note(.warning, "the sign of life beside the books cannot be written: .alive")
        }
        isSignKept = books.isSignKept
    }
}

extension ClockDoubt {
    fileprivate func words(_ time: LedgerTime) -> String {
        let why =
            switch cause {
            case .silence: "nothing was heard of the ledger for more than 10 days"
            case .clearing: "points would be cleared after more than 4 days without a sign of life"
            case .moved: "the clock was set while the daemon ran"
            }
        return "the clock is not believed: it shows \(time.text(of: to)), \(time.text(of: from)) "
            + "was the last that is known; \(why). Nothing is recorded, reads go on. If the clock "
            + "is right, the operator says so: jifen clock confirm; if not, set it right, and all "
            + "goes on by itself"
    }
}
