/// One year of the State Council's calendar with the enterprise's own days (R-TIME-3).
public struct WorkYear: Hashable, Sendable {
    public let year: Int
    /// What the file says it was taken from.
    public let source: String
    /// Days off that are not ordinary weekends.
    public let off: Set<Day>
    /// Weekend days that are worked 调休.
    public let work: Set<Day>
    /// The enterprise's own days, which win over the State Council's.
    public let enterpriseOff: Set<Day>
    public let enterpriseWork: Set<Day>

    public init(
        year: Int, source: String, off: Set<Day>, work: Set<Day>,
        enterpriseOff: Set<Day> = [], enterpriseWork: Set<Day> = []
    ) {
        self.year = year
        self.source = source
        self.off = off
        self.work = work
        self.enterpriseOff = enterpriseOff
        self.enterpriseWork = enterpriseWork
    }

    /// Days that are off by law and worked by this calendar (R-TIME-6): the file may lack them.
    public var lawDaysWorked: [Day] {
        StatutoryDays.days(of: year).filter { isWorkingDay($0) }
    }

    func isWorkingDay(_ day: Day) -> Bool {
        if enterpriseWork.contains(day) { return true }
        if enterpriseOff.contains(day) { return false }
        if work.contains(day) { return true }
        return !off.contains(day) && !day.weekday.isWeekend
    }
}

/// The working days 工作日 of every year whose calendar was adopted.
public struct WorkCalendar: Sendable {
    public private(set) var years: [Int: WorkYear] = [:]

    public init() {}

    public mutating func adopt(_ year: WorkYear) { years[year.year] = year }

    /// The end of the given working day after `from`; counting starts on the day after it.
    /// A year without a calendar is counted from Monday to Friday, less the days that are off by law
    /// (R-TIME-6), and makes it provisional (R-TIME-3, R-TIME-4).
    public func deadline(from: Day, workingDays: Int, time: LedgerTime) -> Deadline {
        var day = from
        var left = workingDays
        var provisional = false
        while left > 0 {
            day = day.adding(1)
            if let year = years[day.year] {
                if year.isWorkingDay(day) { left -= 1 }
            } else {
                provisional = true
                if !day.weekday.isWeekend, !StatutoryDays.isOff(day) { left -= 1 }
            }
        }
        return Deadline(
            at: time.end(of: day), provisional: provisional, from: from, workingDays: workingDays)
    }
}
