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
