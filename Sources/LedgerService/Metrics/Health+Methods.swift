import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let health = read(
        "How the machine stands: the books' file, room on the disk, the last backup and verification",
        .known, [],
        result:
            "{inPlace, walBytes, walWaitingPages?, pressing?, disk?: {free, reserve, short}, lastRecordedAt?, lastBackup?, lastVerify?}"
    ) { scope in
        var result: JSONObject = [
            "inPlace": .bool(scope.condition.isInPlace), "walBytes": .int(scope.files.logBytes),
        ]
        let reserve = scope.diskReserve
        if let free = scope.files.free {
            result["disk"] = [
                "free": .int(free), "reserve": .int(reserve), "short": .bool(free < reserve),
            ]
        }
        result["lastRecordedAt"] = scope.books.lastRecordedAt.map { scope.rows.instant($0) }
        result["lastBackup"] = scope.lastBackup.map {
            ["name": .string($0.name), "madeAt": .string($0.madeAt), "seq": .int($0.head.seq)]
        }
        result["lastVerify"] = scope.lastVerification.map {
            [
                "at": scope.rows.instant($0.at), "seq": .int($0.seq),
                "verdict": $0.isIntact ? "intact" : "damaged",
            ]
        }
        if scope.sees(all: Caller.seeingAll.union([.operator])) {
            result["pressing"] = .object(scope.pressing)
        }
        result["walWaitingPages"] = scope.options.measures.map { .int($0.logWaiting) }
        return result
    }
}

extension ReadScope {
    /// Who takes up much: logins that a quota refused lately, and people with most open claims.
    fileprivate var pressing: JSONObject {
        let users = (options.measures?.pressing ?? []).filter {
            $0.isRefusedLately || $0.waiting > 0
        }
        let people = state.mostOpenClaims(limit: 3)
        return [
            "users": .array(
                users.map {
                    [
                        "uid": .int(Int64($0.uid)), "changes": .int($0.changes),
                        "refused": .int($0.refused), "waiting": .int($0.waiting),
                    ]
                }),
            "people": .array(
                people.map {
                    ["employee": .string($0.employee.text), "openClaims": .int($0.count)]
                }),
        ]
    }
}

/// What those who run the machine want to know beside what the books hold.
extension ReadScope {
    var files: BookFiles { BookFiles(options.path) }

    /// The last backup of these books; not of others, nor of a history that a restore has left.
    var lastBackup: BackupManifest? {
        BackupFolder(options.backups).all().last { books.wentThrough($0.head) }
    }

    /// Bytes of the disk that are kept free now.
    var diskReserve: Int64 { options.measures?.diskReserve ?? options.housekeeping.diskReserve }

    var lastVerification: VerificationRecord? {
        VerificationRecord(beside: options.path, endingAt: books.head.seq)
    }
}
