/// A file of rows that went into the books under one number 批量导入 (R-IMP-1).
///
/// Its rows are entries like any others. Each step of it is an entry of its own behind them, so
/// that what an import made can be found for ever.
public struct Import: Hashable, Sendable {
    public let id: ImportID
    public let kind: Kind
    /// The name of the file, as its sender gave it.
    public let file: String
    public let actor: Actor
    public let recordedAt: Instant
    /// Rows that went in, of all steps.
    public var rows: Int64
    /// Rows of them that were taken back.
    public var undone: Int64

    public init(
        id: ImportID, kind: Kind, file: String, actor: Actor, recordedAt: Instant, rows: Int64,
        undone: Int64 = 0
    ) {
        self.id = id
        self.kind = kind
        self.file = file
        self.actor = actor
        self.recordedAt = recordedAt
        self.rows = rows
        self.undone = undone
    }

    public enum Kind: String, CaseIterable, Sendable {
        case claims, employees, roster, products, deliveries, openings, deductions, results
        case participants

        /// Whether rows of it that are in can be taken back by entries of their own, so that a file
        /// of more than one step may be begun (R-IMP-2).
        public var canBeUndone: Bool {
            switch self {
            case .claims, .results, .employees, .products, .deliveries, .openings, .deductions:
                true
            case .roster, .participants: false
            }
        }

        /// Whether any of its rows can be; of a roster those that enrolled somebody.
        public var isTakenBack: Bool { self == .roster || canBeUndone }
    }

    /// How many rows go in at once, in one transaction.
    public static let step = 20_000
}

extension Import {
    public enum Command: Sendable {
        /// States that rows went in.
        /// - Parameter to: an import whose earlier steps are in; nil where this is the first.
        case apply(Kind, file: String, rows: Int64, entries: Int64, to: ImportID?)
        /// States that rows were taken back.
        case undo(ImportID, rows: Int64, entries: Int64)
    }

    public enum Event: Hashable, Sendable {
        /// A step. The entries of its rows are among the `entries` before this one: those under
        /// the same request; what fell due meanwhile stands between them.
        case applied(Kind, file: String, rows: Int64, entries: Int64)
        case undone(rows: Int64, entries: Int64)
    }

    public enum Refusal: Error, Hashable, Sendable {
        case unknown(ImportID)
        /// Another's, or of another kind.
        case notYours(ImportID)
        case cannotBeUndone(ImportID, Kind)
    }

    /// Refuses, in this order: an unknown import; going on with somebody else's, or with another
    /// kind; taking back a kind that cannot be. Who may take one back is its kind's; whether a row
    /// may be taken back is the row's own rule.
    static func decide(
        _ command: Command, _ context: Context, _ state: some LedgerState
    ) throws(Ledger.Refusal) -> [Ledger.Event] {
        switch command {
        case .apply(let kind, let file, let rows, let entries, let earlier):
            let step = Event.applied(kind, file: file, rows: rows, entries: entries)
            guard let earlier else { return [.imported(state.nextImport, step)] }
            let found = try state.requireImport(earlier)
            if found.actor != context.actor || found.kind != kind {
                throw .imported(.notYours(earlier))
            }
            return [.imported(earlier, step)]
        case .undo(let id, let rows, let entries):
            let found = try state.requireImport(id)
            if !found.kind.isTakenBack { throw .imported(.cannotBeUndone(id, found.kind)) }
            return [.imported(id, .undone(rows: rows, entries: entries))]
        }
    }
}

extension RecordedEvent {
    func evolve(_ id: ImportID, _ event: Import.Event, _ state: inout some LedgerState) {
        switch event {
        case .applied(let kind, let file, let rows, _):
            var made =
                state.imported(id)
                ?? Import(
                    id: id, kind: kind, file: file, actor: actor, recordedAt: recordedAt, rows: 0)
            made.rows += rows
            state.put(made)
        case .undone(let rows, _):
            guard var made = state.imported(id) else { return }
            made.undone += rows
            state.put(made)
        }
    }
}

extension LedgerState {
    public var nextImport: ImportID { ImportID(number: lastNumber(ImportID.self) + 1) }

    func requireImport(_ id: ImportID) throws(Refusal) -> Import {
        guard let found = imported(id) else { throw .imported(.unknown(id)) }
        return found
    }
}
