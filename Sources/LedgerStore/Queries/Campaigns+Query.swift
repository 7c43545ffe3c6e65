public import Ledger
import SQLite

extension StoredState {
    /// All that were ever opened, by their codes.
    public func campaigns() -> [Campaign] {
        rows("SELECT code FROM campaign ORDER BY code") { CampaignCode(unchecked: $0.text(0)) }
            .compactMap { campaign($0) }
    }

    /// Who takes part, and results that are not void.
    public func campaignCounts(
        of campaign: CampaignCode
    ) -> (participants: Int64, results: Int64) {
        row(
            """
            SELECT (SELECT count(*) FROM campaign_participant WHERE campaign = ?1),
                (SELECT count(*) FROM campaign_result WHERE campaign = ?1 AND voided = 0)
            """, { $0.bind(1, campaign.text) }
        ) { ($0.int(0), $0.int(1)) } ?? (0, 0)
    }

    /// One participant's results, by day.
    public func results(
        in campaign: CampaignCode, of participant: ParticipantID
    ) -> [CampaignResult] {
        rows(
            """
            SELECT * FROM campaign_result WHERE campaign = ?1 AND participant = ?2
            ORDER BY day, id
            """, { $0.bind(1, campaign.text).bind(2, participant.text) },
            CampaignResult.init(row:))
    }

    public func results(
        in campaign: CampaignCode, of participant: ParticipantID?, _ page: Page
    ) -> [CampaignResult] {
        var conditions = Conditions()
        conditions.add("campaign =", .text(campaign.text))
        conditions.add("participant =", participant.map { .text($0.text) })
        return rows(
            conditions.select("*", from: "campaign_result", page), CampaignResult.init(row:))
    }

    /// Points as they were kept when the campaign was closed; empty before (R-CAMP-7).
    public func finalPoints(in campaign: CampaignCode) -> [ParticipantID: Points] {
        var points: [ParticipantID: Points] = [:]
        let rows = rows(
            """
            SELECT id, final FROM campaign_participant
            WHERE campaign = ?1 AND final IS NOT NULL
            """, { $0.bind(1, campaign.text) }
        ) { (ParticipantID(unchecked: $0.text(0)), Points($0.int(1))) }
        for (id, final) in rows { points[id] = final }
        return points
    }
}
