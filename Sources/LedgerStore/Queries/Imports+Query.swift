import JSON
public import Ledger
import SQLite

/// One step of an import: where its own entry stands, and how far its rows' entries reach back.
public struct ImportStep: Hashable, Sendable {
    public let seq: Int64
    public let entries: Int64
    /// Of the file, that went in.
    public let rows: Int64
    /// Its entries were made under the same request.
    public let request: String
}

extension StoredState {
    /// - Parameter actor: whose; nil: everybody's.
    public func imports(by actor: Actor?, _ page: Page) -> [Import] {
        var conditions = Conditions()
        conditions.add("actor =", actor.map { .text($0.text) })
        return rows(conditions.select("*", from: "import", page), Import.init(row:))
            .compactMap(\.self)
    }

    /// The steps of an import, the first first.
    public func steps(of id: ImportID) -> [ImportStep] {
        storedRows(
            """
            SELECT seq, body, request_id FROM event
            WHERE stream = ?1 AND type = ?2 ORDER BY version
            """,
            {
                $0.bind(1, Stream.imported(id).text).bind(2, EventType.Import.applied.rawValue)
            }
        ) { row in
            let body = try? JSON.parse(row.blob(1), limits: .stored)
            return ImportStep(
                seq: row.int(0), entries: body?["entries"]?.int ?? 0,
                rows: body?["rows"]?.int ?? 0, request: row.text(2))
        }
    }

    /// What the rows of a step brought in, with the entries' numbers.
    public func entries(of step: ImportStep) -> [(seq: Int64, event: Event)] {
        storedRows(
            """
            SELECT type, stream, body, seq FROM event
            WHERE seq >= ?1 AND seq < ?2 AND request_id = ?3 ORDER BY seq
            """,
            {
                $0.bind(1, step.seq - step.entries).bind(2, step.seq).bind(3, step.request)
            }
        ) { row -> (seq: Int64, event: Event)? in
            let event = try? EventCodec.decode(
                type: row.text(0), stream: row.text(1), body: row.blob(2))
            return event.map { (row.int(3), $0) }
        }.compactMap(\.self)
    }

    /// A line that was brought from the old book, as it was written last.
    public func opening(_ employee: EmployeeID, reference: String) -> Opening? {
        entries(of: .opening(employee, reference: reference)).reversed().lazy
            .compactMap { entry in
                if case .opening(.recorded(let line, _)) = entry.event { line } else { nil }
            }.first
    }

    /// A claim as it was filed.
    public func submission(of claim: ClaimID) -> Claim.Submission? {
        let events = storedRows(
            "SELECT type, stream, body FROM event WHERE stream = ?1 AND version = 1",
            { $0.bind(1, Stream.claim(claim).text) }
        ) {
            try? EventCodec.decode(type: $0.text(0), stream: $0.text(1), body: $0.blob(2))
        }
        guard case .claim(_, .submitted(let submission, _))?? = events.first else { return nil }
        return submission
    }

    /// Results of one participant for one item on one day.
    public func results(
        in campaign: CampaignCode, of participant: ParticipantID, item: CampaignKey, on day: Day
    ) -> [CampaignResult] {
        storedRows(
            """
            SELECT * FROM campaign_result
            WHERE campaign = ?1 AND participant = ?2 AND day = ?3 AND item = ?4
            """,
            {
                $0.bind(1, campaign.text).bind(2, participant.text).bind(3, Int64(day.number))
                    .bind(4, item.text)
            }, CampaignResult.init(row:))
    }
}
