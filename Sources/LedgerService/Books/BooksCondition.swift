import LedgerStore
import Synchronization

/// What all who read and write the same books share: whether damage was met, whether the file is in
/// its place, what is known of the clock, and who is told of faults.
///
/// Once damage was met, by a verification or by any other call, nothing more is recorded: what is
/// built on a damaged past is worth nothing and makes it harder to go back to a backup. Reading goes
/// on. Only `books.rebuild` is still carried out, and a verification that finds nothing lifts it; so
/// does a new start, which knows nothing of it.
final class BooksCondition: Sendable {
    let presence: Presence
    let clockWatch = ClockWatch()
    /// Rows that are on their way into the books.
    let stagings = Stagings()
    private let damage = Atomic(false)
    /// As the writer's `mendings`, once they are committed.
    let mendings = Atomic<Int64>(0)
    private let report: (@Sendable (ServiceFault) -> Void)?

    init(_ options: ServiceOptions) {
        presence = Presence(of: options.path, givenAs: options.givenPath)
        report = options.faults
    }

    /// Damage was met, and no verification since found none.
    var isDamaged: Bool { damage.load(ordering: .relaxed) }

    var isInPlace: Bool { presence.isInPlace }

    func note(isDamaged: Bool) { damage.store(isDamaged, ordering: .relaxed) }

    /// What a piece of work met that no call asked for: whoever asked for it says so.
    func note(_ error: StoreError) {
        if case .damaged = error { note(isDamaged: true) }
    }

    /// What a call met. Its caller learns only the kind of it, so the cause must be left here.
    func note(_ error: StoreError, in method: String) {
        note(error)
        report?(ServiceFault(method: method, cause: "\(error)", isPassing: error.isPassing))
    }

    /// The same of a backup. What is damaged is the copy.
    func note(_ error: BackupError, in method: String) {
        switch error {
        case .store(let error): note(error, in: method)
        // The caller's mistake, and the reply says so.
        case .exists: break
        case .damaged, .differs, .noManifest, .system, .noRoom, .cannotWrite:
            report?(ServiceFault(method: method, cause: "\(error)", isPassing: false))
        }
    }
}

/// Why a call failed, for the log of whoever runs the service: its reply does not say.
public struct ServiceFault: Sendable {
    public let method: String
    /// SQLite's words, an error number's, or a path's; nothing of what the call carried.
    public let cause: String
    /// Room or time was short: it may go well the next time.
    public let isPassing: Bool
}

extension StoreError {
    fileprivate var isPassing: Bool {
        switch self {
        case .full, .tookTooLong: true
        default: false
        }
    }
}
