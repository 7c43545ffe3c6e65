import JSON
import LedgerAPI
import LedgerClient

/// Carries the rows of a file into the books: sent in frames, tried as a whole beside the books,
/// and brought in at once, all or none (R-IMP-1).
///
/// What the daemon was sent goes with the connection; then it is sent again. A commit bears its
/// request's id whatever happens to the connection, so that it is carried out once.
final class Importer {
    private let session: Session
    private let kind: ImportKind
    private let file: String
    /// Bad rows are passed over.
    private let skipsBad: Bool
    /// Goods that equal goods received before are another delivery.
    private let isAnother: Bool
    /// What is sent under this name is one file.
    private let upload = RequestKey.made()
    private let elements: [ImportBatch.Element]
    /// The rows that the daemon has, in its order.
    private var sent: [ImportBatch.Element] = []
    private var isSent = false

    /// The import's number in the books, once rows are in.
    private(set) var number: String?
    private(set) var applied = 0
    /// Rows that were in the books before, as they stand in the file.
    private(set) var appliedBefore = 0
    /// Of them, claims that somebody rejected or revoked.
    private(set) var rejectedBefore = 0
    /// Rows of a form that the daemon does not take.
    private var ofForm: [LineFault] = []
    /// Rows that the books do not take, by the last rehearsal.
    private var byBooks: [LineFault] = []
    /// What to do about them, each once.
    private(set) var advice: [Phrase] = []
    /// Rows of earlier steps that were taken back because a later step was refused.
    private(set) var takenBack = 0
    /// Rows of them that could not be, because somebody had decided on them.
    private(set) var kept = 0
    /// The number under which they were in.
    private(set) var takenBackFrom: String?

    /// A file with more rows is tried before it goes in, so that all its bad lines are known and
    /// nobody waits for what is undone again.
    static let mostUntried = 1000
    private static let attempts = 3

    init(
        _ session: Session, _ kind: ImportKind, _ elements: [ImportBatch.Element], file: String,
        skipsBad: Bool, isAnother: Bool
    ) {
        self.session = session
        self.kind = kind
        self.file = file
        self.skipsBad = skipsBad
        self.isAnother = isAnother
        self.elements = elements
    }

    var refused: [LineFault] { ofForm + byBooks }

    /// Tries all rows without bringing any in; what is refused is in `refused` then.
    func rehearse() throws(Failure) {
        byBooks = []
        if sent.count + ofForm.count < elements.count { isSent = false }
        try withRows { () throws(Failure) in
            byBooks = []
            advice = []
            let stream = try session.stream(
                "import.rehearse", ["upload": .string(upload)], seconds: Patience.chunk)
            do throws(ClientError) {
                while let more = try stream.next() { more.forEach(refuse) }
            } catch {
                byBooks = []
                throw .client(error)
            }
            applied = Int(stream.summary["applied"]?.int ?? 0)
            appliedBefore = Int(stream.summary["already"]?.int ?? 0)
            rejectedBefore = Int(stream.summary["alreadyRejected"]?.int ?? 0)
        }
    }

    /// Brings all rows in that no rehearsal refused, or none of them.
    func apply() throws(Failure) {
        for attempt in 1...Self.attempts {
            do {
                return try commit()
            } catch {
                guard case .client(.refused(let refusal)) = error, refusal.known == .batchRefused
                else { throw error }
                try takeBack()
                // The refusal names some of the rows, and a rehearsal all.
                try rehearse()
                if refused.isEmpty { refusal.facts["refused"]?.array?.forEach(refuse) }
                (applied, appliedBefore, rejectedBefore) = (0, 0, 0)
                guard skipsBad, attempt < Self.attempts else { return }
            }
        }
    }

    private func commit() throws(Failure) {
        let progress = Progress(session, Phrase(zh: "已导入", en: "imported"), total: sent.count)
        defer { progress.finish() }
        (applied, appliedBefore, rejectedBefore, number) = (0, 0, 0, nil)
        var from: Int64? = 0
        while let place = from {
            let request = RequestKey.made()
            var params: JSONObject = ["upload": .string(upload), "from": .int(place)]
            params["import"] = number.map { .string($0) }
            let result = try withRows { () throws(Failure) in
                try session.change(
                    "import.commit", params, request: request, dryRun: false,
                    seconds: Patience.chunk)
            }
            applied += Int(result["applied"]?.int ?? 0)
            appliedBefore += Int(result["already"]?.int ?? 0)
            rejectedBefore += Int(result["alreadyRejected"]?.int ?? 0)
            number = result["import"]?.string ?? number
            from = result["next"]?.int
            progress.advance(
                by: Int((result["applied"]?.int ?? 0) + (result["already"]?.int ?? 0)))
            if from != nil, session.interrupts.isRaised {
                throw .client(.interrupted(request: nil))
            }
        }
    }

    /// Takes the steps back that are in when a later one is refused.
    private func takeBack() throws(Failure) {
        guard let number else { return }
        takenBackFrom = number
        let tally = try session.undo(import: number, reason: nil)
        takenBack += Int(tally.undone)
        kept += Int(tally.stay)
    }
}

// Sending.
extension Importer {
    /// Runs what needs the rows to be with the daemon, and sends them (again) where they are not.
    private func withRows<R>(_ body: () throws(Failure) -> R) throws(Failure) -> R {
        for _ in 1..<Self.attempts {
            if !isSent { try send() }
            do {
                return try body()
            } catch {
                guard error.losesRows else { throw error }
                isSent = false
            }
        }
        if !isSent { try send() }
        return try body()
    }

    private func send() throws(Failure) {
        // What was refused is not sent again.
        let bad = Set(refused.map(\.line))
        let all = elements.filter { !bad.contains($0.line) }
        sent = []
        var begin: JSONObject = [
            "upload": .string(upload), "kind": .string(kind.list), "file": .string(file),
        ]
        begin["campaign"] = kind.campaign.map { .string($0) }
        if isAnother { begin["another"] = true }
        let most = try self.begin(begin)
        if all.count > most {
            throw .client(
                .refused(
                    WireError(.importTooLarge, facts: ["what": "rows", "most": .int(most)])))
        }
        let progress = Progress(session, Phrase(zh: "已发送", en: "sent"), total: all.count)
        defer { progress.finish() }
        for chunk in all.chunks {
            try send(chunk)
            progress.advance(by: chunk.count)
            if session.interrupts.isRaised { throw .client(.interrupted(request: nil)) }
        }
        isSent = true
    }

    /// Waits a moment where another file of the same user is on its way: the daemon may hear later
    /// than the user that the command before has ended.
    /// - Returns: how many rows are taken.
    private func begin(_ params: JSONObject) throws(Failure) -> Int64 {
        let patience = Deadline(seconds: 2)
        while true {
            do {
                return try session.ask("import.begin", params)["mostRows"]?.int ?? .max
            } catch {
                guard case .client(.refused(let refusal)) = error,
                    refusal.known == .importUnderWay, !patience.hasPassed,
                    Waiting.wait(
                        for: 0, on: -1, until: Deadline(milliseconds: 20),
                        interrupts: session.interrupts.descriptor) != .interrupted
                else { throw error }
            }
        }
    }

    private func send(_ chunk: [ImportBatch.Element]) throws(Failure) {
        var chunk = chunk
        while !chunk.isEmpty {
            do {
                _ = try session.ask(
                    "import.rows",
                    [
                        "upload": .string(upload), "from": .int(Int64(sent.count)),
                        "rows": .array(chunk.map(\.json)),
                    ])
                sent += chunk
                return
            } catch {
                // One row has a form that the daemon does not take; it names only the first of them.
                guard case .client(.refused(let refusal)) = error,
                    refusal.known == .invalidParams,
                    let index = Self.index(in: refusal.facts["param"]?.string),
                    chunk.indices.contains(index)
                else { throw error }
                ofForm.append(
                    LineFault(line: chunk[index].line, reason: refusal.explanation.what))
                chunk.remove(at: index)
            }
        }
    }

    /// `rows.3.item` is about the element 3.
    private static func index(in path: String?) -> Int? {
        let parts = (path ?? "").split(separator: ".")
        guard parts.count >= 2, parts[0] == "rows" else { return nil }
        return Int(parts[1])
    }

    private func refuse(_ row: JSON) {
        let outcome = Outcome(row)
        guard sent.indices.contains(outcome.index), let refusal = outcome.refusal else { return }
        let explanation = refusal.explanation
        let row = sent[outcome.index]
        // What no line of a file says is told with whom it is about.
        let whose = row.line == 0 ? row.json["employee"]?.string : nil
        let place = whose.map { Phrase(zh: "\($0)：", en: "\($0): ") } ?? Phrase("")
        byBooks.append(LineFault(line: row.line, reason: place + explanation.what))
        if refusal.known.map(Self.advised.contains) ?? false, let remedy = explanation.advice,
            !advice.contains(remedy)
        {
            advice.append(remedy)
        }
    }

    /// What is not plain to somebody who only reads the reason.
    private static let advised: Set<ErrorKind> = [.stockReceivedBefore, .stockDocumentBooked]
}

extension Failure {
    /// What was sent went with the connection.
    fileprivate var losesRows: Bool {
        switch self {
        case .client(.refused(let error)): error.known == .importNotStaged
        case .client(.protocolFault(.closedEarly)): true
        default: false
        }
    }
}
