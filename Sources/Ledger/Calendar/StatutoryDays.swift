/// The days that are off by law 法定节假日, whatever the State Council arranges around them in a year
/// (R-TIME-6).
///
/// They are those of the rules on public holidays 全国年节及纪念日放假办法 as revised in November 2024,
/// in force since 2025. Not known from them, and not guessed: which days are given for those that fall
/// on a weekend, which are joined to them, and which weekend days are worked in exchange. All that is
/// the year's arrangement, and comes with its calendar.
public enum StatutoryDays {
    /// The rules before were others.
    public static let firstYear = 2025
    /// The last year whose festivals by the moon and the sun this program knows.
    public static let lastYear: Int = festivals.keys.max() ?? firstYear

    public enum Holiday: String, CaseIterable, Sendable {
        case newYear, springFestival, qingming, labourDay, dragonBoat, midAutumn, nationalDay
    }

    /// One day and why it is off; two of them may fall on one day.
    public struct Entry: Hashable, Sendable {
        public let day: Day
        public let holiday: Holiday
    }

    /// The festivals of a year that follow the moon or the sun: month and day in one number.
    struct Festivals {
        /// The first day of the first month 正月初一; off are the eve and three days.
        let newYear: Int
        /// The solar term, not a day of a month.
        let qingming: Int
        let dragonBoat: Int
        let midAutumn: Int
    }

    /// In order; without the festivals that are not known, none before the rules.
    public static func all(of year: Int) -> [Entry] {
        guard year >= firstYear else { return [] }
        return (fixed(year) + moving(year)).sorted { $0.day < $1.day }
    }

    /// The same without the reasons, each once.
    static func days(of year: Int) -> [Day] { Set(all(of: year).map(\.day)).sorted() }

    static func isOff(_ day: Day) -> Bool {
        guard day.year >= firstYear else { return false }
        return known.contains(day)
            || day.year > lastYear && fixed(day.year).contains { $0.day == day }
    }

    private static let known = Set((firstYear...lastYear).flatMap { all(of: $0) }.map(\.day))

    private static func fixed(_ year: Int) -> [Entry] {
        [Entry(101, year, .newYear)] + [501, 502].map { Entry($0, year, .labourDay) }
            + [1001, 1002, 1003].map { Entry($0, year, .nationalDay) }
    }

    private static func moving(_ year: Int) -> [Entry] {
        guard let festivals = festivals[year] else { return [] }
        let newYear = Entry(festivals.newYear, year, .springFestival)
        return [-1, 0, 1, 2].map { Entry(day: newYear.day.adding($0), holiday: newYear.holiday) }
            + [
                Entry(festivals.qingming, year, .qingming),
                Entry(festivals.dragonBoat, year, .dragonBoat),
                Entry(festivals.midAutumn, year, .midAutumn),
            ]
    }
}

extension StatutoryDays.Entry {
    /// - Parameter date: month and day in one number, one that every year has.
    fileprivate init(_ date: Int, _ year: Int, _ holiday: StatutoryDays.Holiday) {
        guard let day = Day(year: year, month: date / 100, day: date % 100) else {
            preconditionFailure("\(date) is a day of every year")
        }
        self.init(day: day, holiday: holiday)
    }
}
