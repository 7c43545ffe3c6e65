import Synchronization

/// What the last verification of the books found, shared by all who read and write them.
///
/// Once it found damage, nothing more is recorded: what is built on a damaged past is worth nothing
/// and makes it harder to go back to a backup. Reading goes on. Only `books.rebuild` is still
/// carried out, and a verification that finds nothing lifts it; so does a new start, which knows
/// nothing of it.
public final class Soundness: Sendable {
    private let damage = Atomic(false)

    public init() {}

    /// The last verification found damage.
    public var isDamaged: Bool { damage.load(ordering: .relaxed) }

    func note(isDamaged: Bool) { damage.store(isDamaged, ordering: .relaxed) }
}
