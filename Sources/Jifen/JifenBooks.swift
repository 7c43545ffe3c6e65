import CSystem
import JSON
import LedgerAPI
import LedgerClient
import LedgerDaemon
import LedgerService
import LedgerStore
@_exported public import LedgerValues

/// One enterprise's books, open in this process: the same calls that `jifend` answers, without a
/// daemon and without a socket.
///
/// The process holds the lock that `jifend` holds: of all programs one writes a file of books. Every
/// change is on the disk when its method returns, which takes a tenth of a millisecond to some
/// milliseconds and blocks its thread. One thread or actor uses these books at a time; the compiler
/// sees to it. ``entries(after:)`` may be followed anywhere.
public final class JifenBooks {
    let service: LedgerService
    private let lock: LockFile
    private let writer: LedgerWriter
    private let reader: LedgerReader
    private let signal = ChangeSignal()
    private let isSimulated: Bool
    private var changes = 0

    /// The user who may what `jifend`'s operator may: this process's own.
    private static let operatorID = UInt32(geteuid())
    /// Changes after which the log is copied into the file.
    private static let changesOfLog = 1000

    /// Opens books, or makes an empty file where there is none; ``begin(enterprise:kind:leader:)``
    /// then makes their first entry.
    /// - Parameters:
    ///   - path: of the file; its folder must be there.
    ///   - clock: whose time is recorded.
    /// - Throws: ``CannotOpen``: another process has them, or the file is none of these books.
    public init(at path: String, clock: BooksClock = .system) throws(CannotOpen) {
        do {
            let held = try BookPlace.hold(path)
            lock = held.lock
            var options = ServiceOptions(path: held.path, operators: [Self.operatorID])
            if case .simulated(let day) = clock { options.simulatedFrom = .day(day) }
            isSimulated = options.simulatedFrom != nil
            service = LedgerService(options)
            writer = try LedgerWriter(service)
            reader = try LedgerReader(service)
        } catch {
            throw CannotOpen(path: path, reason: "\(error)")
        }
    }

    deinit {
        _ = try? writer.checkpoint()
        signal.finish()
    }

    /// Who acts from here on, as the embedding program knows them: their roles are those that the
    /// books give them (R-ORG-2). An employee whom the books do not know is refused at each call.
    public func acting(as person: RoleHolder) -> Desk { Desk(self, person) }

    /// The entries, in order, and those to come as they are recorded. It ends with these books.
    /// - Parameter seq: the number of the last entry that is known already; 0 for all.
    public func entries(after seq: Int64 = 0) -> Entries {
        Entries(service, signal, operatorID: Self.operatorID, after: seq)
    }

    /// Makes the first entry (R-ORG-1).
    /// - Parameters:
    ///   - enterprise: its name, 1 to 100 characters on one line.
    ///   - leader: who holds the role leader first, and grants the others.
    /// - Throws: `books.already_opened`, `books.not_for_training` with a simulated clock on real
    ///   books, `role.login_unknown` for a login that this machine does not know, on real books.
    public func begin(
        enterprise: String, kind: BooksKind, leader: RoleHolder
    ) throws(Refused) {
        _ = try change(
            "books.open",
            [
                "enterprise": .string(enterprise), "kind": .string(kind.rawValue),
                "leader": .string(leader.text),
            ], as: nil)
    }

    /// Records all that fell due before a day began: ends of review and of notice, lapsed holds,
    /// clearings, each at its own time (R-CLR-2). On a simulated clock it becomes that day; the
    /// system's is not moved, and what is due by now is recorded.
    /// - Throws: `clock.backwards` for a day before the books' own.
    public func settle(upTo day: Day) throws(Refused) {
        if isSimulated {
            _ = try change("clock.advance", ["by": .string(day.text)], as: nil)
            return
        }
        do {
            while try writer.settle() {}
        } catch {
            throw Refused(storage: error)
        }
        signal.send()
    }
}

extension JifenBooks {
    /// A change by one person, or by the operator.
    func change(
        _ method: String, _ params: JSONObject, as person: RoleHolder?, request: String? = nil,
        isPreview: Bool = false
    ) throws(Refused) -> JSONObject {
        var params = params
        params[Shared.request] = request ?? RequestKey.made()
        if isPreview { params[Shared.dryRun] = true }
        let call = ServiceCall(
            Request(id: .int(1), method: method, params: params), uid: Self.operatorID,
            person: person)
        let replies: [Reply]
        do {
            replies = try writer.apply([call])
            changes += 1
            if changes % Self.changesOfLog == 0 { _ = try writer.checkpoint() }
        } catch {
            throw Refused(storage: error)
        }
        if !isPreview { signal.send() }
        return try Self.result(replies.first?.line() ?? [])
    }

    func ask(
        _ method: String, _ params: JSONObject, as person: RoleHolder?
    ) throws(Refused) -> JSONObject {
        let request = Request(id: .int(1), method: method, params: params)
        let call = ServiceCall(request, uid: Self.operatorID, person: person)
        var line: [UInt8] = []
        reader.answer(call) { part in
            line = part
            return true
        }
        return try Self.result(line)
    }

    static func result(_ line: [UInt8]) throws(Refused) -> JSONObject {
        guard let reply = try? JSON.parse(line, limits: .stored) else {
            throw Refused(WireError(.internalError))
        }
        if let result = reply["result"]?.object { return result }
        throw Refused(reply["error"].flatMap { WireError($0) } ?? WireError(.internalError))
    }
}

/// Whose time books are kept in.
public enum BooksClock: Sendable, Hashable {
    /// The machine's.
    case system
    /// A clock that stands still until ``JifenBooks/settle(upTo:)`` moves it, from 00:00 of this day
    /// on. For training books only (R-TIME-5).
    case simulated(from: Day)
}

/// What books are for: once and for all.
public enum BooksKind: String, Sendable, CaseIterable {
    case real, training
}
