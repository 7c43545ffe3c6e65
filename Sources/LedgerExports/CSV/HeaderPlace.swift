/// Where in the first rows of a table its columns are named: in one row, or in two of which the
/// upper one names groups of columns, or columns that reach down over both.
struct HeaderPlace {
    /// From 0, among the rows.
    let first: Int
    let last: Int
    let names: [String]
    let rank: Int

    init(in rows: [[String]], _ likeness: ([String]) -> CSVTable.Likeness) {
        var best = (first: 0, last: 0, names: rows.first ?? [], rank: -1)
        for place in rows.indices.prefix(CSVTable.headerLines) where best.rank != .max {
            let rank = likeness(rows[place]).rank
            if rank > best.rank { best = (place, place, rows[place], rank) }
            guard rank != .max, rows.indices.contains(place + 1) else { continue }
            let names = Self.joined(rows[place], rows[place + 1])
            let both = likeness(names).rank
            if both > best.rank, both > likeness(rows[place + 1]).rank {
                best = (place, place + 1, names, both)
            }
        }
        if best.first == best.last {
            let header = best.names
            if rows.indices.contains(best.last + 1), Self.isLower(rows[best.last + 1], of: header) {
                best.last += 1
                best.names = Self.joined(header, rows[best.last])
            }
            if best.first > 0 {
                best.names = Self.completed(header: best.names, rows[best.first - 1])
            }
        }
        while best.names.last == "" { best.names.removeLast() }
        (first, last, names, rank) = best
    }

    /// One name a column: the lower, with its group's where the lower line has it twice; else the
    /// upper.
    private static func joined(_ upper: [String], _ lower: [String]) -> [String] {
        var group = ""
        return (0..<max(upper.count, lower.count)).map { index in
            let (above, below) = (index < upper.count ? upper[index] : "", field(lower, index))
            if !above.isEmpty { group = above }
            if below.isEmpty { return above }
            return lower.filter { $0 == below }.count > 1 ? group + below : below
        }
    }

    /// Whether a row names columns of groups: it fills gaps of the header, and beside them stands
    /// only below a name that a gap follows.
    private static func isLower(_ row: [String], of header: [String]) -> Bool {
        let filled = row.indices.filter { !row[$0].isEmpty }
        let gaps = filled.filter { field(header, $0).isEmpty && $0 > 0 }
        guard let first = gaps.first, first <= header.count else { return false }
        return filled.allSatisfy { place in
            gaps.contains(place) || (place > 0 && field(header, place + 1).isEmpty)
        }
    }

    /// With the names above its gaps, where the row above is one of names and no title.
    private static func completed(header: [String], _ above: [String]) -> [String] {
        let gaps = header.indices.filter { place in
            let name = field(above, place)
            return header[place].isEmpty && !name.isEmpty && !name.contains { ":：".contains($0) }
        }
        guard !gaps.isEmpty, above.filter({ !$0.isEmpty }).count > 1 else { return header }
        var names = header
        for place in gaps { names[place] = above[place] }
        return names
    }

    private static func field(_ row: [String], _ place: Int) -> String {
        row.indices.contains(place) ? row[place] : ""
    }
}
