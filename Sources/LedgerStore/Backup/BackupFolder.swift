import CSystem
import JSON
public import Ledger
import SQLite

/// Where copies of the books are kept: for each `NAME.sqlite`, with its manifest `NAME.json`
/// beside it. A copy appears under its name once it was opened, verified and written to the disk;
/// before, and after a failure, there is nothing of that name.
public struct BackupFolder: Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    /// Copies the books as they stand now, while somebody may go on writing them: the copy is one
    /// snapshot, and holds up nobody.
    public func copy(
        books: String, name: String, madeAt: String
    ) throws(BackupError) -> BackupManifest {
        try DiskFile.makeFolder(path)
        removeLeftovers()
        let file = "\(path)/\(name).sqlite"
        guard !DiskFile.exists(file) else { throw .exists(name: name) }
        let partial = PartialCopy.path(in: path, name)
        defer { _ = cs_unlink(partial) }
        let manifest = try make(partial, of: books, name: name, madeAt: madeAt)
        try DiskFile.sync(partial)
        let result = cs_rename_without_replacing(partial, file)
        if result == -EEXIST { throw .exists(name: name) }
        if result < 0 { throw .system(path: file, errno: -result) }
        let text = JSON.object(manifest.json).encoded() + [UInt8(ascii: "\n")]
        try DiskFile.write(text, to: "\(path)/\(name).json")
        try DiskFile.sync(path)
        return manifest
    }

    /// Makes and verifies a copy as `copy` does, gives it away piece by piece, and keeps nothing
    /// of it. Where the folder has no room for it, it is made among temporary files or in memory.
    /// - Parameters:
    ///   - reserve: bytes of the disk that are not to be touched.
    ///   - give: takes the next piece; false where nobody wants the rest.
    public func give(
        books: String, name: String, madeAt: String, reserve: Int64, pieces size: Int,
        begin: (BackupManifest) -> Void, _ give: (ArraySlice<UInt8>) -> Bool
    ) throws(BackupError) -> BackupManifest {
        if (try? DiskFile.makeFolder(path)) != nil { removeLeftovers() }
        let place = try PartialCopy.place(of: books, beside: path, reserve: reserve)
        let partial = PartialCopy.path(in: place, name)
        defer { _ = cs_unlink(partial) }
        let manifest = try make(partial, of: books, name: name, madeAt: madeAt)
        begin(manifest)
        try DiskFile.eachPiece(of: partial, size: size, give)
        return manifest
    }

    /// A snapshot of the books in a file of its own, opened and verified.
    private func make(
        _ partial: String, of books: String, name: String, madeAt: String
    ) throws(BackupError) -> BackupManifest {
        let head = try snapshot(of: books, to: partial)
        let copied = try Self.verified(partial)
        guard copied.head == head else {
            throw .damaged(faults: [BookFault(seq: head.seq, what: .head)])
        }
        return BackupManifest(
            name: name, enterprise: copied.enterprise, kind: copied.kind, head: head,
            file: try DiskFile.digest(of: partial), madeAt: madeAt)
    }

    /// Those that have a manifest and are there, the oldest first.
    public func all() -> [BackupManifest] {
        DiskFile.names(in: path)
            .filter { $0.hasSuffix(".json") }
            .compactMap { file in
                // A copy of a manifest under another name is none.
                DiskFile.read("\(path)/\(file)").flatMap { BackupManifest($0) }
                    .flatMap { $0.name + ".json" == file ? $0 : nil }
            }
            .filter {
                BackupName.accepts($0.name) && DiskFile.exists("\(path)/\($0.name).sqlite")
            }
            .sorted(by: BackupManifest.isOlder)
    }

    /// When the file of a backup was written; nil where it is gone.
    public func writtenAt(_ backup: BackupManifest) -> Instant? {
        var status = stat()
        guard cs_stat("\(path)/\(backup.name).sqlite", &status) == 0 else { return nil }
        return Instant(milliseconds: Int64(status.st_mtim.tv_sec) * 1000)
    }

    /// Retention: removes the oldest of the books' own backups beyond so many, but never the one
    /// named. Backups of other books, or of a history that a restore has left, are neither counted
    /// nor removed.
    /// - Parameter isOwn: whether a backup's last entry stands in the books.
    /// - Returns: the names of those removed, and of those that are not the books' own.
    public func keep(
        _ count: Int, sparing name: String, isOwn: (BackupManifest) -> Bool
    ) -> (removed: [String], others: [String]) {
        let all = all()
        let own = all.filter { $0.name == name || isOwn($0) }
        let surplus = own.filter { $0.name != name }.prefix(max(0, own.count - count))
        for manifest in surplus {
            _ = cs_unlink("\(path)/\(manifest.name).sqlite")
            _ = cs_unlink("\(path)/\(manifest.name).json")
        }
        let names = Set(own.map(\.name))
        return (surplus.map(\.name), all.map(\.name).filter { !names.contains($0) })
    }

    /// Opens books that nobody writes, and reads all of them again.
    static func verified(
        _ file: String
    ) throws(BackupError) -> (head: Head, enterprise: String, kind: String) {
        let reader = try backingUp { () throws(StoreError) in try BookReader(path: file) }
        let verification = try backingUp { () throws(StoreError) in
            try reader.snapshot { () throws(StoreError) in try reader.verify() }
        }
        guard verification.faults.isEmpty else { throw .damaged(faults: verification.faults) }
        let books = reader.state.books
        return (verification.head, books?.enterprise ?? "", books?.kind.rawValue ?? "")
    }

    /// A connection of its own: the snapshot ends with the copying, not with the verifying.
    private func snapshot(of books: String, to partial: String) throws(BackupError) -> Head {
        do throws(StoreError) {
            let reader = try BookReader(path: books)
            return try reader.snapshot { () throws(StoreError) in
                try store { () throws(SQLiteError) in try reader.connection.copy(to: partial) }
                return reader.head
            }
        } catch .full {
            throw .noRoom(path: partial, bytes: BookFiles(books).bytes)
        } catch {
            throw .store(error)
        }
    }

    private func removeLeftovers() {
        for name in DiskFile.names(in: path) where PartialCopy.isLeftover(name) {
            _ = cs_unlink("\(path)/\(name)")
        }
    }
}
