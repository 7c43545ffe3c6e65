import LedgerExports
import Testing

/// R-BOOK-2, R-BOOK-1
@Suite struct `Journals for hledger` {
    private func posting(
        _ seq: Int64?, _ day: String, _ from: String, _ to: String, _ points: Int64
    ) -> JournalWriter.Posting {
        JournalWriter.Posting(
            seq: seq, day: day, at: "", type: "t", about: "", employee: "00123", from: from,
            to: to, points: points)
    }

    private func text(_ postings: [JournalWriter.Posting], lastDay: String) -> String {
        var writer = JournalWriter(lines: ["period"], lastDay: lastDay)
        for posting in postings { writer.write(posting) }
        writer.end(lines: ["head: abc"])
        return String(decoding: writer.take(), as: UTF8.self)
    }

    @Test func `an entry is one transaction in balance, and the month's end asserts balances`() {
        let journal = text(
            [
                posting(7, "2026-10-12", "issued", "available:00123", 30),
                posting(7, "2026-10-12", "issued", "forgone", 5),
                posting(9, "2026-12-01", "available:00123", "held:R4", 10),
            ], lastDay: "2026-12-15")
        #expect(
            journal == """
                ; period

                decimal-mark .
                commodity 1000. points
                account issued
                account employees:00123:available
                account forgone

                2026-10-12 * (7) t
                    issued  -30 points
                    employees:00123:available  30 points
                    issued  -5 points
                    forgone  5 points

                2026-10-31 * balances at the end of 2026-10-31
                    employees:00123:available  0 points = 30 points
                    forgone  0 points = 5 points
                    issued  0 points = -35 points
                account employees:00123:held

                2026-12-01 * (9) t
                    employees:00123:available  -10 points
                    employees:00123:held  10 points

                2026-12-15 * balances at the end of 2026-12-15
                    employees:00123:available  0 points = 20 points
                    employees:00123:held  0 points = 10 points
                    forgone  0 points = 5 points
                    issued  0 points = -35 points

                ; head: abc

                """)
    }

    @Test func `opening balances are one transaction`() {
        let journal = text(
            [
                posting(nil, "2028-02-01", "opening", "issued", -30),
                posting(nil, "2028-02-01", "opening", "available:00123", 30),
            ], lastDay: "2028-03-31")
        #expect(
            journal.contains("2028-02-01 * t\n    opening  30 points\n    issued  -30 points\n"))
        #expect(journal.contains("2028-02-29 * balances"))
    }

    @Test func `a period without postings says only what it is of`() {
        #expect(!text([], lastDay: "2026-12-31").contains("*"))
    }
}
