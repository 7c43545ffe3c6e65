import JSON
import Ledger
package import LedgerAPI
package import LedgerStore

/// Why a call is not answered with a result.
enum ServiceError: Error {
    case refused(Refusal)
    case invalid(InvalidParameter)
    /// The roles that may.
    case notPermitted(takes: Set<Role>)
    /// `as` on real books, or by somebody who is not the operator.
    case asRefused
    case booksNotOpened
    case clockBehind(now: Instant, last: Instant)
    case clockNotSimulated
    /// A clock that the operator has to confirm first (R-CLR-6).
    case clockUnconfirmed(ClockDoubt)
    /// Nobody doubts it.
    case clockNotDoubted
    case readOnly(ReadOnly)
    /// The disk has less room than its reserve: nothing is begun.
    case noRoom(DiskShortage)
    /// Somebody takes up more than their part (R-ORG-12); now, where times are known.
    case quota(QuotaReached, now: Instant?)
    /// What fell due, or what another change left to be done, has to be recorded first, and there
    /// is more of it than one change may wait for.
    case dueWorkFirst
    /// A rebuild goes on (R-BOOK-3).
    case beingRebuilt
    case requestRequired
    case requestReused(String)
    /// A policy or calendar file that cannot be read.
    case file(FileProblem)
    /// A list of which something was refused, so that nothing was applied.
    case batch(refused: [JSON], of: Int)
    /// Rows for an import that are not taken, or not there.
    case staging(Stagings.Fault)
    /// What was seen last lies beyond the end of the books.
    case entryUnknown(Int64, last: Int64)
    case backup(BackupError)
    case store(StoreError)
}

/// Why nothing is recorded for now, and reads go on.
enum ReadOnly {
    /// The file of the books was removed, replaced or moved while it was served.
    case notInPlace
    /// The host's clock shows a year that it cannot be.
    case clockBeyond(now: Instant)
}

/// Where a file that was sent is wrong.
enum FileProblem {
    case syntax(line: Int, column: Int, what: String, found: String)
    case faults(ErrorKind, [JSON])
}

extension ServiceError {
    /// Of a list, whether only one line is refused by it.
    var isOfItsLine: Bool {
        switch self {
        case .refused, .quota: true
        default: false
        }
    }

    /// Of a row of an import, what a list says of it; nil where it stops the import. Of a roster
    /// that is also a person whom only the leader may change: who may import was settled before.
    func row(_ place: Int, of kind: Import.Kind, _ time: LedgerTime) -> JSON? {
        switch self {
        case .refused: break
        case .notPermitted where kind == .employees || kind == .roster: break
        default: return nil
        }
        let wire = wire(time)
        return [
            "line": .int(Int64(place)),
            "error": ["kind": .string(wire.kind), "facts": .object(wire.facts)],
        ]
    }

    func wire(_ time: LedgerTime) -> WireError {
        switch self {
        case .refused(let refusal):
            let (kind, facts) = refusal.wire(time)
            return WireError(kind, facts: facts)
        case .invalid(let parameter):
            return WireError(.invalidParams, facts: parameter.facts)
        case .notPermitted(let roles):
            let names = Role.allCases.filter(roles.contains).map { JSON.string($0.rawValue) }
            return WireError(.notPermitted, facts: ["roles": .array(names)])
        case .asRefused: return WireError(.asRefused)
        case .booksNotOpened: return WireError(.booksNotOpened)
        case .clockBehind(let now, let last):
            return WireError(
                .clockBehind,
                facts: [
                    "now": .string(time.text(of: now)),
                    "lastRecordedAt": .string(time.text(of: last)),
                ])
        case .clockNotSimulated: return WireError(.clockNotSimulated)
        case .clockUnconfirmed(let doubt):
            return WireError(.clockUnconfirmed, facts: doubt.wire(time))
        case .clockNotDoubted: return WireError(.clockNotDoubted)
        case .readOnly(.notInPlace):
            return WireError(.readOnly, facts: ["reason": "notInPlace"])
        case .readOnly(.clockBeyond(let now)):
            return WireError(
                .readOnly, facts: ["reason": "clockBeyond", "now": .string(time.text(of: now))])
        case .noRoom(let disk):
            return WireError(
                .storageFull, facts: ["free": .int(disk.free), "reserve": .int(disk.reserve)])
        case .quota(let reached, let now):
            return WireError(.quotaReached, facts: reached.facts(time, now: now))
        case .dueWorkFirst: return WireError(.overloaded, facts: ["reason": "dueWork"])
        case .beingRebuilt: return WireError(.overloaded, facts: ["reason": "rebuild"])
        case .requestRequired: return WireError(.requestRequired)
        case .requestReused(let id):
            return WireError(.requestReused, facts: ["request": .string(id)])
        case .file(.syntax(let line, let column, let what, let found)):
            return WireError(
                .fileSyntax,
                facts: [
                    "line": .int(Int64(line)), "column": .int(Int64(column)),
                    "reason": .string(what), "found": .string(found),
                ])
        case .file(.faults(let kind, let faults)):
            return WireError(kind, facts: ["faults": .array(faults)])
        case .batch(let refused, let count):
            return WireError(
                .batchRefused,
                facts: ["refused": .array(refused), "of": .int(Int64(count))])
        case .staging(.underWay): return WireError(.importUnderWay)
        case .staging(.notStaged): return WireError(.importNotStaged)
        case .staging(.tooLarge(let what, let most)):
            return WireError(
                .importTooLarge,
                facts: ["what": .string("\(what)"), "most": .int(Int64(most))])
        case .entryUnknown(let seq, let last):
            return WireError(.entryUnknown, facts: ["seq": .int(seq), "last": .int(last)])
        case .backup(let error): return error.wire
        case .store(let error): return error.wire
        }
    }
}

extension ClockDoubt {
    /// Why nothing is recorded: from the last moment that is known to what the clock shows.
    func wire(_ time: LedgerTime) -> JSONObject {
        [
            "cause": .string(cause.rawValue), "from": .string(time.text(of: from)),
            "to": .string(time.text(of: to)),
        ]
    }
}

extension StoreError {
    /// Nothing of SQLite's wording leaves the daemon.
    package var wire: WireError {
        switch self {
        case .full: return WireError(.storageFull)
        case .unknownOutcome: return WireError(.outcomeUnknown)
        case .tookTooLong: return WireError(.timedOut)
        case .damaged(let what, let seq):
            var facts: JSONObject = ["what": .string(what)]
            if let seq { facts["seq"] = .int(seq) }
            return WireError(.booksDamaged, facts: facts)
        case .tablesDiffer(_, let tables):
            let what = "table " + tables.joined(separator: ", ")
            return WireError(.booksDamaged, facts: ["what": .string(what)])
        case .notBooks, .newerVersion, .logWithoutBooks, .restoreInterrupted, .notSecured,
            .cannotRenew, .failed:
            return WireError(.internalError)
        }
    }
}

/// Runs what a rule may refuse outside a command, and gives its refusal as the service's.
func ruled<R>(_ body: () throws(Refusal) -> R) throws(ServiceError) -> R {
    do {
        return try body()
    } catch {
        throw .refused(error)
    }
}

/// Runs what speaks to the store, and gives its errors as the service's.
func stored<R>(_ body: () throws(StoreError) -> R) throws(ServiceError) -> R {
    do {
        return try body()
    } catch {
        throw .store(error)
    }
}
