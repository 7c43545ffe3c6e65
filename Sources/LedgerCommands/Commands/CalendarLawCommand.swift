import JSON

extension Command {
    static let calendarLaw = Command(
        "calendar law", Phrase(zh: "一年的法定节假日", en: "days that are off by law in a year"),
        details: [
            Phrase(
                zh: "《全国年节及纪念日放假办法》（2024 年 11 月修订）规定的日子，"
                    + "没有日历的年份按它扣除。"
                    + "逢周末补哪天、和哪天连休、哪个周末上班，要等国务院的通知。",
                en:
                    "By the rules on public holidays as revised in November 2024; in a year without "
                    + "a calendar terms leave them out. What is given for those on a weekend, "
                    + "bridges and days worked in exchange come with the State Council's "
                    + "announcement.")
        ],
        arguments: [.someYear],
        examples: [.init("jifen calendar law 2027", Phrase(zh: "2027 年", en: "those of 2027"))]
    ) { session throws(Failure) in
        try session.list(
            Listing(
                method: "calendar.law", params: try session.yearParams(),
                fields: [
                    .text("day", Phrase(zh: "日期", en: "day")),
                    .term("holiday", Phrase(zh: "节日", en: "holiday"), .holidays),
                    .mark(
                        "weekend", Phrase(zh: "逢周末", en: "on a weekend"),
                        Phrase(zh: "补休待通知", en: "the day instead is not known")),
                ],
                nothing: Phrase(
                    zh: "这套规定自 2025 年起。", en: "These rules are in force since 2025."),
                isPaged: false,
                heading: { result in
                    let year = Facts(result)("year")
                    if result["festivals"]?.bool == true {
                        return Phrase(zh: "\(year) 年法定节假日", en: "Off by law in \(year)")
                    }
                    return Phrase(
                        zh: "\(year) 年法定节假日（这个版本不知道那年的农历节日和清明）",
                        en: "Off by law in \(year), without the festivals by the moon and "
                            + "Qingming, which this version does not know")
                }))
    }
}

extension Glossary {
    package static let holidays = Glossary([
        ("newYear", Phrase(zh: "元旦", en: "New Year's Day")),
        ("springFestival", Phrase(zh: "春节", en: "Spring Festival")),
        ("qingming", Phrase(zh: "清明节", en: "Qingming")),
        ("labourDay", Phrase(zh: "劳动节", en: "Labour Day")),
        ("dragonBoat", Phrase(zh: "端午节", en: "Dragon Boat Festival")),
        ("midAutumn", Phrase(zh: "中秋节", en: "Mid-Autumn Festival")),
        ("nationalDay", Phrase(zh: "国庆节", en: "National Day")),
    ])
}
