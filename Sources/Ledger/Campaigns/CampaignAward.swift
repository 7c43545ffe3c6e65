/// Something of a participant that is counted over the whole campaign.
public struct CampaignQuantity: Hashable, Sendable {
    public enum Source: Hashable, Sendable {
        case points
        /// How often an item was carried out.
        case times(CampaignKey)
        case measure(item: CampaignKey, CampaignKey)
    }

    public var source: Source
    /// The best single result instead of the sum: of several works the one with most likes.
    public var best: Bool

    public init(_ source: Source, best: Bool = false) {
        self.source = source
        self.best = best
    }

    public static let points = CampaignQuantity(.points)

    /// `points`, `lesson.times`, `work.likes`; nil for anything else.
    public init?(_ text: String, best: Bool = false) {
        if text == "points" {
            self.init(.points)
            return
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let item = CampaignKey(String(parts[0])),
            let key = CampaignKey(String(parts[1]))
        else { return nil }
        self.init(key.text == "times" ? .times(item) : .measure(item: item, key), best: best)
    }

    public var text: String {
        switch source {
        case .points: "points"
        case .times(let item): item.text + ".times"
        case .measure(let item, let key): item.text + "." + key.text
        }
    }
}

/// A quantity that must be reached, the bound included (以上).
public struct CampaignNeed: Hashable, Sendable {
    public var quantity: CampaignQuantity
    public var atLeast: Int64

    public init(_ quantity: CampaignQuantity, atLeast: Int64) {
        self.quantity = quantity
        self.atLeast = atLeast
    }
}

/// What a campaign awards: to everybody who reaches a threshold, to so many at the top, or on
/// recommendation alone.
public struct CampaignAward: Hashable, Sendable {
    public var key: CampaignKey
    public var name: String
    public var audience = CampaignAudience()
    /// All must be reached.
    public var needs: [CampaignNeed] = []
    /// What the unit must have reached to which the participant belongs.
    public var unitNeeds: [CampaignNeed] = []
    public var top: Top?
    /// How many there are in all; who of those that qualify gets one is decided by people.
    public var quota: Int64?
    /// How it is decided, in the paper's words.
    public var decided: String?

    public init(key: CampaignKey, name: String) {
        self.key = key
        self.name = name
    }

    /// The first so many by a quantity. A tie at the end is given whole.
    public struct Top: Hashable, Sendable {
        public var count: Int64
        public var by: CampaignQuantity

        public init(count: Int64, by: CampaignQuantity) {
            self.count = count
            self.by = by
        }
    }

    /// Nothing that was recorded decides it.
    public var isByRecommendation: Bool { needs.isEmpty && unitNeeds.isEmpty && top == nil }
}

/// A certificate that a participant earns by themself.
public struct CampaignCertificate: Hashable, Sendable {
    public var key: CampaignKey
    public var name: String
    /// With blanks: `{name}`, `{points}`, `{lesson.hours}`.
    public var text: String
    public var needs: [CampaignNeed]

    public init(key: CampaignKey, name: String, text: String, needs: [CampaignNeed]) {
        self.key = key
        self.name = name
        self.text = text
        self.needs = needs
    }
}

/// By what participants are ranked, and at which levels. Where there are entrances, each has a
/// ranking of its own.
public struct CampaignRanking: Hashable, Sendable {
    public enum Level: String, CaseIterable, Sendable {
        case participant
        /// Regions and enterprises, by what their people have together.
        case belonging
    }

    public var by: CampaignQuantity
    public var levels: [Level]

    public init(by: CampaignQuantity, levels: [Level]) {
        self.by = by
        self.levels = levels
    }
}

/// A table with blanks, as the paper prints it: rows of cells of paragraphs.
public struct CampaignForm: Hashable, Sendable {
    public var key: CampaignKey
    public var name: String
    public var due: Day?
    /// Lines above the table, `填报单位：{name}`; what the books do not know stays blank.
    public var head: [String] = []
    public var columns: [String] = []
    public var rows: [[[String]]] = []
    public var note: String?

    public init(key: CampaignKey, name: String) {
        self.key = key
        self.name = name
    }
}
