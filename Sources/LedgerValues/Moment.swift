/// How far a simulated clock is moved: by a length, or to a day's beginning.
public enum Moment: Sendable {
    case by(milliseconds: Int64)
    case to(Day)

    /// `3d`, `12h`, `30m` up to 3660 days, or a day.
    public init?(_ text: String) {
        if let day = Day(text) {
            self = .to(day)
            return
        }
        let units: [Character: Int64] = ["d": 86_400_000, "h": 3_600_000, "m": 60_000]
        guard let last = text.last, let unit = units[last], text.utf8.count <= 7,
            text.dropLast().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let count = Int64(text.dropLast()), count * unit <= 3660 * 86_400_000
        else { return nil }
        self = .by(milliseconds: count * unit)
    }
}
