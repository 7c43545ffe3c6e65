/// The civil calendar as spreadsheets count it, by eras of 400 years, each from 1 March on.
public enum SpreadsheetCalendar {
    /// Days between 1 March of year 0 and 30 December 1899, from which Excel counts.
    private static let epoch = 693_899

    /// The days from 30 December 1899 to a day of the year 1 or later.
    public static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let yearOfEra = year % 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return year / 400 * 146_097 + dayOfEra - epoch
    }

    /// The day that lies so many days after 30 December 1899.
    public static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let sinceMarch = days + epoch
        let era = sinceMarch / 146_097
        let dayOfEra = sinceMarch % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}
