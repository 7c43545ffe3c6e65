public import Ledger
import SQLite

extension StoredState {
    public func imported(_ id: ImportID) -> Import? {
        stored("SELECT * FROM import WHERE id = ?1", { $0.bind(1, id.number) }, Import.init(row:))
            ?? nil
    }

    public func put(_ made: Import) {
        note(made.id)
        write(
            """
            INSERT INTO import VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT(id) DO UPDATE SET rows = ?6, undone = ?7
            """
        ) {
            $0.bind(1, made.id.number).bind(2, made.kind.rawValue).bind(3, made.file)
                .bind(4, made.actor.text).bind(5, made.recordedAt.milliseconds)
                .bind(6, made.rows).bind(7, made.undone)
        }
    }
}

extension Import {
    init?(row: Statement) {
        guard let kind = Kind(rawValue: row.text(1)), let actor = Actor(row.text(3)) else {
            return nil
        }
        self.init(
            id: ImportID(number: row.int(0)), kind: kind, file: row.text(2), actor: actor,
            recordedAt: Instant(milliseconds: row.int(4)), rows: row.int(5), undone: row.int(6))
    }
}
