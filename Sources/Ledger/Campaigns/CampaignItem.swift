/// One thing that a campaign records, and what it pays.
public struct CampaignItem: Hashable, Sendable {
    public var key: CampaignKey
    public var name: String
    public var group: CampaignKey?
    /// For each time; what is measured pays beside it.
    public var points: Points = 0
    public var measures: [CampaignMeasure] = []
    public var limit = CampaignLimit()
    /// How often it is to be carried out; its limit is then that many times its points.
    public var times: Int64?
    /// The limit of its points where the file names one.
    public var ownCap: Points?
    public var audience = CampaignAudience()
    /// Days on which it can be carried out, where they are fewer than the campaign's.
    public var from: Day?
    public var to: Day?
    /// A reference to what shows it must come with it, and nobody records it for themself.
    public var evidence = false
    public var subject = SubjectRule.optional
    /// Results about the same subject are readings of one counter: the last one stands.
    public var reading = false
    public var choices: [CampaignChoice] = []
    public var timing: CampaignTiming?
    public var overflow: CampaignOverflow?
    /// The store's item for which a result also files a claim.
    public var claims: ItemCode?

    public init(key: CampaignKey, name: String) {
        self.key = key
        self.name = name
    }

    public enum SubjectRule: String, CaseIterable, Sendable { case optional, required }

    /// The limit of its points: its own, or what carrying it out as often as asked pays.
    public var cap: Points? { ownCap ?? times.map { points * $0 } }

    public func measure(_ key: CampaignKey) -> CampaignMeasure? {
        measures.first { $0.key == key }
    }
}

/// Something that is counted: hazards found, right answers, lessons, likes, people.
public struct CampaignMeasure: Hashable, Sendable {
    public var key: CampaignKey
    public var name: String
    /// For each one.
    public var points: Points = 0
    /// The most that one result can have; nil without limit.
    public var most: Int64?
    /// Not more than this other measure of the same result: one question a hazard found.
    public var within: CampaignKey?

    public init(key: CampaignKey, name: String) {
        self.key = key
        self.name = name
    }
}

/// Something that a result must choose, and what of it counts.
public struct CampaignChoice: Hashable, Sendable {
    public var key: CampaignKey
    public var name: String
    public var options: [Option]

    public init(key: CampaignKey, name: String, options: [Option]) {
        self.key = key
        self.name = name
        self.options = options
    }

    public struct Option: Hashable, Sendable {
        public var key: CampaignKey
        public var name: String
        /// A result that chose otherwise is kept but counts for nothing.
        public var counts: Bool

        public init(key: CampaignKey, name: String, counts: Bool) {
            self.key = key
            self.name = name
            self.counts = counts
        }
    }
}

/// A sitting against the clock: at its end it is handed in as it stands, and later answers are
/// not counted.
public struct CampaignTiming: Hashable, Sendable {
    public var seconds: Int64
    public var questions: Int64
    /// The measure that the right answers are.
    public var measure: CampaignKey

    public init(seconds: Int64, questions: Int64, measure: CampaignKey) {
        self.seconds = seconds
        self.questions = questions
        self.measure = measure
    }
}

/// How often one participant can carry an item out; nil without limit.
public struct CampaignLimit: Hashable, Sendable {
    public var day: Int?
    public var month: Int?
    public var quarter: Int?
    public var year: Int?
    public var campaign: Int?
    /// For the same subject: a level, a work.
    public var subject: Int?

    public init() {}

    public enum Period: String, CaseIterable, Sendable {
        case day, month, quarter, year, campaign, subject
    }

    /// The limits that are set.
    public var all: [(period: Period, limit: Int)] {
        let limits: [(Period, Int?)] = [
            (.day, day), (.month, month), (.quarter, quarter), (.year, year),
            (.campaign, campaign), (.subject, subject),
        ]
        return limits.compactMap { period, limit in limit.map { (period, $0) } }
    }

    /// The limits that are set and count days, with the days around the given one.
    func periods(around day: Day) -> [(period: Period, limit: Int, days: Range<Day>)] {
        var periods: [(Period, Int, Range<Day>)] = []
        if let limit = self.day { periods.append((.day, limit, LimitPeriod.day.days(around: day))) }
        if let month { periods.append((.month, month, LimitPeriod.month.days(around: day))) }
        if let quarter { periods.append((.quarter, quarter, Self.quarter(around: day))) }
        if let year { periods.append((.year, year, LimitPeriod.year.days(around: day))) }
        if let campaign { periods.append((.campaign, campaign, Self.always)) }
        return periods
    }

    private static let always = Day(number: .min)..<Day(number: .max)

    private static func quarter(around day: Day) -> Range<Day> {
        var first = day.firstOfMonth
        while first.month % 3 != 1 { first = first.adding(-1).firstOfMonth }
        return first..<first.firstOfNextMonth.firstOfNextMonth.firstOfNextMonth
    }
}
