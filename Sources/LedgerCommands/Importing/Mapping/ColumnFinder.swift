import LedgerExports

/// Finds what names and headings mean in one file.
struct ColumnFinder {
    private let names: [String]
    private let headings: [Heading]
    private let columns: [ImportColumn]

    init(_ table: CSVTable, _ columns: [ImportColumn]) {
        names = table.columns
        headings = table.columns.map { Heading($0) }
        self.columns = columns
    }

    /// The column that is called so, if the kind has one.
    func known(_ name: String) -> Int? {
        let exact = columns.firstIndex { column in
            column.names.contains { ImportColumn.key($0) == ImportColumn.key(name) }
        }
        return exact ?? columns.firstIndex { $0.isCalled(name) }
    }

    func field(_ name: String) throws(HeaderFault) -> Int {
        guard let field = known(name) else {
            throw .unknownField(name, known: columns.map(\.heading))
        }
        return field
    }

    /// The place of a column by its heading as it stands, by its name, or by its letter.
    func place(_ word: String) throws(HeaderFault) -> Int {
        if let place = try named(word) { return place }
        if let place = Self.letter(word), place < names.count { return place }
        throw .unknownHeading(word, found: names)
    }

    private func named(_ word: String) throws(HeaderFault) -> Int? {
        let exact = names.indices.filter { names[$0] == word }
        let key = Heading(word).key
        let fitting = exact.isEmpty ? headings.indices.filter { headings[$0].key == key } : exact
        guard fitting.count <= 1 else {
            throw .ambiguous(Phrase(word), fitting.map { columnName($0) })
        }
        return fitting.first
    }

    /// `F` is the sixth.
    private static func letter(_ word: String) -> Int? {
        let letters = word.narrowed.uppercased().utf8
        guard (1...2).contains(letters.count), letters.allSatisfy({ (0x41...0x5A).contains($0) })
        else { return nil }
        return letters.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1
    }

    /// `F` for the sixth.
    static func letters(_ place: Int) -> String {
        let last = String(UnicodeScalar(UInt8(0x41 + place % 26)))
        return place < 26 ? last : letters(place / 26 - 1) + last
    }

    /// Its heading, with its letter where another is called the same.
    private func columnName(_ place: Int) -> String {
        names.filter { $0 == names[place] }.count > 1
            ? "\(names[place]) (\(Self.letters(place)))" : names[place]
    }

    /// Those of a profile's headings that the file has, in the profile's order.
    func places(of wanted: [String]) throws(HeaderFault) -> [Int] {
        var places: [Int] = []
        for name in wanted {
            if let place = try named(name), !places.contains(place) { places.append(place) }
        }
        return places
    }

    /// The one place whose heading is a name of the column.
    func places(for field: Int, except taken: Set<Int>) throws(HeaderFault) -> [Int] {
        let column = columns[field]
        let free = headings.indices.filter { !taken.contains($0) }
        var fitting = free.filter { column.fits(headings[$0]) }
        if fitting.isEmpty { fitting = free.filter { column.fitsWeakly(headings[$0]) } }
        guard fitting.count <= 1 else {
            throw .ambiguous(column.heading, fitting.map(columnName))
        }
        return fitting
    }

    func isOwnName(_ place: Int, of field: Int) -> Bool {
        let heading = columns[field].heading
        return [heading.chinese, heading.english].map(ImportColumn.key)
            .contains(headings[place].key)
    }

    func filters(
        _ wishes: ImportWishes, _ profile: Profile?
    ) throws(HeaderFault) -> [Mapping.Filter] {
        var filters: [Mapping.Filter] = []
        for (column, values) in wishes.filters {
            let place = try place(column)
            filters.append(.init(heading: names[place], place: place, values: values))
        }
        for (heading, values) in profile?.filters ?? [] {
            guard let place = try named(heading), !filters.contains(where: { $0.place == place })
            else { continue }
            filters.append(.init(heading: names[place], place: place, values: values))
        }
        return filters
    }

    /// Headings under which programs put when a form was filled in.
    private static let moments = [
        "提交答卷时间", "提交时间", "填表时间", "填写时间", "发起时间", "申请提交时间", "申请时间", "创建时间", "记录时间",
        "上报时间", "登记时间",
    ]

    func moments(_ profile: Profile?) -> [Int] {
        let wanted = ((profile?.year).map { [$0] } ?? []) + Self.moments
        return wanted.compactMap { name in
            headings.firstIndex { $0.key == ImportColumn.key(name) }
        }
    }

    /// Refuses the file where columns are lacking, or one is left that looks like one of them.
    /// - Parameters:
    ///   - open: columns of which nothing is known.
    ///   - left: places that nothing reads.
    func settle(open: [Int], left: [Int], line: Int) throws(HeaderFault) {
        func like(_ field: Int) -> [String] {
            left.filter { columns[field].resembles(headings[$0]) }.map(columnName)
        }
        let missing = open.filter { columns[$0].isRequired }
        if !missing.isEmpty {
            throw .missing(
                missing.map { columns[$0].heading }, found: names, line: line,
                like: missing.flatMap { field in like(field).map { (columns[field].heading, $0) } })
        }
        for field in open {
            let alike = like(field)
            if !alike.isEmpty { throw .unread(columns[field].heading, alike) }
        }
    }
}
