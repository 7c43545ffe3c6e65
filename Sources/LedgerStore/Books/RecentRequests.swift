import Ledger

/// Which request ids were answered lately, so that a new one need not be looked for on disk.
///
/// Ids begin with the time, as clients make them. Every request on disk with an id above `floor`
/// is in one of the two generations; an id above it that is in neither is new. Any other id, of
/// whatever form, costs a look-up and nothing else.
struct RecentRequests {
    struct Key: Hashable {
        let id: String
        let actor: Actor
    }

    private var young: Set<String> = []
    private var old: Set<String> = []
    private var floor: String
    private var youngest = ""
    private var oldest = ""
    /// Of the open batch, written when it commits.
    private(set) var waiting: [Key: Waiting] = [:]

    struct Waiting {
        let remembered: RememberedRequest
        let at: Instant
    }

    private static let capacity = 16_384

    /// - Parameter floor: the greatest id on disk.
    init(after floor: String) { self.floor = floor }

    func isNew(_ id: String) -> Bool {
        id > floor && !young.contains(id) && !old.contains(id)
    }

    mutating func add(_ key: Key, _ waiting: Waiting) {
        self.waiting[key] = waiting
        young.insert(key.id)
        youngest = max(youngest, key.id)
    }

    /// What waits, in the order of the ids; it counts as written then.
    mutating func takeWaiting() -> [(key: Key, value: Waiting)] {
        let all = waiting.sorted { $0.key.id < $1.key.id }
        waiting.removeAll(keepingCapacity: true)
        if young.count >= Self.capacity {
            floor = max(floor, oldest)
            (old, oldest) = (young, youngest)
            (young, youngest) = ([], "")
        }
        return all
    }

    /// After a rollback. Their ids stay: that costs a look-up at most.
    mutating func forgetWaiting() { waiting = [:] }
}
