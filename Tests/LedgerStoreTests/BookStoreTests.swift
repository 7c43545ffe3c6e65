import Foundation
import JSON
import Ledger
import LedgerStore
import SHA2
import SQLite
import Testing

@Suite struct `The books` {
    let folder: TemporaryBooks

    init() throws { folder = try TemporaryBooks() }

    /// R-BOOK-3
    @Test func `events are numbered without gaps and chained`() throws {
        let books = try BookStore.furnished(folder.path)
        let events = books.state.events(after: 0, limit: 100)
        #expect(events.map(\.seq) == Array(1...8))
        #expect(Set(events.map(\.hash)).count == 8)
        #expect(books.head == Head(seq: 8, hash: events[7].hash))
        #expect(events.filter { $0.stream == "claim:C1" }.map(\.version) == [1, 2, 3])
    }

    /// R-BOOK-3
    @Test func `the hash is the one that the documentation states`() throws {
        let books = try BookStore(path: folder.path)
        try books.add(.role(.granted(.leader, to: .user("zhao"))))
        func length(_ count: Int) -> [UInt8] {
            withUnsafeBytes(of: Int64(count).bigEndian) { Array($0) }
        }
        func field(_ text: String) -> [UInt8] { length(text.utf8.count) + Array(text.utf8) }
        let body = #"{"holder":"user:zhao","role":"leader"}"#
        let bytes =
            Array("jifen-1".utf8) + length(1) + [UInt8](repeating: 0, count: 32)
            + field("roles") + length(1) + field("role.granted.v1")
            + length(Int(start.milliseconds)) + length(Int(start.milliseconds))
            + field("operator") + field("request-0001") + field(body)
        #expect(books.head.hash == SHA256.hash(bytes))
    }

    @Test func `what was rolled back is not there, nor in the state`() throws {
        let books = try BookStore.furnished(folder.path)
        let head = books.head
        try books.begin()
        try books.record(
            [.employee(zhang, .left)], by: .operator, recordedAt: start, effectiveAt: start,
            requestID: nil)
        #expect(books.state.employee(zhang)?.active == false)
        try books.rollback()
        #expect(books.state.employee(zhang)?.active == true)
        #expect(books.head == head)
    }

    @Test func `an attempt that is not kept leaves the rest of the batch alone`() throws {
        let books = try BookStore.furnished(folder.path)
        try books.begin()
        try books.attempt { () throws(StoreError) in
            try books.record(
                [.employee(zhang, .left)], by: .operator, recordedAt: start, effectiveAt: start,
                requestID: nil)
            return (keep: false, result: ())
        }
        try books.record(
            [.employee(zhang, .moved(department: "装配车间"))], by: .operator, recordedAt: start,
            effectiveAt: start, requestID: nil)
        try books.commit()
        #expect(books.head.seq == 9)
        #expect(books.state.employee(zhang)?.department == "装配车间")
        #expect(books.state.employee(zhang)?.active == true)
        #expect(try folder.verify().faults == [])
    }

    @Test func `a head that moved behind its back stops a commit`() throws {
        let books = try BookStore.furnished(folder.path)
        try folder.tamper("UPDATE head SET seq = seq + 1")
        try books.begin()
        try books.record(
            [.employee(zhang, .left)], by: .operator, recordedAt: start, effectiveAt: start,
            requestID: nil)
        #expect {
            try books.commit()
        } throws: { error in
            if case .damaged(what: "head", _)? = error as? StoreError { true } else { false }
        }
        try books.rollback()
    }

    @Test func `a request is remembered with its reply`() throws {
        let books = try BookStore.furnished(folder.path)
        let digest = SHA256.hash([1])
        try books.begin()
        books.remember(
            "request-0002", by: .operator, digest: digest, reply: [7], at: start)
        try books.commit()
        #expect(try books.remembered("request-0002", by: .operator)?.reply == [7])
        #expect(try books.remembered("request-0002", by: .operator)?.digest == digest)
        #expect(try books.remembered("request-0002", by: .employee(zhang)) == nil)
    }

    @Test(arguments: [
        "UPDATE event SET body = x'7b7d' WHERE seq = 1",
        "DELETE FROM event WHERE seq = 8",
        "REPLACE INTO event SELECT 1, 'x', 1, type, 0, 0, 'a', NULL, body, hash FROM event WHERE seq = 2",
        "REPLACE INTO event SELECT 99, 'books', 1, type, 0, 0, 'a', NULL, body, hash FROM event WHERE seq = 2",
    ]) func `events are append-only`(sql: String) throws {
        _ = try BookStore.furnished(folder.path)
        let connection = try Connection(path: folder.path, mode: .readWrite)
        #expect(throws: SQLiteError.self) { try connection.execute(sql) }
        #expect(try folder.verify().faults == [])
    }

    @Test func `a file of something else is refused untouched`() throws {
        let connection = try Connection(path: folder.path, mode: .readWrite)
        try connection.execute("CREATE TABLE other(a)")
        #expect {
            _ = try BookStore(path: folder.path)
        } throws: { error in
            if case .notBooks? = error as? StoreError { true } else { false }
        }
    }

    @Test func `books of the first version get the tables of campaigns`() throws {
        _ = try BookStore.furnished(folder.path)
        try folder.tamper(
            """
            DROP TABLE campaign; DROP TABLE campaign_participant; DROP TABLE campaign_result;
            PRAGMA user_version = 1
            """)
        for _ in 1...2 {
            let books = try BookStore(path: folder.path)
            #expect(books.state.campaigns().isEmpty)
            #expect(books.head.seq > 0)
        }
        let reader = try BookReader(path: folder.path)
        let found = try reader.snapshot { () throws(StoreError) in try reader.verify() }
        #expect(found.faults == [])
    }

    @Test func `a log whose books are gone is not thrown away`() throws {
        for text in ["", nil] {
            let log = folder.path + "-wal"
            try? FileManager.default.removeItem(atPath: folder.path)
            if let text { try text.write(toFile: folder.path, atomically: false, encoding: .utf8) }
            try "changes".write(toFile: log, atomically: false, encoding: .utf8)
            #expect {
                _ = try BookStore(path: folder.path)
            } throws: { error in
                if case .logWithoutBooks? = error as? StoreError { true } else { false }
            }
            #expect(try String(contentsOfFile: log, encoding: .utf8) == "changes")
            try FileManager.default.removeItem(atPath: log)
        }
    }

    @Test func `books of a newer version are refused`() throws {
        _ = try BookStore.furnished(folder.path)
        try folder.tamper("PRAGMA user_version = 99")
        #expect {
            _ = try BookStore(path: folder.path)
        } throws: { error in
            if case .newerVersion(found: 99, known: 3)? = error as? StoreError {
                true
            } else {
                false
            }
        }
    }

    @Test func `a reader sees one snapshot while the writer goes on`() throws {
        let books = try BookStore.furnished(folder.path)
        let reader = try BookReader(path: folder.path)
        try reader.snapshot { () throws(StoreError) in
            let before = reader.state.employee(zhang)
            do {
                try books.add(.employee(zhang, .left))
            } catch {
                Issue.record(error)
            }
            #expect(reader.state.employee(zhang) == before)
            #expect(reader.head.seq == 8)
        }
        try reader.snapshot { () throws(StoreError) in
            #expect(reader.state.employee(zhang)?.active == false)
            #expect(reader.head.seq == 9)
        }
    }

    /// R-ORG-6
    @Test func `a name is beside the chain, and can be erased without touching an entry`() throws {
        let books = try BookStore.furnished(folder.path)
        try books.begin()
        try books.name(zhang, "张三")
        try books.commit()
        #expect(books.state.name(of: zhang) == "张三")
        let stored = books.state.events(after: 0, limit: 100).map(\.body.text)
        #expect(!stored.contains { $0.contains("张三") })
        try books.begin()
        try books.name(zhang, nil)
        try books.commit()
        #expect(books.state.name(of: zhang) == nil)
        #expect(try folder.verify().faults == [])
    }

    @Test func `the files are for their owner only`() throws {
        _ = try BookStore.furnished(folder.path)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.folder.path) {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: folder.folder.appendingPathComponent(name).path)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        }
    }
}
