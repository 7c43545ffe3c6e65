/// How values look to people. What cannot be read is shown as it came.
package enum Forms {
    /// `2026-11-03T09:00:00.000+08:00` as `2026-11-03 09:00`, in the ledger's own time.
    package static func instant(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, bytes[10] == UInt8(ascii: "T") else { return text }
        return String(decoding: bytes[..<10] + [0x20] + bytes[11..<16], as: UTF8.self)
    }

    /// As `instant`, to the second.
    package static func second(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, bytes[10] == UInt8(ascii: "T") else { return text }
        return String(decoding: bytes[..<10] + [0x20] + bytes[11..<19], as: UTF8.self)
    }

    /// As `instant`, for a time by which something ends: midnight is 24:00 of the day before, as
    /// people speak of it.
    package static func deadline(_ text: String) -> String {
        let shown = instant(text)
        guard shown.hasSuffix(" 00:00"), text.utf8.dropFirst(17).starts(with: "00".utf8),
            let day = CalendarDay(reading: String(shown.prefix(10)))?.previous
        else { return shown }
        return day.text + " 24:00"
    }

    /// Fen as yuan: `-1250` is `-12.50`.
    package static func yuan(_ fen: Int64) -> String {
        let (whole, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(fen < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Yuan as fen, nil unless it is a number with at most two places: `12`, `12.5`, `12.50`.
    package static func fen(_ yuan: String) -> Int64? {
        let parts = yuan.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = digits(parts[0]), parts[0].utf8.count <= 12 else { return nil }
        guard parts.count == 2 else { return whole * 100 }
        guard let places = digits(parts[1]), parts[1].utf8.count <= 2 else { return nil }
        return whole * 100 + (parts[1].utf8.count == 1 ? places * 10 : places)
    }

    /// `1 row`, `2 rows`.
    package static func count(_ count: Int64, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }

    /// A change of points, its sign always there: `+30`, `-5`, `0`.
    package static func change(_ points: Int64) -> String {
        points > 0 ? "+\(points)" : "\(points)"
    }

    /// In the largest binary unit that leaves at least one: `64 MiB`.
    package static func bytes(_ count: Int64) -> String {
        var count = count
        for unit in ["B", "KiB", "MiB", "GiB"] {
            if count < 1024 { return "\(count) \(unit)" }
            count /= 1024
        }
        return "\(count) TiB"
    }

    private static func digits(_ text: Substring) -> Int64? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            ? Int64(text) : nil
    }
}
