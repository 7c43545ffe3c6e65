/// The number that a spreadsheet keeps for a day: days since its epoch, the time as a fraction.
struct SerialMoment {
    let serial: Double
    /// The epoch of 1904, of old Macintosh workbooks; else that of 1900.
    let isSince1904: Bool

    /// Nil for what no spreadsheet shows as a day: negative, or beyond the year 9999.
    func moment(shows: Moment.Shows) -> Moment? {
        // To the second, as it is shown: 0.5995 of a day is no whole number of them.
        let seconds = (serial * 86_400).rounded()
        guard seconds >= 0, seconds < 2_958_466 * 86_400 else { return nil }
        let days = Int(seconds) / 86_400
        let rest = Int(seconds) % 86_400
        if !isSince1904, days == 60 {
            // Excel's 29 February 1900, which never was.
            return Moment(year: 1900, month: 2, day: 29, seconds: rest, shows: shows)
        }
        let (year, month, day) = SpreadsheetCalendar.civil(
            isSince1904 ? days + 1462 : days < 60 ? days + 1 : days)
        return Moment(year: year, month: month, day: day, seconds: rest, shows: shows)
    }
}
