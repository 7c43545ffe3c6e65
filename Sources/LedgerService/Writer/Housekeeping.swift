import Ledger
public import LedgerStore

/// How the books are kept in order; may change while they are served.
public struct Housekeeping: Sendable, Hashable {
    /// Bytes of the disk that stay free: below it changes are refused, before SQLite has no room
    /// left to finish what it began.
    public var diskReserve: Int64
    /// Days that a request is remembered, by recorded time.
    public var requestDays: Int

    /// A repeat of a request within these days gets the reply it got.
    public static let shortestMemory = 90

    public init(diskReserve: Int64 = 64 << 20, requestDays: Int = Housekeeping.shortestMemory) {
        precondition(requestDays >= Self.shortestMemory, "repeats must be known for 90 days")
        self.diskReserve = diskReserve
        self.requestDays = requestDays
    }
}

/// A disk with less room than is to stay free, in bytes.
public struct DiskShortage: Sendable, Hashable {
    public let free: Int64
    public let reserve: Int64
}

/// How far the look through remembered requests has got.
struct RequestSweep {
    private static let day: Int64 = 86_400_000
    /// Requests looked at in one step: some hundred microseconds.
    private static let step = 1024

    private var place: RequestPlace?
    /// The last recorded moment when a look through all of them ended or began.
    private var begun: Instant?

    /// One step, if one is due: a look through all begins anew once a day of recorded time.
    /// - Returns: how many were forgotten, and whether there is more to do now.
    mutating func run(
        _ books: BookStore, days: Int
    ) throws(StoreError) -> (forgotten: Int, isUnfinished: Bool) {
        guard let last = books.lastRecordedAt else { return (0, false) }
        if place == nil {
            if let begun, last < begun.adding(milliseconds: Self.day) { return (0, false) }
            begun = last
        }
        let (forgotten, next) = try books.forgetRequests(
            before: last.adding(milliseconds: -Int64(days) * Self.day), from: place ?? .start,
            looking: Self.step)
        place = next
        return (forgotten, next != nil)
    }
}

extension LedgerWriter {
    /// A small piece of what keeps the books in order; to be called between batches.
    /// - Returns: whether more is to be done soon.
    public func tidy() throws(StoreError) -> Bool {
        if isClosed { return false }
        do {
            let (forgotten, isUnfinished) = try sweep.run(books, days: housekeeping.requestDays)
            requestsForgotten += Int64(forgotten)
            return isUnfinished
        } catch {
            condition.note(error)
            throw error
        }
    }

    /// Whether nothing is recorded or removed now, not even what falls due.
    var isClosed: Bool {
        condition.isDamaged || shortage != nil || !condition.isInPlace
            || long?.rebuild.holdsChanges == true
    }

    /// Whether the file of the books is still where it was when it was opened.
    public var isInPlace: Bool { condition.isInPlace }

    /// What the disk lacks now; nil where there is room.
    public var shortage: DiskShortage? {
        let reserve = housekeeping.diskReserve
        guard reserve > 0, let free = BookFiles(options.path).free, free < reserve else {
            return nil
        }
        return DiskShortage(free: free, reserve: reserve)
    }
}
