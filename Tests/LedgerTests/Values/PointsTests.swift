import Ledger
import Testing

/// R-ITEM-1, R-FUND-1: numbers that have a type.
struct PointsTests {
    @Test func `points are added, taken and counted`() {
        var points: Points = 30
        points += 12
        points -= 2
        #expect(points == 40)
        #expect(points * 3 == 120)
        #expect(-points == 0 - points)
        #expect(points - 50 < 0)
    }

    @Test func `a range holds both its ends`() {
        let range = PointsRange(from: 10, to: 30)
        #expect([9, 10, 30, 31].map { range.contains(Points($0)) } == [false, true, true, false])
    }

    @Test func `a range holds another that does not leave it`() {
        let range = PointsRange(from: 10, to: 50)
        #expect(range.contains(range))
        #expect(range.contains(PointsRange(from: 20, to: 30)))
        #expect(!range.contains(PointsRange(from: 9, to: 30)))
        #expect(!range.contains(PointsRange(from: 20, to: 51)))
    }

    @Test func `a yuan is a hundred fen`() {
        #expect(Fen(yuan: 5) == Fen(500))
        #expect(Fen(yuan: 5) + Fen(50) - Fen(1) == Fen(549))
        #expect(Fen(549) * 2 == Fen(1098))
        #expect(Fen(549) < Fen(550))
        #expect(Fen.zero == Fen(0))
    }
}
