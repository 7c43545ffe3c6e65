import JSON
import LedgerAPI

/// What waits for the writer, in turns by user (R-ORG-12): each user's calls in their order, one of
/// each user after the other, and a list of many lines by itself, so that nobody waits for more than
/// one of somebody else's.
struct Turns {
    /// A call with more lines than this is taken by itself.
    private static let light = 32
    /// Lines of one user's, or of all users', that are committed together.
    private static let lines = 1024
    private static let linesOfMany = 256
    /// Somebody who asked so lately is likely to ask again soon.
    private static let lately = Duration.milliseconds(500)

    private struct Queue {
        var jobs: [Job] = []
        var start = 0

        var first: Job { jobs[start] }
        var count: Int { jobs.count - start }

        mutating func removeFirst() -> Job {
            let job = jobs[start]
            start += 1
            if start == jobs.count {
                jobs.removeAll(keepingCapacity: true)
                start = 0
            } else if start >= 512 {
                jobs.removeFirst(start)
                start = 0
            }
            return job
        }
    }

    private var queues: [UInt32: Queue] = [:]
    /// Users with calls that wait; who is next comes first.
    private var order: [UInt32] = []
    private var signsOfLife: [Job] = []
    private(set) var count = 0
    /// The last batch was a long list, and whose the last one was.
    private var wasLong = false
    private var longUser: UInt32?
    /// When the next long one may be taken: as long after the last as that took, where others are
    /// at work too.
    private var rests = Monotonic(nanoseconds: 0)
    /// When somebody else asked for something short.
    private var othersAsked = Monotonic(nanoseconds: 0)

    var isEmpty: Bool { count == 0 }

    /// How many calls wait, by user.
    var waiting: [UInt32: Int] { queues.compactMapValues { $0.count > 0 ? $0.count : nil } }

    /// Moves all of `jobs` in; the array is left empty.
    mutating func add(_ jobs: inout [Job]) {
        for job in jobs {
            count += 1
            if job.call == nil {
                signsOfLife.append(job)
                continue
            }
            let user = job.user
            if queues[user]?.count ?? 0 == 0 { order.append(user) }
            queues[user, default: Queue()].jobs.append(job)
        }
        jobs.removeAll(keepingCapacity: true)
    }

    /// When there is something to take; nil: nothing waits.
    func next(_ now: Monotonic) -> Monotonic? {
        if isEmpty { return nil }
        let hasLight = !signsOfLife.isEmpty || order.contains { !isLong($0) }
        return hasLight ? now : max(now, rests)
    }

    /// Takes what has just come as it is: where nothing else waits, all is one user's, and none of
    /// it is long. By far the most common case, and the cheapest.
    mutating func takeAtOnce(_ jobs: inout [Job], _ limit: Int, into batch: inout [Job]) -> Bool {
        guard isEmpty, let user = jobs.first?.user, jobs.count <= limit else { return false }
        var left = Self.lines
        for job in jobs {
            let lines = job.lines
            left -= lines
            guard job.user == user, lines <= Self.light, left >= 0 else { return false }
        }
        note(user, .now())
        swap(&jobs, &batch)
        return true
    }

    /// The next batch: at most `limit` calls, into an empty array.
    mutating func take(_ limit: Int, into batch: inout [Job], _ now: Monotonic) {
        count -= signsOfLife.count
        swap(&batch, &signsOfLife)
        if !wasLong, now >= rests, let user = order.first(where: isLong) {
            return takeLong(user, &batch)
        }
        takeShort(limit, into: &batch, now)
        if batch.isEmpty, now >= rests, let user = order.first { takeLong(user, &batch) }
    }

    /// The batch that was taken last has been committed.
    mutating func committed(in spent: Int64, _ now: Monotonic) {
        guard wasLong else { return }
        // Nobody was heard while it ran, so how long it took tells nothing about the others.
        let lately = max(Self.lately, .nanoseconds(2 * spent))
        let isShared = order.count > 1 || othersAsked.after(lately) > now
        rests = isShared ? now.after(.nanoseconds(spent)) : now
    }

    private func isLong(_ user: UInt32) -> Bool {
        queues[user].map { $0.first.lines > Self.light } ?? false
    }

    private mutating func takeLong(_ user: UInt32, _ batch: inout [Job]) {
        (wasLong, longUser) = (true, user)
        order.removeAll { $0 == user }
        batch.append(remove(user))
    }

    private mutating func takeShort(_ limit: Int, into batch: inout [Job], _ now: Monotonic) {
        var left = order.count > 1 ? Self.linesOfMany : Self.lines
        var skipped: [UInt32] = []
        while batch.count < limit, left > 0, let user = order.first {
            order.removeFirst()
            if isLong(user) {
                skipped.append(user)
                continue
            }
            let job = remove(user)
            left -= job.lines
            note(user, now)
            batch.append(job)
        }
        order = skipped + order
    }

    private mutating func note(_ user: UInt32, _ now: Monotonic) {
        wasLong = false
        if user != longUser { othersAsked = now }
    }

    /// The user's oldest call; the user goes to the end of the line.
    private mutating func remove(_ user: UInt32) -> Job {
        guard let job = queues[user]?.removeFirst() else {
            preconditionFailure("who is in the line has calls that wait")
        }
        count -= 1
        if queues[user]?.count ?? 0 > 0 { order.append(user) } else { queues[user] = nil }
        return job
    }
}

extension Job {
    /// How many things it asks for: one, as many as its longest list, or more than any list has.
    var lines: Int {
        guard let call else { return 1 }
        if call.isLong { return .max / 2 }
        return call.request.params.members.reduce(1) { max($0, $1.value.array?.count ?? 0) }
    }
}
