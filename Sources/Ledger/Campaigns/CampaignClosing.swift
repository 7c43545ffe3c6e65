/// A campaign that is closed in steps (R-CAMP-7): first everybody is counted, then each award that
/// goes to so many at the top finds where they end, then the standings are kept.
///
/// It is the work's own and in no book: after a restart everybody is counted again, and whose
/// standing is kept is passed over. Nothing changes a result meanwhile: a campaign that is being
/// closed takes none.
public struct CampaignClosing: Hashable, Sendable {
    /// What is kept of one participant until the end.
    private struct Line: Hashable, Sendable {
        let participant: ParticipantID
        let unit: ParticipantID?
        let points: Points
        /// By the places of the awards: what they ask of the participant is reached; and what it
        /// ranks by, for those that go to so many at the top.
        let able: [Bool]
        let values: [Int64]
    }

    /// As they were counted: a step adds one piece, so that none copies what was there.
    private var pieces: [[Line]] = []
    /// Which awards' needs of a unit each unit reaches.
    private var units: [ParticipantID: [Bool]] = [:]
    private var results: Int64 = 0
    /// The least value that is still at the top, by the places of the awards that were looked at.
    private var least: [Int64] = []
    private var isCounted = false
    /// Pieces whose standings are kept.
    private var kept = 0
    private(set) var isDone = false

    init() {}

    /// Results read in one step, roughly: those of one participant come together.
    private static let most = 2048

    mutating func step(_ code: CampaignCode, _ state: some LedgerState) -> [Ledger.Event] {
        guard let plan = state.campaign(code)?.plan else {
            isDone = true
            return []
        }
        let awards = plan.awards.filter { !$0.isByRecommendation }
        if !isCounted {
            count(code, CampaignCounter(plan), awards, state)
        } else if least.count < awards.count {
            rank(awards[least.count], at: least.count)
        } else if kept < pieces.count {
            return keep(awards, code, state)
        } else {
            isDone = true
            let participants = pieces.reduce(0) { $0 + $1.count }
            return [.campaign(code, .closed(participants: Int64(participants), results: results))]
        }
        return []
    }

    private mutating func count(
        _ code: CampaignCode, _ counter: CampaignCounter, _ awards: [CampaignAward],
        _ state: some LedgerState
    ) {
        let next = state.participants(
            in: code, after: pieces.last?.last?.participant, limit: LongWork.step)
        var piece: [Line] = []
        var read = 0
        for participant in next where read < Self.most {
            let own = state.results(of: participant.id, in: code)
            read += own.count
            results += Int64(own.count { !$0.voided })
            let score = counter.score(own)
            if participant.kind == .unit {
                units[participant.id] = awards.map {
                    counter.missing($0.unitNeeds, of: score) == nil
                }
            }
            piece.append(
                Line(
                    participant: participant.id, unit: participant.unit, points: score.total,
                    able: awards.map {
                        participant.isFor($0.audience)
                            && counter.missing($0.needs, of: score) == nil
                    },
                    values: awards.map { award in
                        award.top.map { counter.value($0.by, of: score) } ?? 0
                    }))
        }
        if piece.isEmpty { isCounted = true } else { pieces.append(piece) }
    }

    /// A tie at the end is given whole, so the last of so many says how much it takes. Who has
    /// nothing is never at the top.
    private mutating func rank(_ award: CampaignAward, at place: Int) {
        guard let top = award.top else { return least.append(.min) }
        var values: [Int64] = []
        for piece in pieces {
            for line in piece where isAble(line, award, place) { values.append(line.values[place]) }
        }
        values.sort(by: >)
        let last = top.count > 0 ? values.prefix(Int(clamping: top.count)).last : nil
        least.append(max(1, last ?? .max))
    }

    private func isAble(_ line: Line, _ award: CampaignAward, _ place: Int) -> Bool {
        guard line.able[place] else { return false }
        if award.unitNeeds.isEmpty { return true }
        return line.unit.flatMap { units[$0] }.map { $0[place] } ?? false
    }

    private mutating func keep(
        _ awards: [CampaignAward], _ code: CampaignCode, _ state: some LedgerState
    ) -> [Ledger.Event] {
        let piece = pieces[kept]
        kept += 1
        let standings = piece.filter { !state.hasStood($0.participant, in: code) }.map { line in
            Campaign.Standing(
                participant: line.participant, points: line.points,
                awards: awards.indices.filter { place in
                    isAble(line, awards[place], place)
                        && (awards[place].top == nil || line.values[place] >= least[place])
                }.map { awards[$0].key })
        }
        return standings.isEmpty ? [] : [.campaign(code, .stood(standings))]
    }
}
