import CSystem

/// Many clients in one thread, each with one request on its way at a time.
final class Crowd<W: Work> {
    private struct Member {
        let descriptor: Int32
        var sentAt: Int64 = 0
        /// The beginning of a reply.
        var partial: [UInt8] = []
    }

    private(set) var work: W
    private var members: [Member] = []
    private let poller: Int32
    private let events: UnsafeMutablePointer<epoll_event>
    private let inbox = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    private var line: [UInt8] = []
    private var times = Latencies()
    /// All answers that ever came, measured or not.
    private(set) var answers = 0
    private var measuresFrom: Int64 = 0

    private static var capacity: Int32 { 256 }

    init(of count: Int, at path: String, _ work: W) throws(BenchFailure) {
        self.work = work
        poller = cs_epoll_create()
        events = .allocate(capacity: Int(Self.capacity))
        guard poller >= 0 else { throw BenchFailure("epoll_create1", poller) }
        for index in 0..<count {
            let descriptor = try Link.open(path)
            members.append(Member(descriptor: descriptor))
            let result = cs_epoll_control(
                poller, EPOLL_CTL_ADD, descriptor, CS_EPOLLIN, UInt64(index))
            guard result == 0 else { throw BenchFailure("epoll_ctl", result) }
        }
    }

    deinit {
        for member in members { close(member.descriptor) }
        close(poller)
        events.deallocate()
        inbox.deallocate()
    }

    /// Keeps asking for so long after an unmeasured beginning: how long each answer took.
    func run(_ time: Span, warmUp: Span) throws(BenchFailure) -> Latencies {
        let end = cs_monotonic_nanoseconds() + warmUp.nanoseconds + time.nanoseconds
        return try run(after: warmUp) { _ in cs_monotonic_nanoseconds() < end }
    }

    /// Keeps asking until the work says that it has seen enough.
    func run(until isEnough: (W) -> Bool) throws(BenchFailure) {
        _ = try run(after: Span(nanoseconds: 0)) { _ in !isEnough(work) }
    }

    /// Keeps asking for so many answers.
    func run(answers: Int) throws(BenchFailure) -> Latencies {
        try run(after: Span(nanoseconds: 0)) { $0 < answers }
    }

    private func run(
        after warmUp: Span, while goesOn: (_ answers: Int) -> Bool
    ) throws(BenchFailure) -> Latencies {
        measuresFrom = cs_monotonic_nanoseconds() + warmUp.nanoseconds
        for index in members.indices { try ask(index, after: []) }
        while goesOn(times.count) {
            // A single client need not ask the kernel who it was.
            if members.count == 1 {
                try receive(0)
                continue
            }
            let count = cs_epoll_wait(poller, events, Self.capacity, 100)
            for index in 0..<max(0, Int(count)) { try receive(Int(events[index].data.u64)) }
        }
        times.elapsed = Span(nanoseconds: cs_monotonic_nanoseconds() - measuresFrom)
        try drain()
        return times
    }

    /// Waits for the answers that are on their way, so that nothing of this run is left in the next.
    private func drain() throws(BenchFailure) {
        measuresFrom = .max
        for index in members.indices {
            while try !hasReply(index) {}
            members[index].partial.removeAll()
        }
    }

    private func ask(_ index: Int, after reply: [UInt8]) throws(BenchFailure) {
        line.removeAll(keepingCapacity: true)
        reply.withUnsafeBytes { work.next(index, after: $0, into: &line) }
        members[index].partial.removeAll(keepingCapacity: true)
        members[index].sentAt = cs_monotonic_nanoseconds()
        try Link.send(line, to: members[index].descriptor)
    }

    private func receive(_ index: Int) throws(BenchFailure) {
        guard try hasReply(index) else { return }
        let now = cs_monotonic_nanoseconds()
        answers += 1
        if now >= measuresFrom { times.add(now - members[index].sentAt) }
        try ask(index, after: members[index].partial)
    }

    /// Reads once; whether a whole line has come.
    private func hasReply(_ index: Int) throws(BenchFailure) -> Bool {
        let count = cs_receive(members[index].descriptor, inbox.baseAddress, inbox.count)
        guard count > 0 else { throw BenchFailure("the server closed a connection") }
        members[index].partial += UnsafeRawBufferPointer(rebasing: inbox[..<count])
        return inbox[count - 1] == UInt8(ascii: "\n")
    }
}
