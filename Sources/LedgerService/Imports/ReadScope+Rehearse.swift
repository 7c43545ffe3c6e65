import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension ReadScope {
    /// Tries each row over the books and those before it; refused ones go out as they are found.
    func rehearse(_ upload: Upload, _ sink: RowSink) throws(ServiceError) -> JSONObject {
        let context = Context(actor: caller.actor, now: now, time: time)
        var rehearsal = RehearsalState(over: state)
        var known = KnownRows(upload, state, time, lastSeq: books.head.seq)
        var refused: Set<Int> = []
        var (applied, already, rejected) = (0, 0, 0)
        var all = upload
        all.leftOut = []
        try all.eachRow(in: 0..<upload.count) { place, row throws(ServiceError) in
            var asked: Command?
            do throws(ServiceError) {
                let command = try command(for: row, upload.kind, upload.campaign)
                asked = command
                if let standing = try known.standing(command) {
                    already += 1
                    if standing == .rejected { rejected += 1 }
                    return true
                }
                let events = try ruled { () throws(Refusal) in
                    try command.decide(context, in: rehearsal)
                }
                for event in events { rehearsal.take(event, by: caller.actor, at: now) }
                applied += 1
            } catch {
                guard let bad = error.row(place, of: upload.kind, time) else { throw error }
                try stored { () throws(StoreError) in try books.checkState() }
                if case .refused(let refusal) = error, let asked, known.isIn(asked, refusal) {
                    already += 1
                    return true
                }
                refused.insert(place)
                return sink.row(bad)
            }
            return !sink.isClosed
        }
        condition.stagings.leaveOut(refused, of: upload.id, on: connection)
        return [
            "applied": .int(Int64(applied)), "already": .int(Int64(already)),
            "alreadyRejected": .int(Int64(rejected)),
            "refused": .int(Int64(refused.count)),
        ]
    }
}
