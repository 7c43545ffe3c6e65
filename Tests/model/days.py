"""Days, moments and working days (R-TIME-1, R-TIME-3).

A day is a `datetime.date`, a moment the number of milliseconds since 1970-01-01T00:00Z.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from law import off_by_law

DAY_LENGTH = 86_400_000
EPOCH = date(1970, 1, 1).toordinal()
ONE_DAY = timedelta(days=1)
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class LedgerTime:
    """A fixed offset from UTC, whatever the host's zone (R-TIME-1)."""

    def __init__(self, offset_minutes=480):
        self.offset_minutes = offset_minutes
        self.offset = offset_minutes * 60_000

    def day(self, moment):
        return date.fromordinal((moment + self.offset) // DAY_LENGTH + EPOCH)

    def start(self, day):
        return (day.toordinal() - EPOCH) * DAY_LENGTH - self.offset

    def end(self, day):
        """24:00 of the day, which is 00:00 of the next."""
        return self.start(day + ONE_DAY)

    def end_of_year(self, year):
        """24:00 on 31 December (R-CLR-1)."""
        return self.start(date(year + 1, 1, 1))

    def text(self, moment):
        left = (moment + self.offset) % DAY_LENGTH
        hours, left = divmod(left, 3_600_000)
        minutes, left = divmod(left, 60_000)
        seconds, thousandths = divmod(left, 1000)
        sign = "-" if self.offset_minutes < 0 else "+"
        zone = divmod(abs(self.offset_minutes), 60)
        return (
            f"{self.day(moment)}T{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"
            f"{sign}{zone[0]:02}:{zone[1]:02}"
        )


def as_day(text):
    """`2026-11-03`, exactly; None for anything else."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def first_of_month(day):
    return day.replace(day=1)


def first_of_next_month(day):
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def limit_days(period, day):
    """The days around a day that a limit counts over: from the first, until before the last."""
    if period == "day":
        return day, day + ONE_DAY
    if period == "month":
        return first_of_month(day), first_of_next_month(day)
    return date(day.year, 1, 1), date(day.year + 1, 1, 1)


@dataclass
class WorkYear:
    """A year's calendar: the State Council's days and the enterprise's own (R-TIME-3)."""

    year: int
    source: str = ""
    off: set = field(default_factory=set)
    work: set = field(default_factory=set)
    enterprise_off: set = field(default_factory=set)
    enterprise_work: set = field(default_factory=set)

    def body(self):
        return {
            "year": self.year, "source": self.source, "off": texts(self.off),
            "work": texts(self.work), "enterpriseOff": texts(self.enterprise_off),
            "enterpriseWork": texts(self.enterprise_work),
        }

    @staticmethod
    def of(body):
        sets = [
            {date.fromisoformat(day) for day in body[name]}
            for name in ("off", "work", "enterpriseOff", "enterpriseWork")
        ]
        return WorkYear(body["year"], body["source"], *sets)

    def is_working_day(self, day):
        """The enterprise's own days win over the State Council's, and those over the week."""
        if day in self.enterprise_work:
            return True
        if day in self.enterprise_off:
            return False
        if day in self.work:
            return True
        return day not in self.off and day.weekday() < 5


def texts(days):
    return [str(day) for day in sorted(days)]


@dataclass(frozen=True)
class Deadline:
    """24:00 of the last of some working days, and what it was counted from."""

    at: int
    provisional: bool
    start: date
    working_days: int

    def body(self):
        return {
            "at": self.at, "provisional": self.provisional, "from": str(self.start),
            "workingDays": self.working_days,
        }

    @staticmethod
    def of(body):
        return Deadline(
            body["at"], body["provisional"], date.fromisoformat(body["from"]),
            body["workingDays"])


def deadline(calendars, time, start, working_days):
    """The end of the given working day after `start`, counted from the day after it.

    A year without a calendar is counted Monday to Friday, less the days that are off by law
    (R-TIME-6), and makes it provisional.
    """
    day, left, provisional = start, working_days, False
    while left > 0:
        day += ONE_DAY
        if day.year in calendars:
            works = calendars[day.year].is_working_day(day)
        else:
            works, provisional = day.weekday() < 5 and not off_by_law(day), True
        left -= works
    return Deadline(time.end(day), provisional, start, working_days)


def recounted(old, calendars, time, now):
    """Counted again by another calendar: what has passed by a known one stays, what has passed by a
    provisional date may be open again; what has passed is not made to pass earlier, and nothing
    falls due before the change that made it so."""
    if old.at <= now and not old.provisional:
        return old
    fresh = deadline(calendars, time, old.start, old.working_days)
    return Deadline(
        max(fresh.at, min(old.at, now)), fresh.provisional, old.start, old.working_days)
