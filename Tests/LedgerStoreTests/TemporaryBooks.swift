import Foundation
import Ledger
import LedgerStore
import LedgerTestSupport
import SQLite

/// A folder that goes away with the test, and the books in it.
final class TemporaryBooks {
    let folder: URL
    var path: String { folder.appendingPathComponent("books.sqlite").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("jifen-store-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Does something to the file behind the ledger's back.
    func tamper(_ sql: String) throws {
        try tamper { connection in try connection.execute(sql) }
    }

    /// Without the triggers that guard the entries, which are put back afterwards.
    func tamper(_ change: (Connection) throws -> Void) throws {
        let connection = try Connection(path: path, mode: .readWrite)
        let row = try connection.prepare(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        var triggers: [(name: String, sql: String)] = []
        while try row.step() { triggers.append((row.text(0), row.text(1))) }
        row.reset()
        for trigger in triggers { try connection.execute("DROP TRIGGER \(trigger.name)") }
        try change(connection)
        for trigger in triggers { try connection.execute(trigger.sql) }
    }

    func verify() throws -> Verification {
        let reader = try BookReader(path: path)
        return try reader.snapshot { () throws(StoreError) in try reader.verify() }
    }
}

let zhang = EmployeeID(unchecked: "E001")
let start = LedgerTime.china.start(of: Day("2026-10-08"))

extension BookStore {
    /// One batch of one command's events.
    func add(_ events: Event..., by actor: Actor = .operator, at: Instant = start) throws {
        try begin()
        try record(
            events, by: actor, recordedAt: at, effectiveAt: at, requestID: "request-0001")
        try commit()
    }

    /// Opened books with one employee who has 30 points, and holds 10 of them.
    static func furnished(_ path: String) throws -> BookStore {
        let books = try BookStore(path: path)
        try books.add(
            .books(
                .opened(enterprise: "示范厂", kind: .training, time: .china, firstYear: 2026)),
            .employee(zhang, .enrolled(department: "铸造车间", type: .regular)),
            .claim(ClaimID(number: 1), .submitted(Samples.submission, due: Samples.deadline)),
            .claim(ClaimID(number: 1), .approved(points: 30, notice: nil)),
            .claim(ClaimID(number: 1), .credited(zhang, Samples.credit)),
            .product(
                ProductCode(unchecked: "P01"),
                .added(
                    name: "肥皂", .household, value: Fen(500), price: 10, limit: ProductLimit())),
            .product(ProductCode(unchecked: "P01"), .received(count: 5, note: "")),
            .redemption(RedemptionID(number: 1), .requested(Samples.requested)))
        return books
    }
}
