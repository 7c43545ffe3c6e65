/// The code of a campaign: 1 to 32 letters, digits, `. _ -`.
public struct CampaignCode: CodeName {
    public let text: String
    public init(unchecked text: String) { self.text = text }
    public static func accepts(_ text: String) -> Bool { ItemCode.accepts(text) }
}

/// A code inside a campaign's file: of a group, an item, a measure, a trait and so on. Letters,
/// digits, `_` and `-`, without dots, because a form writes `item.measure`.
public struct CampaignKey: CodeName {
    public let text: String
    public init(unchecked text: String) { self.text = text }
    public static func accepts(_ text: String) -> Bool {
        ItemCode.accepts(text) && !text.utf8.contains(0x2E)
    }
}

/// Who is scored: an employee's works number, or a number that the campaign gave to a team, a
/// unit or a guest. Of a works number's form.
public struct ParticipantID: CodeName {
    public let text: String
    public init(unchecked text: String) { self.text = text }
    public static func accepts(_ text: String) -> Bool { EmployeeID.accepts(text) }

    /// The employee of this number, where there is one.
    public var employee: EmployeeID { EmployeeID(unchecked: text) }
}

/// One result of a campaign 成绩: `S12`.
public struct ResultID: NumberedID {
    public static let letter: Character = "S"
    public let number: Int64
    public init(number: Int64) { self.number = number }
}

/// A code with the words that people read.
public struct CampaignLabel: Hashable, Sendable {
    public var key: CampaignKey
    public var name: String

    public init(key: CampaignKey, name: String) {
        self.key = key
        self.name = name
    }
}
