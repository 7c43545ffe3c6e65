/// What a participant can still do, and what it would earn.
public struct CampaignProspects: Hashable, Sendable {
    /// One more of an item: what it would add to the total now.
    public struct Step: Hashable, Sendable {
        public let item: CampaignKey
        public let earns: Points

        public init(item: CampaignKey, earns: Points) {
            self.item = item
            self.earns = earns
        }
    }

    /// An item that is to be carried out so many times, and was not yet.
    public struct Open: Hashable, Sendable {
        public let item: CampaignKey
        public let times: Int64
        public let done: Int64

        public init(item: CampaignKey, times: Int64, done: Int64) {
            self.item = item
            self.times = times
            self.done = done
        }
    }

    /// Items that pay something, the most first, equal ones in the order of the file.
    public let earning: [Step]
    public let open: [Open]
}

extension CampaignCounter {
    /// - Parameter day: items whose days are over by then are left out.
    public func prospects(
        of participant: Participant, _ score: CampaignScore, on day: Day
    ) -> CampaignProspects {
        let able = possible(participant, on: day)
        let steps = able.compactMap { index in
            next(index, score).map { (index, $0.total - score.total) }
        }.filter { $0.1 > 0 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        let open = able.compactMap { index -> CampaignProspects.Open? in
            let item = plan.items[index]
            guard let times = item.times, score.items[index].times < times else { return nil }
            return CampaignProspects.Open(
                item: item.key, times: times, done: score.items[index].times)
        }
        return CampaignProspects(
            earning: steps.map { CampaignProspects.Step(item: plan.items[$0.0].key, earns: $0.1) },
            open: open)
    }

    /// What to carry out, the most earning first, until the total reaches a threshold; nil where
    /// it cannot. Limits by day and month are left aside: they say when, not whether.
    public func way(
        to threshold: Points, of participant: Participant, _ score: CampaignScore, on day: Day
    ) -> [CampaignProspects.Step]? {
        let able = possible(participant, on: day)
        var score = score
        var steps: [CampaignProspects.Step] = []
        while score.total < threshold && steps.count < 1000 {
            let after = able.compactMap { index in next(index, score).map { (index, $0) } }
            guard let best = after.max(by: { ($0.1.total, $1.0) < ($1.1.total, $0.0) }),
                best.1.total > score.total
            else { return nil }
            steps.append(
                CampaignProspects.Step(
                    item: plan.items[best.0].key, earns: best.1.total - score.total))
            score = best.1
        }
        return score.total >= threshold ? steps : nil
    }

    private func possible(_ participant: Participant, on day: Day) -> [Int] {
        plan.items.indices.filter { index in
            let item = plan.items[index]
            guard plan.isFor(participant, item) else { return false }
            return [plan.to, item.to].compactMap { $0 }.allSatisfy { day <= $0 }
        }
    }

    /// The score after the best single result of an item; nil where it may not be carried out
    /// again.
    private func next(_ index: Int, _ score: CampaignScore) -> CampaignScore? {
        let item = plan.items[index]
        if let limit = item.limit.campaign, score.items[index].times >= limit { return nil }
        let most = item.measures.reduce(into: CampaignCounts()) { $0[$1.key] = $1.most ?? 1 }
        var score = score
        score.add(item.worth(most), [:], at: index, self)
        return score
    }
}
