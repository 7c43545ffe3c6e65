import Ledger
import SQLite

extension Participant {
    init?(row: Statement) {
        guard let kind = ParticipantKind(rawValue: row.text(2)) else { return nil }
        self.init(
            id: ParticipantID(unchecked: row.text(1)), kind: kind, name: row.textOrNil(3),
            entrance: row.textOrNil(4).map { CampaignKey(unchecked: $0) },
            belonging: row.textOrNil(5), traits: [CampaignKey](stored: row.text(6)),
            unit: row.textOrNil(7).map { ParticipantID(unchecked: $0) })
    }
}

extension CampaignResult {
    init(row: Statement) {
        self.init(
            id: ResultID(number: row.int(0)), campaign: CampaignCode(unchecked: row.text(1)),
            participant: ParticipantID(unchecked: row.text(2)),
            item: CampaignKey(unchecked: row.text(3)), on: Day(number: Int32(row.int(4))),
            points: Points(row.int(5)), counted: row.int(6) == 1,
            counts: CampaignCounts(stored: row.text(7)), subject: row.textOrNil(8),
            note: row.text(9), claim: row.intOrNil(10).map { ClaimID(number: $0) },
            voided: row.int(11) == 1)
    }
}

extension [CampaignKey] {
    /// Codes hold no blanks.
    init(stored text: String) {
        self = text.split(separator: " ").map { CampaignKey(unchecked: String($0)) }
    }
}

extension CampaignCounts {
    /// `found=5 right=4`, in the order of the codes.
    var stored: String {
        keys.sorted().map { $0.text + "=" + String(self[$0] ?? 0) }.joined(separator: " ")
    }

    init(stored text: String) {
        self.init()
        for part in text.split(separator: " ") {
            guard let equals = part.firstIndex(of: "="),
                let value = Int64(part[part.index(after: equals)...])
            else { continue }
            self[CampaignKey(unchecked: String(part[..<equals]))] = value
        }
    }
}
