import JSON
public import Ledger
import SQLite

/// Rows of campaigns are not kept in memory: each is written once, and found on disk.
extension StoredState {
    public func campaign(_ code: CampaignCode) -> Campaign? {
        let found = stored(
            "SELECT closed FROM campaign WHERE code = ?1", { $0.bind(1, code.text) }
        ) { $0.int(0) == 1 }
        return found.flatMap { closed in
            plan(code).map { Campaign(plan: $0, closed: closed) }
        }
    }

    /// What a file said is read once: a campaign is never opened again under the same code.
    private func plan(_ code: CampaignCode) -> CampaignPlan? {
        if let plan = plans[code] { return plan }
        let document = stored(
            "SELECT document FROM campaign WHERE code = ?1", { $0.bind(1, code.text) }
        ) { $0.text(0) }
        guard let document,
            let json = try? JSON.parse(Array(document.utf8), limits: .stored)
        else { return nil }
        var reader = CampaignReader()
        plans[code] = reader.read(json)
        return plans[code]
    }

    public func put(_ campaign: Campaign) {
        plans[campaign.code] = campaign.plan
        write(
            """
            INSERT INTO campaign VALUES(?1, ?2, ?3) ON CONFLICT(code) DO UPDATE SET closed = ?3
            """
        ) {
            $0.bind(1, campaign.code.text).bind(2, campaign.plan.document)
                .bind(3, campaign.closed ? 1 : 0)
        }
    }

    public func participant(_ id: ParticipantID, in campaign: CampaignCode) -> Participant? {
        stored(
            "SELECT * FROM campaign_participant WHERE campaign = ?1 AND id = ?2",
            { $0.bind(1, campaign.text).bind(2, id.text) }, Participant.init(row:)) ?? nil
    }

    public func participants(
        in campaign: CampaignCode, after participant: ParticipantID?, limit: Int
    ) -> [Participant] {
        storedRows(
            """
            SELECT * FROM campaign_participant WHERE campaign = ?1 AND id > ?2
            ORDER BY id LIMIT ?3
            """,
            {
                $0.bind(1, campaign.text).bind(2, participant?.text ?? "").bind(3, Int64(limit))
            }, Participant.init(row:)
        ).compactMap { $0 }
    }

    public func isLarge(_ campaign: CampaignCode, beyond count: Int) -> Bool {
        let found = stored(
            """
            SELECT (SELECT count(*) FROM (
                    SELECT 1 FROM campaign_participant WHERE campaign = ?1 LIMIT ?2))
                + (SELECT count(*) FROM (
                    SELECT 1 FROM campaign_result WHERE campaign = ?1 LIMIT ?2))
            """, { $0.bind(1, campaign.text).bind(2, Int64(count) + 1) }
        ) { Int($0.int(0)) }
        return (found ?? 0) > count
    }

    public func hasStood(_ participant: ParticipantID, in campaign: CampaignCode) -> Bool {
        stored(
            """
            SELECT final IS NOT NULL FROM campaign_participant WHERE campaign = ?1 AND id = ?2
            """, { $0.bind(1, campaign.text).bind(2, participant.text) }
        ) { $0.int(0) == 1 } ?? false
    }

    public func results(
        of participant: ParticipantID, in campaign: CampaignCode
    ) -> [CampaignResult] {
        storedRows(
            """
            SELECT * FROM campaign_result WHERE campaign = ?1 AND participant = ?2 ORDER BY day, id
            """, { $0.bind(1, campaign.text).bind(2, participant.text) }
        ) { CampaignResult(row: $0) }
    }

    public func put(_ participant: Participant, in campaign: CampaignCode) {
        write(
            """
            INSERT INTO campaign_participant VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, NULL)
            """
        ) {
            $0.bind(1, campaign.text).bind(2, participant.id.text)
                .bind(3, participant.kind.rawValue).bind(4, participant.name)
                .bind(5, participant.entrance?.text).bind(6, participant.belonging)
                .bind(7, participant.traits.map(\.text).joined(separator: " "))
                .bind(8, participant.unit?.text)
        }
    }

    public func put(_ standing: Campaign.Standing, in campaign: CampaignCode) {
        write(
            """
            UPDATE campaign_participant SET final = ?3, awards = ?4
            WHERE campaign = ?1 AND id = ?2
            """
        ) {
            $0.bind(1, campaign.text).bind(2, standing.participant.text)
                .bind(3, standing.points.value)
                .bind(4, standing.awards.map(\.text).joined(separator: " "))
        }
    }

    public func result(_ id: ResultID) -> CampaignResult? {
        stored(
            "SELECT * FROM campaign_result WHERE id = ?1", { $0.bind(1, id.number) },
            CampaignResult.init(row:))
    }

    public func put(_ result: CampaignResult) {
        note(result.id)
        write(
            """
            INSERT INTO campaign_result VALUES(
                ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            ON CONFLICT(id) DO UPDATE SET voided = ?12
            """
        ) {
            $0.bind(1, result.id.number).bind(2, result.campaign.text)
                .bind(3, result.participant.text).bind(4, result.item.text)
                .bind(5, Int64(result.on.number)).bind(6, result.points.value)
                .bind(7, result.counted ? 1 : 0).bind(8, result.counts.stored)
                .bind(9, result.subject).bind(10, result.note)
                .bind(11, result.claim?.number).bind(12, result.voided ? 1 : 0)
        }
    }

    public func countResults(
        of participant: ParticipantID, in campaign: CampaignCode, item: CampaignKey,
        days: Range<Day>
    ) -> Int {
        stored(
            """
            SELECT count(*) FROM campaign_result
            WHERE campaign = ?1 AND participant = ?2 AND day >= ?3 AND day < ?4 AND item = ?5
                AND voided = 0
            """,
            {
                $0.bind(1, campaign.text).bind(2, participant.text)
                    .bind(3, Int64(days.lowerBound.number))
                    .bind(4, Int64(days.upperBound.number)).bind(5, item.text)
            }
        ) { Int($0.int(0)) } ?? 0
    }

    public func countResults(
        of participant: ParticipantID, in campaign: CampaignCode, item: CampaignKey,
        subject: String
    ) -> Int {
        stored(
            """
            SELECT count(*) FROM campaign_result
            WHERE campaign = ?1 AND participant = ?2 AND item = ?3 AND subject = ?4
                AND voided = 0
            """,
            {
                $0.bind(1, campaign.text).bind(2, participant.text).bind(3, item.text)
                    .bind(4, subject)
            }
        ) { Int($0.int(0)) } ?? 0
    }

    public func eachResult(in campaign: CampaignCode, _ body: (CampaignResult) -> Void) {
        _ = storedRows(
            """
            SELECT * FROM campaign_result WHERE campaign = ?1 ORDER BY participant, day, id
            """, { $0.bind(1, campaign.text) }
        ) { body(CampaignResult(row: $0)) }
    }
}
