import LedgerAPI
import Testing

@testable import LedgerDaemon

/// R-ORG-12.
@Suite struct `The writer takes users in turns` {
    private let began = Monotonic.now()
    private var turns = Turns()

    private func job(of user: UInt32, isLong: Bool = false) -> Job {
        let call = Call(
            request: Request(id: .int(1), method: "change.some"),
            peer: Peer(uid: user, gid: user, pid: 1), isLong: isLong)
        let connection = ConnectionID(token: UInt64(user))
        return Job(ticket: Ticket(connection: connection, number: 1, lane: .change), call: call)
    }

    private mutating func add(_ user: UInt32, isLong: Bool = false) {
        var jobs = [job(of: user, isLong: isLong)]
        turns.add(&jobs)
    }

    private mutating func taken(at now: Monotonic) -> [UInt32] {
        var batch: [Job] = []
        turns.take(16, into: &batch, now)
        return batch.map(\.user)
    }

    @Test mutating func `a long list rests as long as it took, where others are at work`() {
        for milliseconds: Int64 in [50, 600, 5000] {
            turns = Turns()
            let spent = Duration.milliseconds(milliseconds)
            let ended = began.after(spent)
            add(2)
            #expect(taken(at: began) == [2])
            add(1, isLong: true)
            #expect(taken(at: began) == [1])
            turns.committed(in: spent.nanoseconds, ended)
            add(1, isLong: true)
            add(2)
            #expect(taken(at: ended) == [2])
            #expect(turns.next(ended) == ended.after(spent))
            #expect(taken(at: ended.after(spent / 2)) == [])
            #expect(taken(at: ended.after(spent)) == [1])
        }
    }

    @Test mutating func `a long list does not rest for nobody`() {
        add(2)
        #expect(taken(at: began) == [2])
        let later = began.after(.seconds(3))
        add(1, isLong: true)
        #expect(taken(at: later) == [1])
        let ended = later.after(.milliseconds(600))
        turns.committed(in: Duration.milliseconds(600).nanoseconds, ended)
        add(1, isLong: true)
        #expect(turns.next(ended) == ended)
    }
}
