import Foundation
import JSON
import LedgerAPI
import Testing

@Suite struct `Damaged books` {
    let office: Office

    init() throws { office = try Office() }

    private func verdict() -> JSON? {
        office.read("books.verify", as: "E006").result["verdict"]
    }

    @Test func `once damage was found nothing is recorded until it is mended`() throws {
        #expect(verdict() == "intact")
        try office.tamper("UPDATE account SET available = available + 1")
        try office.tamper("UPDATE employee SET department = '别处' WHERE id = 'E008'")
        office.change("claim.submit", ["item": "drill"], as: "E008")
        let head = office.read("books.status", as: "E006").result["head"]

        #expect(verdict() == "damaged")
        let refused = office.change("claim.submit", ["item": "drill"], as: "E008")
        #expect(refused.kind == "books_damaged")
        #expect(office.read("books.status", as: "E006").result["head"] == head)
        #expect(office.read("whoami", as: "E008").kind == nil)

        #expect(office.change("books.rebuild").kind == nil)
        #expect(
            office.change("claim.submit", ["item": "drill"], as: "E008").kind == "books_damaged")
        #expect(verdict() == "intact")
        let again = office.change("claim.submit", ["item": "drill", "distinct": true], as: "E008")
        #expect(again.kind == nil)
    }

    @Test func `what a rebuild put right is read at once, also by who had read it before`() throws {
        func balance() -> JSON? {
            office.read("account.balance", ["employee": "E008"], as: "E001").result["available"]
        }
        func department() -> JSON? {
            office.read("employee.show", ["employee": "E008"], as: "E001").result["department"]
        }
        try office.tamper("INSERT OR REPLACE INTO account VALUES('E008', 7, 0)")
        try office.tamper("UPDATE employee SET department = '别处' WHERE id = 'E008'")
        #expect(balance() == 7)
        #expect(department() == "别处")
        #expect(office.change("books.rebuild").kind == nil)
        #expect(balance() == 0)
        #expect(department() == "铸造车间")
    }

    @Test func `a rehearsed rebuild says what differs and leaves it`() throws {
        try office.tamper("UPDATE employee SET department = '别处' WHERE id = 'E008'")
        for _ in 1...2 {
            let said = office.change("books.rebuild", ["dryRun": true]).result["differences"]
            #expect(said?.array?.first?["key"] == "E008")
        }
        #expect(verdict() == "damaged")
    }
}
