import Foundation
import LedgerDaemon
import Testing

@Suite struct LockFileTests {
    let folder: Folder
    init() throws { folder = try Folder() }

    @Test func `the second is told who serves`() throws {
        let books = folder.file("books.sqlite")
        let lock = try LockFile(beside: books)
        #expect(throws: ServerError.alreadyServed(books: books, by: getpid())) {
            _ = try LockFile(beside: books)
        }
        withExtendedLifetime(lock) {}
    }

    @Test func `the lock goes with its holder, the file stays`() throws {
        let books = folder.file("books.sqlite")
        var lock: LockFile? = try LockFile(beside: books)
        #expect(lock != nil)
        lock = nil
        #expect(folder.names == ["books.sqlite.lock"])
        _ = try LockFile(beside: books)
    }

    @Test func `a link in place of the lock is not followed`() throws {
        try folder.write("victim", "content")
        #expect(symlink(folder.file("victim"), folder.file("books.sqlite.lock")) == 0)
        #expect(throws: ServerError.self) { _ = try LockFile(beside: folder.file("books.sqlite")) }
        #expect(try folder.text("victim") == "content")
    }
}
