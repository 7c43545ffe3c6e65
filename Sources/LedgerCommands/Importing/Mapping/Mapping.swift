package import LedgerExports

/// Which of a file's columns are which fields of what is imported, and what else makes up its rows.
///
/// In this order: what the user says, what the profile says, the names that a field goes by. What
/// cannot be told is asked about (``HeaderFault``), never guessed.
package final class Mapping: Sendable {
    let columns: [ImportColumn]
    /// By column, the places in the file that are read; of several the first that holds something.
    let sources: [[Int]]
    /// By column, what holds where the file says nothing.
    let constants: [Int: String]
    let filters: [Filter]
    /// Columns of which an empty field is as the one above.
    let filled: [Int]
    let splits: [Split]
    /// By column, what a word of the file stands for; the words by their keys.
    let words: [Int: [String: String]]
    private let profile: Profile?
    /// Places of a moment that gives days without a year theirs.
    let moments: [Int]
    /// Columns in which two rows must differ to be two.
    let once: [Int]
    let renamed: [(heading: String, column: Phrase)]
    let unread: [String]

    /// Rows count in whose field at the place one of the values stands.
    struct Filter: Sendable {
        let heading: String
        let place: Int
        let values: [String]
    }

    /// Columns whose fields hold several, each with its own place in the others.
    struct Split: Sendable {
        let columns: [Int]
        let separators: Set<Character>
    }

    package init(
        _ table: CSVTable, _ columns: [ImportColumn], _ wishes: ImportWishes, _ profile: Profile?
    ) throws(HeaderFault) {
        let finder = ColumnFinder(table, columns)
        var sources = [[Int]](repeating: [], count: columns.count)
        var spoken: Set<Int> = []
        for pair in wishes.columns {
            let field = try finder.field(pair.name)
            spoken.insert(field)
            if !pair.value.isEmpty { sources[field].append(try finder.place(pair.value)) }
        }
        for (name, headings) in profile?.columns ?? [] {
            guard let field = finder.known(name), !spoken.contains(field) else { continue }
            let places = try finder.places(of: headings)
            // A day may stand in one of several columns; who and how much in one only.
            sources[field] = columns[field].isCalled("date") ? places : Array(places.prefix(1))
        }
        let taken = Set(sources.joined())
        for field in columns.indices where sources[field].isEmpty && !spoken.contains(field) {
            sources[field] = try finder.places(for: field, except: taken)
        }
        var constants: [Int: String] = [:]
        for (name, word) in profile?.above ?? [] {
            guard let field = finder.known(name) else { continue }
            constants[field] = AboveTable.value(of: word, in: table.above)
        }
        for (name, value) in profile?.constants ?? [] {
            if let field = finder.known(name) { constants[field] = value }
        }
        for pair in wishes.constants { constants[try finder.field(pair.name)] = pair.value }

        self.columns = columns
        self.sources = sources
        self.constants = constants
        filters = try finder.filters(wishes, profile)
        filled = try wishes.filled.map { name throws(HeaderFault) in try finder.field(name) }
        splits = Self.splits(columns, finder, profile)
        var words: [Int: [String: String]] = [:]
        for (name, meanings) in wishes.words + (profile?.words ?? []) {
            guard let field = finder.known(name) else { continue }
            words[field, default: [:]].merge(meanings) { own, _ in own }
        }
        self.words = words
        self.profile = profile
        moments = finder.moments(profile)
        once = (profile?.once ?? []).compactMap(finder.known)
        renamed = columns.indices.flatMap { field in
            sources[field].filter { !finder.isOwnName($0, of: field) }.map {
                (table.columns[$0], columns[field].heading)
            }
        }
        let read = Set(sources.joined()).union(filters.map(\.place))
        let rest = table.columns.indices.filter { !read.contains($0) && !table.columns[$0].isEmpty }
        unread = rest.map { table.columns[$0] }.filter {
            !RejectsFile.headings.contains(ImportColumn.key($0))
        }
        let open = columns.indices.filter {
            sources[$0].isEmpty && constants[$0] == nil && !spoken.contains($0)
        }
        let left = rest.filter { !(profile?.leaves(table.columns[$0]) ?? false) }
        try finder.settle(open: open, left: left, line: table.headerLine)
    }

    private static func splits(
        _ columns: [ImportColumn], _ finder: ColumnFinder, _ profile: Profile?
    ) -> [Split] {
        let own = (profile?.splits ?? []).map { split in
            Split(
                columns: split.fields.compactMap(finder.known), separators: Set(split.separators))
        }
        let several = columns.indices.filter { index in
            columns[index].holdsSeveral && !own.contains { $0.columns.contains(index) }
        }
        let people = Split(columns: several, separators: Set(",，、;；┋\n"))
        return (own + [people]).filter { !$0.columns.isEmpty }
    }

    /// Whether a field of a column says what the books know.
    func knows(_ column: Int, _ text: String) -> Bool {
        guard let profile else { return false }
        return columns[column].names.contains { profile.knows($0, text) }
    }

    func has(_ column: Int) -> Bool { !sources[column].isEmpty }

    /// The place of what the file says of a column: the first that is not empty, better one that says
    /// something.
    func place(_ column: Int, in fields: [String]) -> Int? {
        let filled = sources[column].lazy.filter { $0 < fields.count && !fields[$0].isEmpty }
        guard let first = filled.first, sources[column].count > 1 else { return filled.first }
        return filled.first { !fields[$0].saysNothing } ?? first
    }

    func field(_ column: Int, of fields: [String]) -> String? {
        place(column, in: fields).map { fields[$0] }
    }

    /// Whether a field is empty that every row has.
    func lacksNeeded(_ row: CSVRow) -> Bool {
        columns.indices.contains { column in
            columns[column].isRequired && constants[column] == nil
                && field(column, of: row.fields) == nil
                && sources[column].allSatisfy { row.faults[$0] == nil }
        }
    }
}
