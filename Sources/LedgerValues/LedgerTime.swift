/// The ledger's time: a fixed offset from UTC, set when the books are opened, whatever the
/// host's zone (R-TIME-1). China Standard Time is 480 minutes.
public struct LedgerTime: Hashable, Sendable {
    public let offsetMinutes: Int

    public init(offsetMinutes: Int) { self.offsetMinutes = offsetMinutes }

    public static let china = LedgerTime(offsetMinutes: 480)

    private static let dayLength: Int64 = 86_400_000

    private var offset: Int64 { Int64(offsetMinutes) * 60_000 }

    public func day(of instant: Instant) -> Day {
        let local = instant.milliseconds + offset
        return Day(number: Int32(clamping: Self.floorDivide(local, Self.dayLength)))
    }

    /// 00:00 of the day.
    public func start(of day: Day) -> Instant {
        Instant(milliseconds: Int64(day.number) * Self.dayLength - offset)
    }

    /// 24:00 of the day, which is 00:00 of the next.
    public func end(of day: Day) -> Instant { start(of: day.adding(1)) }

    /// 24:00 on 31 December (R-CLR-1).
    public func end(ofYear year: Int) -> Instant { start(of: Day.firstOf(year: year + 1)) }

    /// `2026-11-03T09:00:00.000+08:00`.
    public func text(of instant: Instant) -> String {
        let day = day(of: instant)
        let date = day.civil
        guard (0...9999).contains(date.year) else { return longText(of: instant) }
        return String(unsafeUninitializedCapacity: Self.textLength) { text in
            write(instant, on: day, date, to: text)
            return Self.textLength
        }
    }

    /// Appends the bytes of `text(of:)`.
    public func append(_ instant: Instant, to bytes: inout [UInt8]) {
        let day = day(of: instant)
        let date = day.civil
        guard (0...9999).contains(date.year) else {
            bytes += longText(of: instant).utf8
            return
        }
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: Self.textLength))
        bytes.withUnsafeMutableBufferPointer { bytes in
            let text = UnsafeMutableBufferPointer(rebasing: bytes[start...])
            write(instant, on: day, date, to: text)
        }
    }

    private static let textLength = 29

    private func write(
        _ instant: Instant, on day: Day, _ date: (year: Int, month: Int, day: Int),
        to text: UnsafeMutableBufferPointer<UInt8>
    ) {
        let time = Int(instant.milliseconds - start(of: day).milliseconds)
        let zone = abs(offsetMinutes)
        text.put(date.year, 4, at: 0)
        text.put(UInt8(ascii: "-"), date.month, at: 4)
        text.put(UInt8(ascii: "-"), date.day, at: 7)
        text.put(UInt8(ascii: "T"), time / 3_600_000, at: 10)
        text.put(UInt8(ascii: ":"), time / 60_000 % 60, at: 13)
        text.put(UInt8(ascii: ":"), time / 1000 % 60, at: 16)
        text[19] = UInt8(ascii: ".")
        text.put(time % 1000, 3, at: 20)
        text.put(offsetMinutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"), zone / 60, at: 23)
        text.put(UInt8(ascii: ":"), zone % 60, at: 26)
    }

    /// The same, for years that need another number of digits.
    private func longText(of instant: Instant) -> String {
        let day = day(of: instant)
        let time = instant.milliseconds - start(of: day).milliseconds
        let seconds = Int(time / 1000)
        let zone = abs(offsetMinutes)
        return day.text + "T" + Day.padded(seconds / 3600, 2) + ":"
            + Day.padded(seconds / 60 % 60, 2) + ":" + Day.padded(seconds % 60, 2) + "."
            + Day.padded(Int(time % 1000), 3) + (offsetMinutes < 0 ? "-" : "+")
            + Day.padded(zone / 60, 2) + ":" + Day.padded(zone % 60, 2)
    }

    private static func floorDivide(_ value: Int64, _ by: Int64) -> Int64 {
        let quotient = value / by
        return value % by < 0 ? quotient - 1 : quotient
    }
}

extension Instant {
    /// A moment as the ledger writes it, `2026-11-03T09:00:00.000+08:00`; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        func number(_ places: Range<Int>) -> Int64? {
            Int64(String(decoding: bytes[places], as: UTF8.self))
        }
        guard bytes.count == 29, bytes[10] == UInt8(ascii: "T"),
            let day = Day(String(text.prefix(10))),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            let millisecond = number(20..<23), let zoneHour = number(24..<26),
            let zoneMinute = number(27..<29),
            bytes[23] == UInt8(ascii: "+") || bytes[23] == UInt8(ascii: "-")
        else { return nil }
        let zone = (zoneHour * 60 + zoneMinute) * (bytes[23] == UInt8(ascii: "-") ? -1 : 1)
        let seconds = (hour * 60 + minute - zone) * 60 + second
        self.init(milliseconds: (Int64(day.number) * 86_400 + seconds) * 1000 + millisecond)
    }
}
