/// What a cell of a spreadsheet holds: its value, not its looks.
public enum Cell: Hashable, Sendable {
    case empty
    case text(String)
    /// A number; `digits` is how many digits before the point its format shows at least, 0 or 1 for
    /// most: a works number 123 under the format `00000` has 5.
    case number(Double, digits: Int)
    /// A number whose format shows a day, a time or both.
    case moment(Moment)
    case boolean(Bool)
    /// What Excel shows instead of a value: `#N/A`, `#DIV/0!`.
    case error(String)
    /// A formula whose result was never stored: whoever wrote the file did not calculate.
    case uncalculated
}

/// A day and a time of it as a cell shows them, without a time zone.
public struct Moment: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int
    /// Seconds since midnight.
    public let seconds: Int
    public let shows: Shows

    public enum Shows: Hashable, Sendable {
        case day, time, dayAndTime
    }

    public init(year: Int, month: Int, day: Int, seconds: Int, shows: Shows) {
        self.year = year
        self.month = month
        self.day = day
        self.seconds = seconds
        self.shows = shows
    }

    /// `2026-10-12`, `08:05:03`, or both with a blank between.
    public var text: String {
        let date = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
        let time =
            "\(Self.padded(seconds / 3600, 2)):\(Self.padded(seconds / 60 % 60, 2))"
            + ":\(Self.padded(seconds % 60, 2))"
        return switch shows {
        case .day: date
        case .time: time
        case .dayAndTime: "\(date) \(time)"
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Cell {
    /// The value as somebody would type it; nil where there is none to read: an error, or a formula
    /// without a result.
    public var text: String? {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .number(let number, let digits): DecimalText.of(number, digits: digits)
        case .moment(let moment): moment.text
        case .boolean(let isTrue): isTrue ? "TRUE" : "FALSE"
        case .error, .uncalculated: nil
        }
    }

    /// Whether it is a number of more digits than a spreadsheet keeps: what was typed is lost.
    public var isCut: Bool {
        guard case .number(let number, _) = self else { return false }
        return abs(number) >= 1e15
    }
}
