import JSON
import Ledger
import LedgerStore

/// Files of rules that somebody writes by hand and sends: JSON5, policies, calendars,
/// campaigns.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = FuzzInput(start, count).bytes
    let lines = 1 + bytes.count
    let document: JSON5Document
    do {
        document = try JSON5.parse(bytes)
    } catch {
        check((1...lines).contains(error.line) && error.column >= 1, "a fault has no place")
        check((try? JSON.parse(bytes)) == nil, "JSON is no JSON5")
        return 0
    }
    let value = document.value
    check((try? JSON5.parse(value.encoded()))?.value == value, "JSON5 does not read what it read")
    if let strict = try? JSON.parse(bytes) {
        check(strict == value, "JSON5 reads JSON as something else")
    }
    readPolicy(document, lines: lines)
    readCalendar(document, lines: lines)
    readCampaign(document, lines: lines)
    return 0
}

private func readPolicy(_ document: JSON5Document, lines: Int) {
    var reader = PolicyReader()
    guard let policy = reader.read(document.value) else {
        check(!reader.faults.isEmpty, "a policy is refused without a reason")
        return locate(reader.faults.map(\.path), in: document, lines: lines)
    }
    locate(policy.faults().map(\.path), in: document, lines: lines)
    var again = PolicyReader()
    guard let spelled = again.read(policy.json) else {
        fatalError("its own words: \(again.faults)")
    }
    check(spelled.json == policy.json, "a policy changes by being written")
    check(spelled.faults() == policy.faults(), "its faults change")
}

private func readCalendar(_ document: JSON5Document, lines: Int) {
    var reader = CalendarReader()
    guard let year = reader.read(document.value) else {
        check(!reader.faults.isEmpty, "a calendar is refused without a reason")
        return locate(reader.faults.map(\.path), in: document, lines: lines)
    }
    var calendar = WorkCalendar()
    calendar.adopt(year)
    guard let eve = Day("\(year.year - 1)-12-31") else { return }
    let due = calendar.deadline(from: eve, workingDays: 30, time: .china)
    check(due.at >= LedgerTime.china.end(of: eve), "a deadline lies before its day")
}

private func readCampaign(_ document: JSON5Document, lines: Int) {
    var reader = CampaignReader()
    guard let plan = reader.read(document.value) else {
        check(!reader.faults.isEmpty, "a campaign is refused without a reason")
        return locate(reader.faults.map(\.path), in: document, lines: lines)
    }
    locate(plan.faults().map(\.path), in: document, lines: lines)
    var again = CampaignReader()
    guard let stored = try? JSON.parse(Array(plan.document.utf8)), let same = again.read(stored)
    else { fatalError("its own document: \(again.faults)") }
    check(same.document == plan.document, "a campaign changes by being stored")
    check(same.faults() == plan.faults(), "its faults change")
}

/// Every fault can be pointed at in the file.
private func locate(_ paths: [[String]], in document: JSON5Document, lines: Int) {
    for path in paths {
        let steps = path.map { name in Int(name).map { .index($0) } ?? JSON5Step.name(name) }
        check((1...lines).contains(document.nearestLine(at: steps)), "no line for \(path)")
    }
}
