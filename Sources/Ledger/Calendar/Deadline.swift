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

    /// Counted again by another calendar, a review's, a notice's and a hold's alike (R-TIME-3).
    ///
    /// What has passed by a calendar that was known stays where it was; by a provisional one, it is
    /// open again where the time was not over. What would lie in the past becomes `now`: nothing falls
    /// due before the change that made it so.
    func recounted(by calendar: WorkCalendar, time: LedgerTime, now: Instant) -> Deadline {
        if at <= now, !provisional { return self }
        let fresh = calendar.deadline(from: from, workingDays: workingDays, time: time)
        return Deadline(
            at: max(fresh.at, min(at, now)), provisional: fresh.provisional, from: from,
            workingDays: workingDays)
    }

    /// Whether something that ended at a moment was in time after all: the term was provisional, and
    /// by the calendars that are known now it went on for longer (R-TIME-3).
    public func turnsOutKept(
        at end: Instant, by calendar: WorkCalendar, time: LedgerTime
    ) -> Bool {
        guard provisional else { return false }
        let fresh = calendar.deadline(from: from, workingDays: workingDays, time: time)
        return !fresh.provisional && end < fresh.at
    }
}
