import CSystem
import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let booksBackup = aside(
        "Copies the books into the daemon's folder for backups, opens the copy and verifies it",
        .roles(.operator),
        [
            .required("name", .backupName, "Of the copy; never a path"),
            .optional(
                "keep", .integer(1...1000), "Then remove the oldest of these books beyond so many"),
        ],
        result:
            "{name, enterprise, kind, seq, head, events, bytes, sha256, madeAt, removed, others?}",
        errors: [.backupExists, .backupFailed, .booksDamaged]
    ) { scope throws(ServiceError) in
        guard scope.condition.isInPlace else { throw .readOnly(.notInPlace) }
        let name = scope.arguments.words("name")
        let folder = BackupFolder(scope.options.backups)
        let manifest: BackupManifest
        do throws(BackupError) {
            manifest = try folder.copy(
                books: scope.options.path, name: name,
                madeAt: scope.time.text(of: LedgerClock.host))
        } catch {
            throw .backup(error)
        }
        var result = manifest.json
        result["removed"] = []
        if let count = scope.arguments.int("keep") {
            let kept = folder.keep(Int(count), sparing: name) { scope.books.wentThrough($0.head) }
            result["removed"] = .array(kept.removed.map { .string($0) })
            result["others"] = .array(kept.others.map { .string($0) })
        }
        return result
    }

    /// A row holds this many bytes, so that its text fits a line of an answer.
    private static let pieceSize = 42_000

    static let booksCopy = asideRows(
        "Copies the books to the caller: a snapshot, opened and verified, in pieces",
        .roles(.operator), [.required("name", .backupName, "For the manifest; never a path")],
        result: """
            {rows: [{bytes}, {data: base64}, …], name, enterprise, kind, seq, head, events, bytes, \
            sha256, madeAt}
            """,
        errors: [.backupFailed, .booksDamaged]
    ) { scope, sink throws(ServiceError) in
        guard scope.condition.isInPlace else { throw .readOnly(.notInPlace) }
        do throws(BackupError) {
            let manifest = try BackupFolder(scope.options.backups).give(
                books: scope.options.path, name: scope.arguments.words("name"),
                madeAt: scope.time.text(of: LedgerClock.host),
                reserve: scope.diskReserve, pieces: pieceSize,
                begin: { _ = sink.row(["bytes": .int($0.bytes)]) },
                { sink.row(["data": .string(Base64.encode($0))]) })
            return manifest.json
        } catch {
            throw .backup(error)
        }
    }

    static let booksBackups = read(
        "The backups that are there, the oldest first", .roles(.operator), [],
        result: """
            {rows: [{name, enterprise, kind, seq, head, events, bytes, sha256, madeAt, other?}], \
            folder, books}
            """
    ) { scope in
        let all = BackupFolder(scope.options.backups).all()
        let rows = all.map { backup in
            var row = backup.json
            if !scope.books.wentThrough(backup.head) { row["other"] = true }
            return JSON.object(row)
        }
        return [
            "rows": .array(rows), "count": .int(Int64(all.count)),
            "folder": .string(scope.options.backups), "books": .string(scope.options.path),
        ]
    }
}

extension BackupError {
    var wire: WireError {
        switch self {
        case .exists(let name): WireError(.backupExists, facts: ["backup": .string(name)])
        case .damaged(let faults):
            WireError(
                .booksDamaged, facts: ["what": "backup", "faults": .int(Int64(faults.count))])
        case .differs, .noManifest: WireError(.booksDamaged, facts: ["what": "backup"])
        case .noRoom(_, let bytes):
            WireError(
                .backupFailed,
                facts: ["reason": .string(String(cString: strerror(ENOSPC))), "bytes": .int(bytes)])
        case .cannotWrite: WireError(.backupFailed, facts: ["reason": "write error"])
        case .system(_, let number):
            WireError(
                .backupFailed, facts: ["reason": .string(String(cString: strerror(number)))])
        case .store(let error): error.wire
        }
    }
}
