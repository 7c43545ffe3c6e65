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
    /// A year without a calendar is counted from Monday to Friday, and makes it provisional
    /// (R-TIME-3, R-TIME-4).
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
                if !day.weekday.isWeekend { left -= 1 }
            }
        }
        return Deadline(
            at: time.end(of: day), provisional: provisional, from: from, workingDays: workingDays)
    }
}

/// A due time in working days: the moment itself, and what it was counted from, so that a
/// calendar adopted later can correct what is still open (R-TIME-3).
public struct Deadline: Hashable, Sendable {
    /// 24:00 of the last working day; what falls due does so at this moment, not before.
    public let at: Instant
    /// Counted through a year whose calendar is not known yet.
    public let provisional: Bool
    public let from: Day
    public let workingDays: Int

    public init(at: Instant, provisional: Bool, from: Day, workingDays: Int) {
        self.at = at
        self.provisional = provisional
        self.from = from
        self.workingDays = workingDays
    }

    /// Counted again by another calendar. What would lie in the past becomes `now`: nothing
    /// falls due before the change that made it so. What has passed already stays where it was.
    func recounted(by calendar: WorkCalendar, time: LedgerTime, now: Instant) -> Deadline {
        let fresh = calendar.deadline(from: from, workingDays: workingDays, time: time)
        return Deadline(
            at: max(fresh.at, min(at, now)), provisional: fresh.provisional, from: from,
            workingDays: workingDays)
    }
}
