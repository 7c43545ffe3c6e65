/// The tables of the books. The events are the truth; every other table but `person`, `request`
/// and `head` is a projection that a replay gives again.
enum Schema {
    /// `PRAGMA application_id`: "jifn".
    static let applicationID: Int64 = 0x6A69_666E

    /// All of it, in the order in which it is made.
    static let parts = [chain, beside, projections, campaigns, imports]

    /// Append-only by triggers: REPLACE would pass the first two, hence the third.
    static let chain = """
        CREATE TABLE head(
            id INTEGER PRIMARY KEY CHECK(id = 1), seq INTEGER NOT NULL, hash BLOB NOT NULL,
            count INTEGER NOT NULL, recorded_at INTEGER NOT NULL) STRICT;
        INSERT INTO head VALUES(1, 0, zeroblob(32), 0, 0);
        CREATE TABLE event(
            seq INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL,
            type TEXT NOT NULL, recorded_at INTEGER NOT NULL, effective_at INTEGER NOT NULL,
            actor TEXT NOT NULL, request_id TEXT, body BLOB NOT NULL, hash BLOB NOT NULL,
            UNIQUE(stream, version)) STRICT;
        CREATE INDEX event_correction ON event(seq) WHERE type IN ('claim.revoked.v1',
            'claim.rejected.v1', 'redemption.returned.v1', 'deduction.reversed.v1');
        CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event
            BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
            BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
            WHEN EXISTS(SELECT 1 FROM event WHERE seq = NEW.seq)
                OR EXISTS(SELECT 1 FROM event WHERE stream = NEW.stream AND version = NEW.version)
            BEGIN SELECT RAISE(ABORT, 'append-only'); END;
        """

    /// Beside the chain: names (R-ORG-6), and the replies that a repeated request gets again.
    static let beside = """
        CREATE TABLE person(
            employee TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE request(
            id TEXT NOT NULL, actor TEXT NOT NULL, digest BLOB NOT NULL, reply BLOB NOT NULL,
            at INTEGER NOT NULL, PRIMARY KEY(id, actor)) STRICT, WITHOUT ROWID;
        """

    /// Stages of a claim on disk split what falls due by itself from what does not, so that one
    /// partial index serves the queue, the notices and the next due time. A claim has a deadline
    /// at the four stages that are open, and at no other: queries that want one of the two partial
    /// indexes say so.
    static let projections = """
        CREATE TABLE books(
            id INTEGER PRIMARY KEY CHECK(id = 1), enterprise TEXT NOT NULL, kind TEXT NOT NULL,
            offset_minutes INTEGER NOT NULL, open_year INTEGER NOT NULL) STRICT;
        CREATE TABLE role_grant(
            holder TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY(holder, role))
            STRICT, WITHOUT ROWID;
        CREATE TABLE leader_proposal(
            id INTEGER PRIMARY KEY CHECK(id = 1), holder TEXT NOT NULL,
            proposed_at INTEGER NOT NULL, deadline_at INTEGER, deadline_provisional INTEGER,
            deadline_from INTEGER, deadline_days INTEGER) STRICT;
        CREATE TABLE employee(
            id TEXT NOT NULL PRIMARY KEY, department TEXT NOT NULL, type TEXT NOT NULL,
            active INTEGER NOT NULL, user TEXT, suspended_until INTEGER) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX employee_user ON employee(user) WHERE user IS NOT NULL;
        CREATE TABLE account(
            employee TEXT NOT NULL PRIMARY KEY, available INTEGER NOT NULL, held INTEGER NOT NULL)
            STRICT, WITHOUT ROWID;
        CREATE TABLE total(account TEXT NOT NULL PRIMARY KEY, points INTEGER NOT NULL)
            STRICT, WITHOUT ROWID;
        CREATE TABLE year_total(
            employee TEXT NOT NULL, year INTEGER NOT NULL, credited INTEGER NOT NULL,
            redeemed INTEGER NOT NULL, PRIMARY KEY(employee, year)) STRICT, WITHOUT ROWID;
        CREATE TABLE posting(
            employee TEXT NOT NULL, seq INTEGER NOT NULL, line INTEGER NOT NULL,
            day INTEGER NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
            points INTEGER NOT NULL, PRIMARY KEY(employee, seq, line)) STRICT, WITHOUT ROWID;
        CREATE TABLE standing(
            month INTEGER NOT NULL, employee TEXT NOT NULL, department TEXT NOT NULL,
            points INTEGER NOT NULL, PRIMARY KEY(month, employee, department))
            STRICT, WITHOUT ROWID;
        CREATE TABLE claim(
            id INTEGER PRIMARY KEY, employee TEXT NOT NULL, item TEXT NOT NULL,
            occurred INTEGER NOT NULL, occurrence TEXT, requested INTEGER,
            submitted_at INTEGER NOT NULL, submitted_by TEXT NOT NULL, stage TEXT NOT NULL,
            deadline_at INTEGER, deadline_provisional INTEGER, deadline_from INTEGER,
            deadline_days INTEGER, open_objections INTEGER, points INTEGER, approved_by TEXT,
            approved_at INTEGER, credited INTEGER, forgone INTEGER, credit_year INTEGER,
            department TEXT) STRICT;
        CREATE INDEX claim_occasion ON claim(employee, item, occurred);
        CREATE INDEX claim_waiting ON claim(employee) WHERE deadline_at IS NOT NULL;
        CREATE INDEX claim_open ON claim(stage, deadline_at) WHERE deadline_at IS NOT NULL;
        CREATE TABLE claim_trait(
            trait TEXT NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY(trait, claim))
            STRICT, WITHOUT ROWID;
        CREATE INDEX claim_trait_claim ON claim_trait(claim);
        CREATE TABLE objection(
            id INTEGER PRIMARY KEY, claim INTEGER NOT NULL, raised_by TEXT NOT NULL,
            registered_by TEXT, raised_at INTEGER NOT NULL, outcome TEXT NOT NULL) STRICT;
        CREATE INDEX objection_claim ON objection(claim);
        CREATE TABLE deduction(
            id INTEGER PRIMARY KEY, employee TEXT NOT NULL, item TEXT NOT NULL,
            points INTEGER NOT NULL, taken INTEGER NOT NULL, occurred INTEGER NOT NULL,
            department TEXT NOT NULL, reversed INTEGER NOT NULL) STRICT;
        CREATE INDEX deduction_employee ON deduction(employee);
        CREATE TABLE appeal(
            id INTEGER PRIMARY KEY, deduction INTEGER NOT NULL, registered_by TEXT, raised_at INTEGER NOT NULL,
            outcome TEXT NOT NULL) STRICT;
        CREATE INDEX appeal_deduction ON appeal(deduction);
        CREATE TABLE product(
            code TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL,
            value INTEGER NOT NULL, price INTEGER, limit_month INTEGER, limit_year INTEGER,
            retired INTEGER NOT NULL, on_hand INTEGER NOT NULL CHECK(on_hand >= 0),
            held INTEGER NOT NULL CHECK(held BETWEEN 0 AND on_hand)) STRICT, WITHOUT ROWID;
        CREATE TABLE price_change(
            product TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
            from_points INTEGER, to_points INTEGER NOT NULL, PRIMARY KEY(product, seq))
            STRICT, WITHOUT ROWID;
        CREATE TABLE redemption(
            id INTEGER PRIMARY KEY, employee TEXT NOT NULL, product TEXT NOT NULL,
            count INTEGER NOT NULL, points INTEGER NOT NULL, cost INTEGER NOT NULL,
            requested_at INTEGER NOT NULL, requested_on INTEGER NOT NULL,
            requested_by TEXT NOT NULL, department TEXT NOT NULL, stage TEXT NOT NULL,
            deadline_at INTEGER, deadline_provisional INTEGER, deadline_from INTEGER,
            deadline_days INTEGER, frozen_until INTEGER, fulfilled_at INTEGER,
            clearing_year INTEGER, clearing_points INTEGER) STRICT;
        CREATE INDEX redemption_person ON redemption(employee, product, requested_on);
        CREATE INDEX redemption_held ON redemption(deadline_at) WHERE stage = 'held';
        CREATE TABLE budget(
            year INTEGER PRIMARY KEY, amount INTEGER, spent INTEGER NOT NULL) STRICT;
        CREATE TABLE criticism(
            claim INTEGER PRIMARY KEY, employee TEXT NOT NULL, day INTEGER NOT NULL) STRICT;
        """

    /// Every projection with the columns that order its rows.
    static let projectionTables: [(name: String, key: String)] =
        [
            ("books", "id"), ("role_grant", "holder, role"), ("leader_proposal", "id"),
            ("employee", "id"),
            ("account", "employee"), ("total", "account"), ("year_total", "employee, year"),
            ("posting", "employee, seq, line"), ("standing", "month, employee, department"),
            ("claim", "id"), ("claim_trait", "trait, claim"), ("objection", "id"),
            ("deduction", "id"), ("appeal", "id"),
            ("product", "code"), ("price_change", "product, seq"), ("redemption", "id"),
            ("budget", "year"), ("criticism", "claim"),
        ] + campaignTables + importTables
}
