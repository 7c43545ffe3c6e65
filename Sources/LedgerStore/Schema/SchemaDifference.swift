import SQLite

/// How the schema of a file differs from the one that this program makes: tables with their
/// columns, types and constraints, indexes, triggers.
struct SchemaDifference {
    /// Everything of this program that differs, by type and name, such as `index claim_open`, in
    /// order.
    private(set) var names: [String] = []
    /// Projections that differ in anything, their indexes and triggers included.
    private(set) var projections: Set<String> = []
    /// Indexes and triggers of the chain and beside it. They hold nothing: they can be made anew.
    private(set) var objects: [String] = []
    /// Tables of the chain and beside it: what they hold is given by no replay.
    private(set) var irreplaceable: [String] = []
    /// Views that bear the name of a projection, and stand in its place.
    private(set) var impostors: [String] = []
    /// Tables and views that are not this program's: harmless, and none of its business.
    private(set) var foreign: [String] = []
    let today: [String: Schema.Object]

    init(of connection: Connection) throws(SQLiteError) {
        let found = try Schema.objects(of: connection)
        today = try Schema.objectsOfToday()
        let projected = Set(Schema.projectionTables.map(\.name))
        let kept = Set(today.values.map(\.table)).subtracting(projected)
        let differing = Set(found.keys).union(today.keys).filter { found[$0] != today[$0] }
        for name in differing.sorted() {
            let table = (today[name] ?? found[name])?.table ?? ""
            if projected.contains(table) {
                projections.insert(table)
                if name.hasPrefix("view ") { impostors.append(name) }
            } else if !kept.contains(table) || name.hasPrefix("view ") {
                foreign.append(name)
            } else if name.hasPrefix("table ") || Self.isMadeBySQLite(name, found, today) {
                irreplaceable.append(table)
            } else {
                objects.append(name)
            }
        }
        names = differing.subtracting(foreign).sorted()
    }

    /// Nothing differs that this program would change or must not use.
    var isHarmless: Bool { projections.isEmpty && objects.isEmpty && irreplaceable.isEmpty }

    /// Tables of which the file has another text, or none: their columns cannot be relied upon.
    var tables: Set<String> {
        Set(names.filter { $0.hasPrefix("table ") }.map { String($0.dropFirst("table ".count)) })
    }

    /// An index without a text of its own is a constraint of its table.
    private static func isMadeBySQLite(
        _ name: String, _ found: [String: Schema.Object], _ today: [String: Schema.Object]
    ) -> Bool {
        name.hasPrefix("index ") && (today[name] ?? found[name])?.sql.isEmpty == true
    }

    /// Puts back indexes and triggers of the chain and beside it, and takes views away that stand in
    /// the place of a projection.
    func remakeObjects(of connection: Connection) throws(SQLiteError) {
        for name in impostors { try connection.execute("DROP \(Self.ifExists(name))") }
        for name in objects {
            try connection.execute("DROP \(Self.ifExists(name))")
            if let object = today[name] { try connection.execute(object.sql) }
        }
    }

    /// `table claim` as `TABLE IF EXISTS "claim"`.
    static func ifExists(_ object: String) -> String {
        let parts = object.split(separator: " ", maxSplits: 1)
        let name = (parts.last ?? "").replacing("\"", with: "\"\"")
        return "\(parts[0]) IF EXISTS \"\(name)\""
    }
}
