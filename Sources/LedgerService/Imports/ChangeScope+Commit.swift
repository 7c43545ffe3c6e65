import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension ChangeScope {
    /// Refused rows that a reply names: a rehearsal tells all.
    private static let mostRefused = 200

    /// Brings one step of what was sent into the books, or nothing.
    func commitRows() throws(ServiceError) -> JSONObject {
        let id = arguments.words("upload")
        let upload = try staged { () throws(Stagings.Fault) in
            try stagings.upload(id, on: connection)
        }
        guard upload.owner == caller.actor else { throw .staging(.notStaged) }
        if let refusal = upload.kind.method.access.refuses(caller, arguments, in: state) {
            throw refusal
        }
        let seq = books.head.seq
        let first = Int(arguments.int("from") ?? 0)
        let end = min(upload.count, first + Import.step)
        let (applied, already, rejected) = try applyRows(of: upload, in: first..<max(first, end))

        var result: JSONObject = [
            "applied": .int(Int64(applied)), "already": .int(Int64(already)),
            "alreadyRejected": .int(Int64(rejected)),
        ]
        var number: ImportID? = arguments.id("import")
        if applied > 0 {
            try apply(
                .imported(
                    .apply(
                        upload.kind, file: upload.file, rows: Int64(applied),
                        entries: books.head.seq - seq, to: number)))
            number = number ?? ImportID(number: state.lastNumber(ImportID.self))
        }
        result["import"] = number.map { .string($0.text) }
        if end < upload.count { result["next"] = .int(Int64(end)) }
        return result
    }

    private func applyRows(
        of upload: Upload, in places: Range<Int>
    ) throws(ServiceError) -> (applied: Int, already: Int, rejected: Int) {
        var known = KnownRows(upload, state, time, lastSeq: books.head.seq)
        var refused: [JSON] = []
        var (applied, already, rejected, refusals) = (0, 0, 0, 0)
        try upload.eachRow(in: places) { place, row throws(ServiceError) in
            var asked: Command?
            do throws(ServiceError) {
                let command = try command(for: row, upload.kind, upload.campaign)
                asked = command
                if let standing = try known.standing(command) {
                    already += 1
                    if standing == .rejected { rejected += 1 }
                    return true
                }
                try apply(command)
                try name(row, command)
                applied += 1
            } catch {
                guard let bad = error.row(place, of: upload.kind, time) else { throw error }
                if case .refused(let refusal) = error, let asked, known.isIn(asked, refusal) {
                    already += 1
                } else {
                    refusals += 1
                    if refused.count < Self.mostRefused { refused.append(bad) }
                }
            }
            return true
        }
        if refusals > 0 {
            throw .batch(refused: refused, of: refusals + applied + already)
        }
        return (applied, already, rejected)
    }

    /// Gives the name that a row holds, beside the chain.
    private func name(_ row: Arguments, _ command: Command) throws(ServiceError) {
        switch command {
        case .employee(.enrol(let id, _, _, _)), .employee(.rename(let id)):
            try name(id, row.words("name"))
        case .campaign(.join(let code, let participant)): try nameGuest(participant, of: code)
        default: break
        }
    }
}
