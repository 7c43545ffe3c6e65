/// Writes postings as an hledger journal (R-BOOK-2): every account and the commodity declared, every
/// transaction in balance, and at each month's end what every account then holds, asserted.
///
/// Memory grows with the accounts, never with the postings.
public struct JournalWriter {
    /// One posting as the books have it.
    public struct Posting: Sendable {
        /// The entry's number; nil for an opening balance.
        public let seq: Int64?
        /// Day of effect, `2026-11-03`.
        public let day: String
        public let at: String
        public let type: String
        public let about: String
        public let employee: String
        public let from: String
        public let to: String
        public let points: Int64

        public init(
            seq: Int64?, day: String, at: String, type: String, about: String, employee: String,
            from: String, to: String, points: Int64
        ) {
            self.seq = seq
            self.day = day
            self.at = at
            self.type = type
            self.about = about
            self.employee = employee
            self.from = from
            self.to = to
            self.points = points
        }
    }

    private var text: [UInt8] = []
    private var balances: [String: Int64] = [:]
    private var declared: Set<String> = []
    /// Accounts that moved in the month.
    private var moved: Set<String> = []
    private var entry: [Posting] = []
    /// Last day of the month that is being written.
    private var monthEnd: String?
    private let lastDay: String

    /// - Parameters:
    ///   - lines: what the journal is of, as comments at its beginning.
    ///   - lastDay: of the period.
    public init(lines: [String], lastDay: String) {
        self.lastDay = lastDay
        for text in lines { comment(text) }
        line("")
        line("decimal-mark .")
        line("commodity 1000. points")
    }

    public mutating func write(_ posting: Posting) {
        if let first = entry.first, first.seq != posting.seq { flush() }
        entry.append(posting)
    }

    /// - Parameter lines: comments at the end, such as the head of the books.
    public mutating func end(lines: [String]) {
        flush()
        if let monthEnd { assertBalances(on: monthEnd) }
        if monthEnd != lastDay, !balances.isEmpty { assertBalances(on: lastDay) }
        line("")
        for text in lines { comment(text) }
    }

    /// What was written since the last time.
    public mutating func take() -> [UInt8] {
        defer { text.removeAll(keepingCapacity: true) }
        return text
    }

    private mutating func flush() {
        guard let first = entry.first else { return }
        let end = min(Self.monthEnd(of: first.day), lastDay)
        if let monthEnd, monthEnd < end { assertBalances(on: monthEnd) }
        monthEnd = end
        let lines = entry.map { (from: account($0.from, $0), to: account($0.to, $0), $0.points) }
        for (from, to, _) in lines {
            declare(from)
            declare(to)
        }
        line("")
        line(
            "\(first.day) *\(first.seq.map { " (\($0))" } ?? "") \(first.type)"
                + (first.about.isEmpty ? "" : " | \(Self.plain(first.about))")
                + (first.at.isEmpty ? "" : "  ; at: \(first.at)"))
        for (from, to, points) in lines {
            move(-points, from)
            move(points, to)
        }
        entry.removeAll(keepingCapacity: true)
    }

    private mutating func move(_ points: Int64, _ account: String) {
        line("    \(account)  \(points) points")
        balances[account, default: 0] += points
        moved.insert(account)
    }

    private mutating func declare(_ account: String) {
        if declared.insert(account).inserted { line("account \(account)") }
    }

    private mutating func assertBalances(on day: String) {
        let standing = balances.filter { $0.value != 0 || moved.contains($0.key) }
        guard !standing.isEmpty else { return }
        line("")
        line("\(day) * balances at the end of \(day)")
        for (account, balance) in standing.sorted(by: { $0.key < $1.key }) {
            line("    \(account)  0 points = \(balance) points")
        }
        moved.removeAll(keepingCapacity: true)
        balances = balances.filter { $0.value != 0 }
    }

    /// What redemptions hold is kept by employee, so that a year has as many accounts as people.
    private func account(_ name: String, _ posting: Posting) -> String {
        if name.hasPrefix("available:") {
            return "employees:\(name.dropFirst("available:".count)):available"
        }
        return name.hasPrefix("held:") ? "employees:\(posting.employee):held" : name
    }

    /// A text that ends neither the description nor the line: `;` would begin a comment.
    private static func plain(_ words: String) -> String {
        var plain = ""
        for scalar in words.unicodeScalars {
            switch scalar {
            case ";": plain += "；"
            case "|": plain += "｜"
            case "\0"..." ", "\u{7F}"..."\u{A0}", "\u{2028}", "\u{2029}": plain += " "
            default: plain.unicodeScalars.append(scalar)
            }
        }
        return plain
    }

    private mutating func comment(_ words: String) { line(words.isEmpty ? ";" : "; \(words)") }

    private mutating func line(_ words: String) {
        text += words.utf8
        text.append(UInt8(ascii: "\n"))
    }

    private static func monthEnd(of day: String) -> String {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return day }
        let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
        let length: Int
        switch parts[1] {
        case 2: length = isLeap ? 29 : 28
        case 4, 6, 9, 11: length = 30
        default: length = 31
        }
        return "\(day.prefix(8))\(length)"
    }
}
