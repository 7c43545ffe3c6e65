import Foundation
import JSON
import Ledger
import LedgerStore
import SHA2
import SQLite
import Testing

/// The books that each released version wrote can be read for ever. `scripts/golden` wrote them.
@Suite struct `Books of every version` {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("golden")

    static let files: [String] =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
        .filter { $0.hasSuffix(".sqlite") }.sorted() ?? []

    /// A copy, so that opening it changes nothing here.
    private func copy(_ name: String) throws -> TemporaryBooks {
        let made = try TemporaryBooks()
        try FileManager.default.copyItem(
            at: Self.folder.appendingPathComponent(name), to: URL(fileURLWithPath: made.path))
        return made
    }

    private func facts(_ name: String) throws -> JSON {
        let file = Self.folder.appendingPathComponent(name).deletingPathExtension()
            .appendingPathExtension("json")
        return try JSON5.parse([UInt8](Data(contentsOf: file))).value
    }

    @Test func `there is one at least`() { #expect(!Self.files.isEmpty) }

    @Test(arguments: files) func `open, verify and say what they said`(name: String) throws {
        let copy = try copy(name)
        let facts = try facts(name)
        let books = try BookStore(path: copy.path)
        #expect(books.head.seq == facts["events"]?.int)
        #expect(books.head.hash.hex == facts["head"]?.string)
        #expect(try copy.verify().faults.isEmpty)
        for member in facts["balances"]?.object?.members ?? [] {
            let account = books.state.account(of: try #require(EmployeeID(member.name)))
            #expect(account.available.value == member.value["available"]?.int, "\(member.name)")
            #expect(account.held.value == member.value["held"]?.int, "\(member.name)")
        }
        try books.add(
            .employee(EmployeeID(unchecked: "N001"), .enrolled(department: "d", type: .regular)),
            at: try #require(books.lastRecordedAt))
        #expect(try copy.verify().faults.isEmpty)
    }

    @Test(arguments: files) func `replayed they give the same rows`(name: String) throws {
        let copy = try copy(name)
        let books = try BookStore(path: copy.path)
        #expect(try books.rebuild().isEmpty)
    }

    @Test(arguments: files)
    func `of a version that is not known yet they are left as they are`(name: String) throws {
        let copy = try copy(name)
        do {
            let connection = try Connection(path: copy.path, mode: .readWrite)
            try connection.execute("PRAGMA user_version = 99")
            try connection.checkpoint(.truncate)
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: copy.path))
        do throws(StoreError) {
            _ = try BookStore(path: copy.path)
            Issue.record("books of a newer version were opened")
        } catch {
            guard case .newerVersion(found: 99, _) = error else { throw error }
            #expect("\(error)".contains("the books are of version 99"))
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: copy.path)) == before)
    }
}
