/// What a campaign's file says: who is scored, for what, how often, up to which limit, and what
/// it qualifies for. The engine knows nothing of any one campaign beyond this.
///
/// R-CAMP-1.
public struct CampaignPlan: Hashable, Sendable {
    public var code: CampaignCode
    public var name: String
    /// The paper it follows.
    public var source: String
    /// What participants are told: voluntary, free of charge.
    public var terms: [String] = []
    public var from: Day
    /// The last day; nil where the paper names none: until it is closed.
    public var to: Day?
    public var kinds: [ParticipantKind] = [.person]
    /// 入口: where there are any, everybody enters by one and belongs to a region or an enterprise.
    public var entrances: [CampaignLabel] = []
    /// What participants can be, and items and awards depend on: a key industry, an organiser.
    public var traits: [CampaignLabel] = []
    public var groups: [CampaignGroup] = []
    public var items: [CampaignItem] = []
    /// The limit of all points together; nil where the groups' own limits are all there is.
    public var cap: Points?
    public var awards: [CampaignAward] = []
    public var certificates: [CampaignCertificate] = []
    /// Nil: the campaign is not ranked, and cannot be.
    public var ranking: CampaignRanking?
    public var forms: [CampaignForm] = []
    /// The file as canonical JSON: what the books keep.
    public var document: String

    public init(code: CampaignCode, name: String, source: String, from: Day, document: String) {
        self.code = code
        self.name = name
        self.source = source
        self.from = from
        self.document = document
    }

    public func group(_ key: CampaignKey) -> CampaignGroup? { groups.first { $0.key == key } }
    public func item(_ key: CampaignKey) -> CampaignItem? { items.first { $0.key == key } }
    public func form(_ key: CampaignKey) -> CampaignForm? { forms.first { $0.key == key } }

    public func certificate(_ key: CampaignKey) -> CampaignCertificate? {
        certificates.first { $0.key == key }
    }
}

public enum ParticipantKind: String, CaseIterable, Sendable {
    /// 个人
    case person
    /// 班组
    case team
    /// 单位
    case unit
}

/// Items that share a limit.
public struct CampaignGroup: Hashable, Sendable {
    public var key: CampaignKey
    public var name: String
    /// The limit of the group's points; nil without one.
    public var cap: Points?
    public var audience = CampaignAudience()
    /// What one more pays when the group has its full points; an item's own comes before it.
    public var overflow: CampaignOverflow?

    public init(key: CampaignKey, name: String) {
        self.key = key
        self.name = name
    }
}

/// What an item that has its full points pays when it is carried out again, and where it counts.
public struct CampaignOverflow: Hashable, Sendable {
    public var points: Points
    public var group: CampaignKey

    public init(points: Points, group: CampaignKey) {
        self.points = points
        self.group = group
    }
}

/// Whom a group, an item or an award is for.
public struct CampaignAudience: Hashable, Sendable {
    /// Nil: every kind that the campaign admits.
    public var kind: ParticipantKind?
    /// Only those with this trait.
    public var only: CampaignKey?
    /// Not those with this trait.
    public var except: CampaignKey?

    public init() {}

    public func admits(_ kind: ParticipantKind, traits: [CampaignKey]) -> Bool {
        if let wanted = self.kind, wanted != kind { return false }
        if let only, !traits.contains(only) { return false }
        if let except, traits.contains(except) { return false }
        return true
    }
}
