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
}
