/// Why the words of a cell name no day that could be taken.
package enum DayFault: Error, Hashable, Sendable {
    /// More than one day is named: `2026-10-12 至 2026-10-14`.
    case several
    /// A day and a month of which nobody knows which is which: `10/12/2026`, `26-10-12`.
    case order
    /// A month and a day without their year.
    case noYear
    /// A year and a month only.
    case noDay
    /// There is no such day, such as 2026-02-30.
    case noSuchDay
    /// Words behind the day that may change it: `2026-10-12 夜班（13日凌晨）`.
    case words(String)
    case unreadable

    package var phrase: Phrase {
        switch self {
        case .several: Phrase(zh: "写了不止一天，一行只能写一天", en: "more than one day; write one a line")
        case .order:
            Phrase(
                zh: "分不清年、月、日，要写成 2026-10-12", en: "year, month or day? write it as 2026-10-12")
        case .noYear: Phrase(zh: "没有写年份", en: "the year is missing")
        case .noDay: Phrase(zh: "没有写几号", en: "the day of the month is missing")
        case .noSuchDay: Phrase(zh: "没有这一天", en: "there is no such day")
        case .words(let words):
            Phrase(
                zh: "里的“\(words.visible)”不知道是不是另一天，只写日期（可以带时间）",
                en: "does ‘\(words.visible)’ change the day? Write the day alone, or with its time")
        case .unreadable:
            Phrase(zh: "看不懂，要写\(CalendarDay.forms.chinese)", en: "not \(CalendarDay.forms.english)")
        }
    }
}
