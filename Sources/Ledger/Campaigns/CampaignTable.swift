/// Everybody who takes part, with what they have.
public struct CampaignTable: Sendable {
    public struct Row: Sendable {
        public let participant: Participant
        public let score: CampaignScore
    }

    public let counter: CampaignCounter
    /// In the order of the numbers.
    public let rows: [Row]
    /// Results that are not void.
    public let results: Int64

    public var plan: CampaignPlan { counter.plan }

    public init(_ plan: CampaignPlan, _ code: CampaignCode, _ state: some LedgerState) {
        let counter = CampaignCounter(plan)
        var rows: [Row] = []
        var count: Int64 = 0
        state.eachParticipant(in: code) { participant, results in
            count += Int64(results.count { !$0.voided })
            rows.append(Row(participant: participant, score: counter.score(results)))
        }
        self.counter = counter
        self.rows = rows
        results = count
    }
}

extension LedgerState {
    /// Everybody who takes part, with all their results, in the order of the numbers.
    public func eachParticipant(
        in code: CampaignCode, _ body: (Participant, [CampaignResult]) -> Void
    ) {
        var waiting = participants(in: code)[...]
        var own: [CampaignResult] = []
        eachResult(in: code) { result in
            while let next = waiting.first, next.id != result.participant {
                body(next, own)
                own.removeAll(keepingCapacity: true)
                waiting.removeFirst()
            }
            own.append(result)
        }
        for participant in waiting {
            body(participant, own)
            own.removeAll()
        }
    }
}

/// A row of a ranking; equal values share a rank (1, 2, 2, 4).
public struct CampaignRank: Hashable, Sendable {
    public let rank: Int64
    public let value: Int64
    /// A participant's number, or the region or enterprise.
    public let subject: String
    public let people: Int64
}

extension CampaignTable {
    /// Refuses a campaign without a ranking, and a level that it does not rank (R-CAMP-5).
    /// - Parameter entrance: only those who came in by it; where there are entrances each has a
    ///   ranking of its own.
    public func ranking(
        _ level: CampaignRanking.Level, entrance: CampaignKey?
    ) throws(Refusal) -> [CampaignRank] {
        let ranking = try plan.requireRanking(level)
        let rows = rows.filter { entrance == nil || $0.participant.entrance == entrance }
        switch level {
        case .participant:
            return Self.ranked(
                rows.map { ($0.participant.id.text, counter.value(ranking.by, of: $0.score), 1) })
        case .belonging:
            var sums: [String: (value: Int64, people: Int64)] = [:]
            for row in rows {
                guard let belonging = row.participant.belonging else { continue }
                var sum = sums[belonging] ?? (0, 0)
                sum.value += counter.value(ranking.by, of: row.score)
                sum.people += 1
                sums[belonging] = sum
            }
            return Self.ranked(sums.map { ($0.key, $0.value.value, $0.value.people) })
        }
    }

    private static func ranked(
        _ rows: [(subject: String, value: Int64, people: Int64)]
    ) -> [CampaignRank] {
        let sorted = rows.sorted { ($1.value, $0.subject) < ($0.value, $1.subject) }
        var ranks: [CampaignRank] = []
        for (index, row) in sorted.enumerated() {
            let ties = index > 0 && sorted[index - 1].value == row.value
            ranks.append(
                CampaignRank(
                    rank: ties ? ranks[index - 1].rank : Int64(index + 1), value: row.value,
                    subject: row.subject, people: row.people))
        }
        return ranks
    }

    /// Who qualifies for which awards, by what was recorded. Awards on recommendation have nobody.
    public func awards() -> [ParticipantID: [CampaignKey]] {
        var scores: [ParticipantID: CampaignScore] = [:]
        for row in rows where row.participant.kind == .unit {
            scores[row.participant.id] = row.score
        }
        var awards: [ParticipantID: [CampaignKey]] = [:]
        for award in plan.awards where !award.isByRecommendation {
            for participant in qualifying(award, units: scores) {
                awards[participant, default: []].append(award.key)
            }
        }
        return awards
    }

    private func qualifying(
        _ award: CampaignAward, units: [ParticipantID: CampaignScore]
    ) -> [ParticipantID] {
        let able = rows.filter { row in
            guard row.participant.isFor(award.audience),
                counter.missing(award.needs, of: row.score) == nil
            else { return false }
            if award.unitNeeds.isEmpty { return true }
            guard let unit = row.participant.unit.flatMap({ units[$0] }) else { return false }
            return counter.missing(award.unitNeeds, of: unit) == nil
        }
        guard let top = award.top else { return able.map(\.participant.id) }
        let ranks = Self.ranked(
            able.map { ($0.participant.id.text, counter.value(top.by, of: $0.score), 1) })
        return ranks.filter { $0.rank <= top.count && $0.value > 0 }
            .compactMap { ParticipantID($0.subject) }
    }
}

extension CampaignPlan {
    public func requireRanking(
        _ level: CampaignRanking.Level
    ) throws(Refusal) -> CampaignRanking {
        guard let ranking else { throw .campaign(.notRanked(code)) }
        guard ranking.levels.contains(level) else {
            throw .campaign(.levelNotRanked(level, of: ranking.levels))
        }
        return ranking
    }
}
