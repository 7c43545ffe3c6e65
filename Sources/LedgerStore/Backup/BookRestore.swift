import CSystem
import JSON
import Ledger
import SHA2
import SQLite

/// Puts a backup in the place of books that nobody serves.
///
/// The file is copied and the copy verified before anything is touched; the books that were there
/// stay beside it under a new name. Whoever calls this holds the lock of the books.
public struct BookRestore {
    /// Why nothing was restored.
    public enum Refusal: Error, Sendable {
        case backup(BackupError)
        /// What would be lost: the books go on beyond the backup.
        case newer(books: Int64, backup: Int64)
        /// Other books, or a history that parts from the backup's at some entry.
        case other(at: Int64)
        /// What is there cannot be read, so nobody knows what would be lost.
        case unreadable(path: String)
    }

    public struct Done: Sendable {
        public let enterprise: String
        public let head: Head
        /// Its hash in hexadecimal.
        public var digest: String { head.hash.hex }
        /// Where the books are that were there.
        public let replaced: String?
    }

    private let file: String
    private let books: String
    private let isForced: Bool

    public init(_ file: String, over books: String, isForced: Bool) {
        self.file = file
        self.books = books
        self.isForced = isForced
    }

    /// - Throws: why nothing was restored: the books are as they were, or lie whole under the new
    ///   name beside the copy that was to take their place.
    public func run() throws(Refusal) -> Done {
        do {
            try checkManifest()
            let partial = BookStore.restoring(books)
            _ = cs_unlink(partial)
            var replaced: String?
            // Once the books are aside it stays, so that nobody begins new ones in their place.
            defer { if replaced == nil { _ = cs_unlink(partial) } }
            try copy(to: partial)
            let restored = try BackupFolder.verified(partial)
            let exists = DiskFile.exists(books)
            if exists && !isForced { try Self.check(books, isContainedIn: partial) }
            try DiskFile.giveToOwnerOfFolder(partial)
            try DiskFile.sync(partial)
            // A log alone must not stay either: SQLite would carry it into the restored file.
            if exists || DiskFile.exists(books + "-wal") { replaced = try setAside() }
            let result = cs_rename_without_replacing(partial, books)
            if result < 0 { throw BackupError.system(path: books, errno: -result) }
            try DiskFile.sync(folder)
            return Done(enterprise: restored.enterprise, head: restored.head, replaced: replaced)
        } catch let refusal as Refusal {
            throw refusal
        } catch let error as BackupError {
            throw .backup(error)
        } catch {
            throw .unreadable(path: file)
        }
    }

    private var folder: String {
        books.lastIndex(of: "/").map { String(books[..<$0]) + "/." } ?? "."
    }

    /// A manifest beside the file must be one, and tell the file's own digest. A file without one is
    /// good enough: its entries are chained and will be read again.
    private func checkManifest() throws(BackupError) {
        guard file.hasSuffix(".sqlite") else { return }
        let beside = String(file.dropLast(".sqlite".count)) + ".json"
        guard let bytes = DiskFile.read(beside) else { return }
        guard let manifest = BackupManifest(bytes) else { throw .noManifest(file: beside) }
        if try DiskFile.digest(of: file).digest != manifest.digest { throw .differs(file: file) }
    }

    private func copy(to partial: String) throws(BackupError) {
        guard DiskFile.exists(file) else { throw .system(path: file, errno: ENOENT) }
        let bytes = BookFiles(file).bytes
        if let free = BookFiles(partial).free, free < bytes {
            throw .noRoom(path: books, bytes: bytes)
        }
        do throws(StoreError) {
            let reader = try BookReader(path: file)
            try reader.snapshot { () throws(StoreError) in
                try store { () throws(SQLiteError) in try reader.connection.copy(to: partial) }
            }
        } catch .full {
            throw .noRoom(path: books, bytes: bytes)
        } catch .failed(let error) where error.operation == .backup {
            throw .cannotWrite(path: partial, words: error.message)
        } catch {
            throw .store(error)
        }
    }

    /// Every entry of the books stands in the backup too: then restoring loses nothing.
    private static func check(
        _ books: String, isContainedIn backup: String
    ) throws(Refusal) {
        let (present, copied): (BookReader, BookReader)
        do {
            (present, copied) = (try BookReader(path: books), try BookReader(path: backup))
            try present.snapshot {}
            try copied.snapshot {}
        } catch {
            throw .unreadable(path: books)
        }
        let seq = present.head.seq
        if seq > copied.head.seq { throw .newer(books: seq, backup: copied.head.seq) }
        let entry = copied.state.event(seq)?.hash
        if seq > 0 && entry != present.head.hash { throw .other(at: seq) }
    }

    /// The books with the log that belongs to them, under a name that nothing has.
    private func setAside() throws(BackupError) -> String {
        var number = 1
        while DiskFile.exists("\(books).replaced-\(number)") { number += 1 }
        let name = "\(books).replaced-\(number)"
        for suffix in ["", "-wal", "-shm"] where DiskFile.exists(books + suffix) {
            let result = cs_rename_without_replacing(books + suffix, name + suffix)
            if result < 0 { throw .system(path: name + suffix, errno: -result) }
        }
        return name
    }
}

extension BookRestore.Done: CustomStringConvertible {
    public var description: String {
        "restored \(enterprise): \(head.seq) entries, verified, head \(head.hash.hex)"
            + (replaced.map { "\nthe books that were there are now \($0)" } ?? "")
    }
}

extension BookRestore.Refusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .newer(let books, let backup):
            "the books have \(books) entries, the backup \(backup): what came after it would be "
                + "lost; --force restores it all the same"
        case .other(let seq):
            "the books are others than the backup's: entry \(seq) differs; --force replaces them "
                + "all the same"
        case .unreadable(let path):
            "\(path) cannot be read, so what would be lost is unknown; --force replaces it all "
                + "the same"
        case .backup(.system(let path, let number)): "\(path): \(String(cString: strerror(number)))"
        case .backup(.differs(let file)): "\(file) is not the file that its manifest describes"
        case .backup(.noManifest(let file)):
            "\(file) is no manifest: put back the one that was made with the backup, or move it away"
        case .backup(.damaged(let faults)):
            "the backup is damaged: \(faults.count) faults, the first at entry "
                + (faults.first?.seq.map { String($0) } ?? "?")
        case .backup(.noRoom(let path, let bytes)):
            "there is no room on the disk of \(path) to write the \(bytes) bytes of the backup "
                + "beside the books; nothing was changed. Make room, or move older files named "
                + ".replaced elsewhere"
        case .backup(.cannotWrite(let path, let words)):
            "\(path) cannot be written: \(words); nothing was changed"
        case .backup(.store(.full)):
            "there is no room on the disk to verify the copy; nothing was changed"
        case .backup(.store(.notBooks)): "the file holds no books"
        case .backup(.store(.newerVersion)): "the file is of a newer jifend"
        case .backup(.store(let error)): "the backup cannot be read: \(error)"
        case .backup(.exists(let name)): "\(name) is there already"
        }
    }
}
