/// What one participant's results come to: a pure function of what was recorded and is not void,
/// in the order in which it was carried out. Voiding an earlier result gives its room back
/// (R-CAMP-4).
public struct CampaignScore: Hashable, Sendable {
    /// In the order of the plan's items.
    public private(set) var items: [ItemScore]
    /// In the order of the plan's groups, what overflowed into them included.
    public private(set) var groups: [Points]
    public private(set) var total: Points = 0

    public struct ItemScore: Hashable, Sendable {
        /// How often it was carried out and counted.
        public internal(set) var times: Int64 = 0
        public internal(set) var points: Points = 0
        /// What it paid when it was full, into another group.
        public internal(set) var overflow: Points = 0
        public internal(set) var sums: CampaignCounts = [:]
        public internal(set) var best: CampaignCounts = [:]
    }

    init(empty plan: CampaignPlan) {
        items = Array(repeating: ItemScore(), count: plan.items.count)
        groups = Array(repeating: 0, count: plan.groups.count)
    }

    /// Counts one more result of an item.
    mutating func add(
        _ points: Points, _ counts: CampaignCounts, at index: Int, _ counter: CampaignCounter
    ) {
        items[index].times += 1
        for (key, value) in counts {
            items[index].sums[key, default: 0] += value
            items[index].best[key] = max(items[index].best[key] ?? value, value)
        }
        let rule = counter.rules[index]
        let room = min(
            room(rule.cap, items[index].points), groupRoom(rule.group, counter), totalRoom(counter))
        let paid = min(points, max(0, room))
        items[index].points += paid
        if let group = rule.group { groups[group] += paid }
        total += paid
        // It had its full points before: what is more pays elsewhere.
        if paid == 0, points > 0, let overflow = rule.overflow {
            let room = min(groupRoom(overflow.group, counter), totalRoom(counter))
            let more = min(overflow.points, max(0, room))
            items[index].overflow += more
            groups[overflow.group] += more
            total += more
        }
    }

    private func room(_ cap: Points?, _ used: Points) -> Points {
        cap.map { $0 - used } ?? Points(.max)
    }

    private func groupRoom(_ group: Int?, _ counter: CampaignCounter) -> Points {
        group.map { room(counter.groupCaps[$0], groups[$0]) } ?? Points(.max)
    }

    private func totalRoom(_ counter: CampaignCounter) -> Points { room(counter.cap, total) }
}

/// A plan made ready for counting many results.
public struct CampaignCounter: Sendable {
    struct Rule: Sendable {
        let cap: Points?
        let group: Int?
        let overflow: (points: Points, group: Int)?
        let reading: Bool
    }

    public let plan: CampaignPlan
    let rules: [Rule]
    let groupCaps: [Points?]
    let cap: Points?
    private let places: [CampaignKey: Int]

    public init(_ plan: CampaignPlan) {
        self.plan = plan
        var groups: [CampaignKey: Int] = [:]
        for (index, group) in plan.groups.enumerated() { groups[group.key] = index }
        var places: [CampaignKey: Int] = [:]
        for (index, item) in plan.items.enumerated() { places[item.key] = index }
        self.places = places
        rules = plan.items.map { item in
            let group = item.group.flatMap { groups[$0] }
            let overflow = item.overflow ?? group.flatMap { plan.groups[$0].overflow }
            return Rule(
                cap: item.cap, group: group,
                overflow: overflow.flatMap { rule in groups[rule.group].map { (rule.points, $0) } },
                reading: item.reading)
        }
        groupCaps = plan.groups.map(\.cap)
        cap = plan.cap
    }

    public func place(of item: CampaignKey) -> Int? { places[item] }

    /// - Parameter results: of one participant, in any order, void ones too.
    public func score(_ results: [CampaignResult]) -> CampaignScore {
        var score = CampaignScore(empty: plan)
        for result in standing(results) {
            guard let index = places[result.item] else { continue }
            score.add(result.points, result.counts, at: index, self)
        }
        return score
    }

    /// What counts, in the order of days and numbers; of readings of one counter only the last.
    func standing(_ results: [CampaignResult]) -> [CampaignResult] {
        let live = results.filter { $0.counted && !$0.voided }
            .sorted { ($0.on, $0.id) < ($1.on, $1.id) }
        guard rules.contains(where: \.reading) else { return live }
        var last: [Reading: ResultID] = [:]
        for result in live {
            last[Reading(item: result.item, subject: result.subject)] = result.id
        }
        return live.filter { result in
            guard let place = places[result.item], rules[place].reading else { return true }
            return last[Reading(item: result.item, subject: result.subject)] == result.id
        }
    }

    private struct Reading: Hashable {
        let item: CampaignKey
        let subject: String?
    }
}

extension CampaignCounter {
    public func value(_ quantity: CampaignQuantity, of score: CampaignScore) -> Int64 {
        switch quantity.source {
        case .points: return score.total.value
        case .times(let item): return place(of: item).map { score.items[$0].times } ?? 0
        case .measure(let item, let key):
            guard let place = place(of: item) else { return 0 }
            let item = score.items[place]
            return (quantity.best ? item.best[key] : item.sums[key]) ?? 0
        }
    }

    /// The first need that is not reached; nil where all are.
    public func missing(
        _ needs: [CampaignNeed], of score: CampaignScore
    ) -> (need: CampaignNeed, has: Int64)? {
        for need in needs {
            let has = value(need.quantity, of: score)
            if has < need.atLeast { return (need, has) }
        }
        return nil
    }
}
