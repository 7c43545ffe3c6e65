import JSON
import LedgerAPI
import Testing

/// R-BOOK-4, R-REV-2
@Suite struct `Reports` {
    let office: Office

    /// Three claims: one approved after a day, one rejected after two, one overdue and open; soap
    /// redeemed and one piece of it returned.
    init() throws {
        office = try Office()
        for _ in 0..<3 {
            office.change(
                "claim.submit", ["item": "training-attend", "distinct": true, "points": 20],
                as: "E008")
        }
        office.change("clock.advance", ["by": "1d"])
        office.change("claim.approve", ["claim": "C1"], as: "E003")
        office.change("clock.advance", ["by": "1d"])
        office.change("claim.reject", ["claim": "C2", "reason": "不在场"], as: "E003")
        office.change("clock.advance", ["by": "2026-10-25"])
        office.change(
            "product.add",
            ["product": "P1", "name": "肥皂", "kind": "household", "valueFen": 500, "price": 5],
            as: "E001")
        office.change("stock.receive", ["product": "P1", "count": 10], as: "E001")
        for number in 1...2 {
            office.change("redemption.request", ["product": "P1"], as: "E008")
            office.change("redemption.fulfil", ["redemption": .string("R\(number)")], as: "E001")
        }
        office.change("redemption.return", ["redemption": "R2", "reason": "破损"], as: "E001")
        office.change("employee.leave", ["employee": "E007"], as: "E001")
    }

    @Test func `the service report has the median and the 90th percentile`() {
        let report = office.read("report.service", as: "user:county").result
        #expect(report["submitted"] == 3)
        #expect(report["decided"] == 2)
        #expect(report["overdue"] == 1)
        #expect(report["overduePerMille"] == 333)
        #expect(report["medianMinutes"] == 1440)
        #expect(report["percentile90Minutes"] == 2880)
    }

    /// R-TIME-3
    @Test func `what was late by a provisional date is in time by the calendar`() throws {
        let office = try Office()
        office.change("clock.advance", ["by": "2026-12-29"])
        for _ in 0..<4 {
            office.change("claim.submit", ["item": "drill", "distinct": true], as: "E008")
        }
        office.change("clock.advance", ["by": "2027-01-05"])
        office.change("claim.approve", ["claim": "C1"], as: "E003")
        office.change("claim.withdraw", ["claim": "C4"], as: "E008")
        func figures() -> [JSON?] {
            let report = office.read("report.service", ["from": "2026-12-01"], as: "user:county")
            return ["inTime", "late", "overdueOpen", "overdue"].map { report.result[$0] }
        }
        #expect(figures() == [0, 1, 2, 4])
        let adopted = office.change(
            "calendar.adopt",
            ["text": #"{ year: 2027, off: ["2027-01-01", "2027-01-04", "2027-01-05"] }"#],
            as: "user:zhao")
        #expect(adopted.result["rescheduled"] == 3)
        #expect(figures() == [1, 0, 0, 0])
        let claim = office.read("claim.show", ["claim": "C2"], as: "E003").result
        #expect(claim["overdue"] == false)
        #expect(claim["provisional"] == false)
        // Decided after that day, late it is.
        office.change("clock.advance", ["by": "2027-01-07"])
        office.change("claim.approve", ["claim": "C2"], as: "E003")
        #expect(figures() == [1, 1, 1, 2])
    }

    @Test func `without a decision there is no median`() throws {
        let report = try Office().read("report.service", as: "user:county").result
        #expect(report["submitted"] == 0)
        #expect(report["medianMinutes"] == nil)
        #expect(report["overduePerMille"] == nil)
    }

    @Test func `a half-year sums up people, claims, points, yuan and stock`() {
        let report = office.read("report.halfYear", ["period": "2026H2"], as: "E005").result
        #expect(report["from"] == "2026-07-01")
        #expect(report["to"] == "2026-12-31")
        #expect(report["isOver"] == false)
        #expect(
            report["people"]?.array?.first == [
                "type": "regular", "enrolled": 7, "joined": 8, "left": 1, "claiming": 1,
                "redeeming": 1,
            ])
        let training = report["claims"]?.array?.first { $0["category"] == "training" }
        #expect(training?["submitted"] == 3)
        #expect(training?["credited"] == 1)
        #expect(training?["rejected"] == 1)
        #expect(training?["underReview"] == 1)
        #expect(training?["points"] == 20)
        let points = report["points"]
        #expect(points?["earned"] == 20)
        #expect(points?["redeemed"] == 10)
        #expect(points?["returned"] == 5)
        #expect(points?["outstanding"] == 15)
        #expect(report["yuan"]?["costFen"] == 500)
        #expect(report["yuan"]?["returnedFen"] == 500)
        #expect(report["stock"] == ["products": 1, "units": 9, "fen": 4500])
        #expect(report["review"]?["medianMinutes"] == 1440)
        #expect(report["months"]?.array?.count == 6)
        #expect(report["months"]?.array?[3]["earned"] == 20)
    }

    @Test func `complaints are counted by how they ended`() {
        office.change("claim.approve", ["claim": "C3"], as: "E003")
        office.change("objection.raise", ["claim": "C3", "reason": "没有参加"], as: "E005")
        office.change("objection.uphold", ["objection": "O1", "reason": "属实"], as: "E004")
        let report = office.read("report.halfYear", ["period": "2026H2"], as: "E006").result
        #expect(
            report["objections"] == [
                "raised": 1, "upheld": 1, "dismissed": 0, "moot": 0, "open": 0,
            ])
        #expect(report["appeals"]?["raised"] == 0)
    }

    @Test func `another half-year holds nothing of this one`() {
        let report = office.read("report.halfYear", ["period": "2026H1"], as: "E006").result
        #expect(report["isOver"] == true)
        #expect(report["points"]?["earned"] == 0)
        #expect(report["yuan"]?["costFen"] == 0)
        #expect(report["people"]?.array?.first?["enrolled"] == 0)
    }

    @Test(arguments: ["2026", "2026Q1", "2026-11", "H1", "2026H3"])
    func `what is not a half-year is refused`(period: String) {
        let reply = office.read("report.halfYear", ["period": .string(period)], as: "E006")
        #expect(reply.kind == "invalid_params")
    }
}
