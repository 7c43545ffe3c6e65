extension Schema {
    /// Campaigns beside the store (R-CAMP-1): what was opened, who takes part, what was recorded.
    static let campaigns = """
        CREATE TABLE campaign(
            code TEXT NOT NULL PRIMARY KEY, document TEXT NOT NULL, closed INTEGER NOT NULL)
            STRICT, WITHOUT ROWID;
        CREATE TABLE campaign_participant(
            campaign TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT,
            entrance TEXT, belonging TEXT, traits TEXT NOT NULL, unit TEXT, final INTEGER,
            awards TEXT, PRIMARY KEY(campaign, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE campaign_result(
            id INTEGER PRIMARY KEY, campaign TEXT NOT NULL, participant TEXT NOT NULL,
            item TEXT NOT NULL, day INTEGER NOT NULL, points INTEGER NOT NULL,
            counted INTEGER NOT NULL, counts TEXT NOT NULL, subject TEXT, note TEXT NOT NULL,
            claim INTEGER, voided INTEGER NOT NULL) STRICT;
        CREATE INDEX campaign_result_whose ON campaign_result(campaign, participant, day, id);
        """

    static let campaignTables: [(name: String, key: String)] = [
        ("campaign", "code"), ("campaign_participant", "campaign, id"), ("campaign_result", "id"),
    ]
}
