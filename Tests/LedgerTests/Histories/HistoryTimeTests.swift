import Ledger
import LedgerTestSupport
import Testing

/// R-TIME-2, R-CLR-2, R-CLR-3: the order of any history's entries.
struct HistoryTimeTests {
    private static let seeds = UInt64(1000)..<1200

    private func journal(_ seed: UInt64, running: Bool = false) -> Journal {
        let habits = History.Habits.with {
            $0.checking = false
            $0.running = running
        }
        var history = History(seed: seed, habits: habits)
        history.play(120)
        return history.journal
    }

    /// R-TIME-2
    @Test(arguments: seeds)
    func `times never go back, and nothing is recorded before it happens`(seed: UInt64) {
        let events = journal(seed).events
        #expect(events.map(\.seq) == Array(1...Int64(events.count)))
        for (before, after) in zip(events, events.dropFirst()) {
            #expect(before.recordedAt <= after.recordedAt)
        }
        for event in events { #expect(event.effectiveAt <= event.recordedAt) }
        // What the old book held has its day there (R-BOOK-6).
        let own = events.filter { $0.event.effect(in: .china) == nil }
        for (before, after) in zip(own, own.dropFirst()) {
            #expect(before.effectiveAt <= after.effectiveAt)
        }
        for event in own {
            #expect(event.actor == .clock || event.effectiveAt == event.recordedAt)
        }
    }

    /// R-CLR-1, R-CLR-2
    @Test(arguments: seeds)
    func `each year is cleared once, at its end`(seed: UInt64) throws {
        let journal = journal(seed)
        let books = try #require(journal.state.books)
        var years: [Int] = []
        for recorded in journal.events {
            guard case .clearing(.yearCleared(let year, _, _)) = recorded.event else { continue }
            years.append(year)
            #expect(recorded.effectiveAt == books.time.end(ofYear: year))
        }
        let first = try #require(journal.events.first).effectiveAt
        #expect(years == Array(books.time.day(of: first).year..<books.openYear))
        #expect(journal.now < books.time.end(ofYear: books.openYear))
    }

    /// R-CLR-3, R-CREDIT-1
    @Test(arguments: seeds)
    func `what is credited at a year's end belongs to the next`(seed: UInt64) {
        let journal = journal(seed)
        var cleared = 0
        for recorded in journal.events {
            if case .clearing(.yearCleared(let year, _, _)) = recorded.event { cleared = year }
            if case .claim(_, .credited(_, let credit)) = recorded.event {
                #expect(credit.year > cleared)
                #expect(credit.year == journal.time.day(of: recorded.effectiveAt).year)
            }
        }
    }

    /// R-CLR-2
    @Test(arguments: seeds)
    func `it makes no difference whether the daemon was running`(seed: UInt64) {
        let running = journal(seed, running: true)
        let started = journal(seed)
        #expect(running.events.map(\.event) == started.events.map(\.event))
        #expect(running.events.map(\.effectiveAt) == started.events.map(\.effectiveAt))
        #expect(running.state == started.state)
    }

    /// R-CLR-2
    @Test(arguments: seeds)
    func `nothing that fell due is left`(seed: UInt64) {
        var history = History(seed: seed, habits: .with { $0.checking = false })
        for _ in 0..<120 {
            let asked = history.next()
            // A calendar can make a claim due at this very moment; it waits for the next one.
            if case .calendar = asked.command { continue }
            #expect(history.journal.state.nextDueWork(until: history.journal.now) == nil)
        }
    }
}
