/// What a cell's number format makes of its number.
struct NumberFormat: Hashable, Sendable {
    /// Nil for a plain number.
    let shows: Moment.Shows?
    /// Digits before the point that are shown at least.
    let digits: Int

    static let general = NumberFormat(shows: nil, digits: 0)

    private init(shows: Moment.Shows?, digits: Int) {
        self.shows = shows
        self.digits = digits
    }

    /// A format that every spreadsheet knows by number. 27–36 and 50–58 are days and times where the
    /// language is Chinese (ECMA-376, part 1, 18.8.30, zh-cn); a format that the file itself gives
    /// under one of these numbers goes before.
    init(builtIn number: Int) {
        switch number {
        case 14...17, 27...31, 36, 50...54, 57, 58: self.init(shows: .day, digits: 0)
        case 18...21, 32...35, 45...47, 55, 56: self.init(shows: .time, digits: 0)
        case 22: self.init(shows: .dayAndTime, digits: 0)
        default: self = .general
        }
    }

    /// A format as it is written, by its first section: `yyyy"年"m"月"d"日"`, `[h]:mm`, `00000`.
    init(code: String) {
        guard !["general", "standard"].contains(code.lowercased()) else {
            self = .general
            return
        }
        var letters: [Character] = []
        var zeros = 0
        var isPadding = true
        var characters = code.unicodeScalars.makeIterator()
        var isElapsed = false
        scan: while let character = characters.next() {
            switch character {
            case ";": break scan
            case "\"": while let next = characters.next(), next != "\"" {}
            case "\\", "_", "*": _ = characters.next()
            case "[":
                var inside = ""
                while let next = characters.next(), next != "]" {
                    inside.unicodeScalars.append(next)
                }
                let folded = inside.lowercased()
                if !folded.isEmpty, Set(folded).isSubset(of: "hms") {
                    isElapsed = true
                    letters += folded
                }
            case "0":
                zeros += 1
            case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S", "a", "A", "b", "B", "e", "E",
                "g",
                "G":
                letters += String(character).lowercased()
                isPadding = false
            default: isPadding = false
            }
        }
        self.init(
            shows: Self.shows(letters, isElapsed: isElapsed),
            digits: isPadding && zeros > 1 ? zeros : 0)
    }

    /// `General`, `0.00E+00` and words hold letters, too: a day has d or y, a time has h or s.
    private static func shows(_ letters: [Character], isElapsed: Bool) -> Moment.Shows? {
        let hasTime = letters.contains { "hs".contains($0) } || isElapsed
        let hasDay =
            letters.contains { "yd".contains($0) } || String(letters).contains("aaa")
            || (!hasTime && letters.contains("m"))
        return switch (hasDay, hasTime) {
        case (true, true): .dayAndTime
        case (true, false): .day
        case (false, true): .time
        case (false, false): nil
        }
    }

    /// The cell of a number under this format.
    func cell(_ number: Double, isSince1904: Bool) -> Cell {
        guard let shows else { return .number(number, digits: digits) }
        // A time of so many hours is a duration; one with a day before it has that day, unseen.
        let isDuration = shows == .time && number >= 1 && number < 366
        let serial = SerialMoment(serial: number, isSince1904: isSince1904)
        guard !isDuration,
            let moment = serial.moment(shows: shows == .time && number >= 1 ? .dayAndTime : shows)
        else { return .number(number, digits: 0) }
        return .moment(moment)
    }
}
