/// What fills a form or a certificate: one participant's results, or those of all.
public struct CampaignFilling: Sendable {
    private let counter: CampaignCounter
    private let name: String
    private let on: Day
    private let participants: Int64
    private var points: Points = 0
    private var times: [Int64]
    private var sums: [CampaignCounts]
    private var subjects: [[String]]
    private var notes: [[String]]
    private var earned: [CampaignKey: Int64] = [:]

    /// - Parameter on: the day on which it is filled.
    public init(_ counter: CampaignCounter, name: String, participants: Int64, on: Day) {
        self.counter = counter
        self.name = name
        self.on = on
        self.participants = participants
        let count = counter.plan.items.count
        times = Array(repeating: 0, count: count)
        sums = Array(repeating: [:], count: count)
        subjects = Array(repeating: [], count: count)
        notes = Array(repeating: [], count: count)
    }

    /// Adds one participant.
    public mutating func add(_ results: [CampaignResult]) {
        let score = counter.score(results)
        points += score.total
        for (index, item) in score.items.enumerated() {
            times[index] += item.times
            sums[index].merge(item.sums) { $0 + $1 }
        }
        for certificate in counter.plan.certificates
        where counter.missing(certificate.needs, of: score) == nil {
            earned[certificate.key, default: 0] += 1
        }
        for result in counter.standing(results) {
            guard let index = counter.place(of: result.item) else { continue }
            if let subject = result.subject, !subjects[index].contains(subject) {
                subjects[index].append(subject)
            }
            if !result.note.isEmpty { notes[index].append(result.note) }
        }
    }

    /// The text with its blanks filled.
    public func fill(_ text: String) -> String {
        CampaignText(text).parts.map { part in
            switch part {
            case .words(let words): words
            case .unknown(let inner): "{" + inner + "}"
            case .blank(let blank): fill(blank)
            }
        }.joined()
    }

    private func fill(_ blank: CampaignText.Blank) -> String {
        switch blank {
        case .name: name
        case .campaign: counter.plan.name
        case .on: on.text
        case .participants: String(participants)
        case .quantity(let quantity): String(value(quantity))
        case .earned(let key): String(earned[key] ?? 0)
        case .subjects(let item): listed(item, subjects, by: "、")
        case .notes(let item): listed(item, notes, by: "；")
        }
    }

    private func value(_ quantity: CampaignQuantity) -> Int64 {
        switch quantity.source {
        case .points: points.value
        case .times(let item): counter.place(of: item).map { times[$0] } ?? 0
        case .measure(let item, let key): counter.place(of: item).flatMap { sums[$0][key] } ?? 0
        }
    }

    private func listed(_ item: CampaignKey, _ texts: [[String]], by separator: String) -> String {
        counter.place(of: item).map { texts[$0].joined(separator: separator) } ?? ""
    }
}
