import LedgerStore
import Synchronization

/// Whether damage was met in the books, shared by all who read and write them.
///
/// Once it was, by a verification or by any other call, nothing more is recorded: what is built on a
/// damaged past is worth nothing and makes it harder to go back to a backup. Reading goes on. Only
/// `books.rebuild` is still carried out, and a verification that finds nothing lifts it; so does a
/// new start, which knows nothing of it.
public final class Soundness: Sendable {
    private let damage = Atomic(false)

    public init() {}

    /// Damage was met, and no verification since found none.
    public var isDamaged: Bool { damage.load(ordering: .relaxed) }

    /// What a call met.
    func note(_ error: StoreError) {
        if case .damaged = error { note(isDamaged: true) }
    }

    func note(isDamaged: Bool) { damage.store(isDamaged, ordering: .relaxed) }
}
