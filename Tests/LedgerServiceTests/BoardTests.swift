import JSON
import LedgerService
import Testing

@Suite struct `The board and the money` {
    let office: Office

    init() throws {
        office = try Office()
        for (claim, who, points) in [("C1", "E007", 20), ("C2", "E008", 20), ("C3", "E005", 12)] {
            office.change(
                "claim.submit",
                ["item": "training-attend", "points": .int(Int64(points)), "note": "和王五一起"],
                as: who)
            office.change("claim.approve", ["claim": .string(claim)], as: "E003")
        }
        office.change("clock.advance", ["by": "8d"])
    }

    private func sell(price: Int64, to who: String) {
        office.change(
            "product.add",
            [
                "product": "P1", "name": "肥皂", "kind": "household", "valueFen": 600,
                "price": .int(price),
            ], as: "E001")
        office.change("stock.receive", ["product": "P1", "count": 9], as: "E001")
        office.change("clock.advance", ["by": "2026-10-25"])
        office.change("redemption.request", ["product": "P1"], as: who)
        office.change("redemption.fulfil", ["redemption": "R1"], as: "E001")
    }

    /// R-PUB-2
    @Test func `equal points share a rank, and redeeming costs nobody theirs`() {
        sell(price: 15, to: "E007")
        let board = office.read("board.show", ["period": "2026Q4"], as: "E008").result
        let ranking = board["ranking"]?.array ?? []
        #expect(ranking.map { $0["employee"] } == ["E007", "E008", "E005"])
        #expect(ranking.map { $0["rank"] } == [1, 1, 3])
        #expect(ranking.map { $0["points"] } == [20, 20, 12])
    }

    /// R-PUB-2: a tie at the end of a list is printed whole.
    @Test func `a tie is not cut in two`() {
        let board = office.read("board.show", ["period": "2026-10", "limit": 1]).result
        #expect(board["ranking"]?.array?.count == 2)
    }

    /// R-PUB-1
    @Test(arguments: [
        ("2026", 52), ("2026H2", 52), ("2026Q4", 52), ("2026-10", 52), ("2026-11", 0),
        ("2026H1", 0),
    ]) func `the ranking is of a year, a half, a quarter or a month`(
        period: String, points: Int64
    ) {
        let board = office.read("board.show", ["period": .string(period)]).result
        let sum = (board["ranking"]?.array ?? []).compactMap { $0["points"]?.int }.reduce(0, +)
        #expect(sum == points)
    }

    /// R-PUB-1
    @Test func `it shows redemptions, notices and criticism`() {
        sell(price: 15, to: "E007")
        office.change("claim.submit", ["item": "drill"], as: "E008")
        office.change("claim.approve", ["claim": "C4"], as: "E003")
        office.change("claim.revoke", ["claim": "C2", "kind": "false", "reason": "冒用"], as: "E003")
        let board = office.read("board.show", ["period": "2026"]).result
        #expect(board["redemptions"]?.array?.first?["productName"] == "肥皂")
        #expect(board["notices"]?.array?.first?["claim"] == "C4")
        #expect(board["criticism"]?.array?.first?["claim"] == "C2")
        #expect(board["kind"] == "training")
    }

    /// R-PUB-2, R-PUB-3: what was published is kept, and a correction is published as a correction.
    @Test func `a claim revoked later counts in its own month, which says that it was corrected`() {
        office.change("clock.advance", ["by": "2026-11-05"])
        office.change(
            "claim.revoke", ["claim": "C2", "kind": "mistake", "reason": "重复登记"], as: "E003")
        let october = office.read("board.show", ["period": "2026-10"]).result
        #expect(october["ranking"]?.array?.map { $0["points"] } == [20, 12, 0])
        let late = october["corrections"]?.array?.first
        #expect(late?["about"] == "C2")
        #expect(late?["points"] == -20)
        #expect(late?["on"] == "2026-11-05")
        #expect(late?["of"] == "2026-10-16")
        #expect(late?["late"] == true)
        let november = office.read("board.show", ["period": "2026-11"]).result
        #expect(november["corrections"]?.array?.first?["about"] == "C2")
        #expect(november["corrections"]?.array?.first?["late"] == nil)
        #expect(november["ranking"] == .array([]))
        let september = office.read("board.show", ["period": "2026-09"]).result
        #expect(september["corrections"] == .array([]))
    }

    /// R-PUB-2: nobody leads a month by an appeal.
    @Test func `an appeal upheld later counts in the month of the deduction`() {
        office.change(
            "deduction.record", ["employee": "E007", "item": "smoking", "reason": "吸烟"],
            as: "E003")
        office.change("appeal.raise", ["deduction": "D1", "reason": "不是我"], as: "E007")
        office.change("clock.advance", ["by": "2026-11-05"])
        office.change("appeal.uphold", ["appeal": "A1", "reason": "查实"], as: "E006")
        let october = office.read("board.show", ["period": "2026-10"]).result
        #expect(october["ranking"]?.array?.map { $0["points"] } == [20, 20, 12])
        #expect(october["corrections"]?.array?.first?["late"] == true)
        #expect(office.read("board.show", ["period": "2026-11"]).result["ranking"] == .array([]))
    }

    /// R-FRAUD-1: for a month from the decision, or the policy's days, whatever period is shown.
    @Test(arguments: [
        ("", "2026-11-20", "2026-11-21"),
        (", criticismDays: 3", "2026-10-23", "2026-10-24"),
        (", criticismDays: 60", "2026-12-19", "2026-12-20"),
    ]) func `a notice of criticism stands for its time, whatever period the board shows`(
        setting: String, last: String, after: String
    ) throws {
        let text = try office.text("policy/jinzhai.json5")
            .replacing("names: \"full\"", with: "names: \"full\"" + setting)
        #expect(office.change("policy.adopt", ["text": .string(text)], as: "E006").kind == nil)
        office.change("claim.revoke", ["claim": "C2", "kind": "false", "reason": "冒用"], as: "E003")
        for (day, count) in [(last, 1), (after, 0)] {
            office.change("clock.advance", ["by": .string(day)])
            for period in ["2026-10", "2026-11", "2026-12", "2025", "2027"] {
                let board = office.read("board.show", ["period": .string(period)]).result
                #expect(board["criticism"]?.array?.count == count, "\(period) on \(day)")
            }
        }
    }

    /// R-PUB-1: what is left out is told.
    @Test func `each list says how many there are`() {
        sell(price: 15, to: "E007")
        for claim in ["C4", "C5"] {
            office.change("claim.submit", ["item": "drill", "distinct": true], as: "E008")
            office.change("claim.approve", ["claim": .string(claim)], as: "E003")
        }
        let board = office.read("board.show", ["period": "2026", "limit": 1]).result
        #expect(board["notices"]?.array?.count == 1)
        #expect(
            board["counts"] == [
                "ranking": 3, "departments": 1, "redemptions": 1, "notices": 2, "criticism": 0,
                "corrections": 0,
            ])
    }

    /// R-PUB-3: whoever read the notice reads why it is gone.
    @Test func `a notice that led to no credit is published as a correction`() {
        for claim in ["C4", "C5", "C6"] {
            office.change("claim.submit", ["item": "drill", "distinct": true], as: "E008")
            if claim != "C6" {
                office.change("claim.approve", ["claim": .string(claim)], as: "E003")
            }
        }
        office.change("objection.raise", ["claim": "C4", "reason": "王五先报的"], as: "E007")
        office.change("objection.uphold", ["objection": "O1", "reason": "属实"], as: "E003")
        office.change(
            "claim.revoke", ["claim": "C5", "kind": "mistake", "reason": "重复"], as: "E003")
        office.change("claim.reject", ["claim": "C6", "reason": "照片不清"], as: "E003")
        let board = office.read("board.show", ["period": "2026"])
        let corrections = board.result["corrections"]?.array ?? []
        #expect(corrections.map { $0["about"] } == ["C5", "C4"])
        #expect(corrections.allSatisfy { $0["points"] == 0 && $0["type"] == "claim.rejected.v1" })
        #expect(!board.text.contains("王五"))
    }

    /// R-PUB-3
    @Test func `it never prints free text, and masks names where the policy says so`() throws {
        office.change("employee.rename", ["employee": "E007", "name": "欧阳小明"], as: "E001")
        let full = office.read("board.show", ["period": "2026"])
        #expect(!full.text.contains("王五"))
        #expect(full.text.contains("欧阳小明"))
        let text = try office.text("policy/jinzhai.json5")
            .replacing("names: \"full\"", with: "names: \"masked\"")
        #expect(
            office.change("policy.adopt", ["text": .string(text)], as: "E006").kind == nil)
        let masked = office.read("board.show", ["period": "2026"])
        #expect(!masked.text.contains("欧阳小明"))
        #expect(masked.text.contains("欧*"))
    }

    /// R-FUND-2
    @Test func `the liability goes by the ratio, then by what points were worth so far`() {
        let before = office.read("report.liability", as: "E005").result
        #expect(before["basis"] == "policy")
        #expect(before["points"] == 52)
        #expect(before["fen"] == 520)
        sell(price: 15, to: "E007")
        let after = office.read("report.liability", as: "E005").result
        #expect(after["basis"] == "redeemed")
        #expect(after["points"] == 37)
        // 600 fen for 15 points, 40 fen a point.
        #expect(after["fen"] == 1480)
    }

    /// R-FUND-1
    @Test func `a fulfilment beyond the budget warns`() {
        office.change("budget.set", ["year": 2026, "fen": 500], as: "E005")
        office.change(
            "product.add",
            [
                "product": "P1", "name": "肥皂", "kind": "household", "valueFen": 600, "price": 15,
            ], as: "E001")
        office.change("stock.receive", ["product": "P1", "count": 9], as: "E001")
        office.change("clock.advance", ["by": "2026-10-25"])
        office.change("redemption.request", ["product": "P1"], as: "E007")
        let reply = office.change("redemption.fulfil", ["redemption": "R1"], as: "E001").result
        #expect(reply["stage"] == "fulfilled")
        #expect(reply["warning"]?["kind"] == "budget.exhausted")
        let shown = office.read("budget.show", as: "E005").result
        #expect(shown["remainingFen"] == -100)
    }

    /// R-BOOK-2
    @Test func `an export adds up, and names its head`() {
        sell(price: 15, to: "E007")
        office.change("redemption.return", ["redemption": "R1", "reason": "破损"], as: "E001")
        let export = office.read(
            "export.redemptions", ["from": "2026-10-01", "to": "2026-12-31"], as: "E005"
        ).result
        #expect(export["rows"]?.array?.map { $0["points"] } == [15, -15])
        #expect(export["sums"] == ["count": 0, "points": 0, "costFen": 0])
        let status = office.read("books.status", as: "E005").result
        #expect(export["head"] == status["head"])
        let earnings = office.read(
            "export.earnings", ["from": "2026-10-01", "to": "2026-12-31"], as: "E005"
        ).result
        #expect(
            earnings["sums"] == [
                "award": 52, "credited": 52, "forgone": 0, "notTaken": 0, "brought": 0,
            ])
    }

    /// R-REV-2
    @Test func `the service figures tell reviews in time from late ones`() {
        for _ in 0..<2 {
            office.change("claim.submit", ["item": "drill", "distinct": true], as: "E008")
        }
        office.change("clock.advance", ["by": "10d"])
        office.change("claim.approve", ["claim": "C4"], as: "E003")
        let figures = office.read("report.service", as: "E003").result
        #expect(figures["submitted"] == 5)
        #expect(figures["inTime"] == 3)
        #expect(figures["late"] == 1)
        #expect(figures["overdueOpen"] == 1)
    }
}
