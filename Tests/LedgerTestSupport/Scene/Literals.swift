public import Ledger

// Tests write `"2026-03-02"`, `"2026-03-02 09:00"`, `"E001"` and `"C1"` for the values themselves.

extension Day: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        self = wellFormed(Day(text), text)
    }
}

extension Instant: ExpressibleByStringLiteral {
    /// China Standard Time to the minute; `24:00` is the end of the day.
    public init(stringLiteral text: String) {
        let words = text.split(separator: " ")
        let clock = words.last?.split(separator: ":").compactMap { Int64($0) } ?? []
        guard words.count == 2, clock.count == 2, let day = Day(words[0]) else {
            preconditionFailure("no such moment: \(text)")
        }
        let minutes = clock[0] * 60 + clock[1]
        self = LedgerTime.china.start(of: day).adding(milliseconds: minutes * 60_000)
    }
}

extension CodeName {
    public init(stringLiteral text: String) { self = wellFormed(Self(text), text) }
}

extension NumberedID {
    public init(stringLiteral text: String) { self = wellFormed(Self(text), text) }
}

extension EmployeeID: ExpressibleByStringLiteral {}
extension ItemCode: ExpressibleByStringLiteral {}
extension ProductCode: ExpressibleByStringLiteral {}
extension ClaimID: ExpressibleByStringLiteral {}
extension ObjectionID: ExpressibleByStringLiteral {}
extension RedemptionID: ExpressibleByStringLiteral {}
extension DeductionID: ExpressibleByStringLiteral {}
extension AppealID: ExpressibleByStringLiteral {}
extension CampaignCode: ExpressibleByStringLiteral {}
extension CampaignKey: ExpressibleByStringLiteral {}
extension ParticipantID: ExpressibleByStringLiteral {}
extension ResultID: ExpressibleByStringLiteral {}

private func wellFormed<Value>(_ value: Value?, _ text: String) -> Value {
    guard let value else {
        preconditionFailure("a test says \"\(text)\", which is no \(Value.self)")
    }
    return value
}
