import JSON

/// Lines of an old book in the order in which its balances were written, whatever the file's.
enum OldBook {
    /// By employee, each one's by day. Lines of one day stay as they stand, or are turned round
    /// where only that way each balance follows from the one before: a book can be printed with its
    /// newest line on top.
    static func inOrder(_ lines: [ImportBatch.Element]) -> [ImportBatch.Element] {
        guard lines.contains(where: { $0.json["balance"] != nil }) else { return lines }
        var order: [String] = []
        var whose: [String: [ImportBatch.Element]] = [:]
        for line in lines {
            let employee = line.json["employee"]?.string ?? ""
            if whose[employee] == nil { order.append(employee) }
            whose[employee, default: []].append(line)
        }
        return order.flatMap { employee in
            let own = whose[employee] ?? []
            let down = byDay(own)
            let up = byDay(own.reversed())
            return breaks(in: up) < breaks(in: down) ? up : down
        }
    }

    private static func byDay(_ lines: [ImportBatch.Element]) -> [ImportBatch.Element] {
        func day(_ line: ImportBatch.Element) -> String { line.json["on"]?.string ?? "" }
        return lines.enumerated().sorted { left, right in
            (day(left.element), left.offset) < (day(right.element), right.offset)
        }.map(\.element)
    }

    /// How many balances do not follow from the one before.
    private static func breaks(in lines: [ImportBatch.Element]) -> Int {
        var count = 0
        var sum: Int64?
        for line in lines {
            let points = line.json["points"]?.int ?? 0
            let expected = sum.map { $0 + points }
            let stated = line.json["balance"]?.int
            if let stated, let expected, stated != expected { count += 1 }
            sum = stated ?? expected
        }
        return count
    }
}
