import Foundation
import JSON
import Ledger
import LedgerStore
import LedgerTestSupport
import Testing

/// The files that the project ships, and what is said of faulty ones.
@Suite struct `Policy and calendar files` {
    static let config = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("config")

    static func document(_ path: String) throws -> JSON {
        let text = try String(contentsOf: config.appendingPathComponent(path), encoding: .utf8)
        return try JSON5.parse(text).value
    }

    /// R-ITEM-1, R-ITEM-2, R-ITEM-5
    @Test(arguments: ["policy/jinzhai.json5", "policy/example-masked.json5"])
    func `a shipped policy has no faults`(path: String) throws {
        var reader = PolicyReader()
        let read = reader.read(try Self.document(path))
        let policy = try #require(read)
        #expect(policy.faults() == [])
        #expect(!policy.negativeList.isEmpty)
    }

    /// R-ITEM-1
    @Test func `the county's policy has all five categories`() throws {
        var reader = PolicyReader()
        let read = reader.read(try Self.document("policy/jinzhai.json5"))
        let policy = try #require(read)
        #expect(Set(policy.items.map(\.category)) == Set(Category.allCases))
        #expect(policy.annualCap == AnnualCap(points: 2000, basis: .earned))
        for category in Category.allCases {
            #expect(policy.range(of: category) == category.countyRange)
        }
    }

    /// R-TIME-3, R-TIME-4
    @Test(arguments: [
        ("2024-02-08", "2024-02-19"), ("2024-09-30", "2024-10-10"),
        ("2025-01-24", "2025-02-05"), ("2025-01-27", "2025-02-07"),
        ("2025-09-30", "2025-10-11"), ("2025-12-30", "2026-01-05"),
        ("2026-02-12", "2026-02-24"), ("2026-02-13", "2026-02-25"),
        ("2026-09-18", "2026-09-22"), ("2026-09-30", "2026-10-10"),
        ("2026-12-28", "2026-12-31"),
    ]) func `the shipped calendars give the due days`(from: String, due: String) throws {
        var calendar = WorkCalendar()
        for year in 2024...2026 {
            var reader = CalendarReader()
            let file = try Self.document("calendars/\(year).json5")
            let read = reader.read(file)
            calendar.adopt(try #require(read))
        }
        let from = try #require(Day(from))
        let deadline = calendar.deadline(from: from, workingDays: 3, time: .china)
        #expect(LedgerTime.china.day(of: deadline.at).adding(-1).text == due)
        #expect(!deadline.provisional)
        let last: Day = "2026-12-29"
        #expect(calendar.deadline(from: last, workingDays: 3, time: .china).provisional)
    }

    @Test(arguments: [
        (#"{}"#, "name", FileFault.Reason.missing),
        (#"{name: 5}"#, "name", .wrongType(expected: .text)),
        (
            #"{name: "x", review: {workingDays: 0}}"#, "review.workingDays",
            .outOfRange(from: 1, to: 30)
        ),
        (
            #"{name: "x", clearing: {mode: "burn"}}"#, "clearing.mode",
            .notOneOf(["clear", "carryOver", "carryOverUpTo"])
        ),
        (#"{name: "x", clearing: {mode: "carryOverUpTo"}}"#, "clearing.upTo", .missing),
        (
            #"{name: "x", items: [{code: "a b", name: "n", category: "daily", from: 1, to: 2}]}"#,
            "items.0.code", .badCode("a b")
        ),
        (
            #"{name: "x", redemption: {windows: [{from: "2026-02-30", to: "2026-03-01"}]}}"#,
            "redemption.windows.0.from", .noSuchDay("2026-02-30")
        ),
        (
            #"{name: "x", redemption: {windows: [{days: [1], weekdays: ["monday"]}]}}"#,
            "redemption.windows.0", .ambiguous(["days", "weekdays"])
        ),
        (#"{name: "x", redemption: {windows: [{}]}}"#, "redemption.windows.0", .ambiguous([])),
    ]) func `a fault of form is named with its place`(
        text: String, path: String, reason: FileFault.Reason
    ) throws {
        var reader = PolicyReader()
        #expect(reader.read(try JSON5.parse(text).value) == nil)
        #expect(
            reader.faults.contains { $0.path.joined(separator: ".") == path && $0.reason == reason }
        )
    }

    @Test func `a calendar with a day that does not exist is refused`() throws {
        var reader = CalendarReader()
        let file = try JSON5.parse(#"{year: 2026, off: ["2026-02-30"], work: []}"#).value
        #expect(reader.read(file) == nil)
        #expect(reader.faults == [FileFault(path: ["off", "0"], reason: .noSuchDay("2026-02-30"))])
    }
}
