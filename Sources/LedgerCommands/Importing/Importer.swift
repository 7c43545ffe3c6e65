import JSON
import LedgerAPI
import LedgerClient
import SHA2

/// Carries out an import: all rows or none, unless bad ones may be skipped; the same file twice
/// changes nothing twice.
///
/// The request ids follow from what is sent, so the daemon recognises a chunk it has carried out
/// and answers as it did then. A refusal is remembered just so, and must not stand for ever: one
/// that is older than this run is asked again under a further id.
final class Importer {
    private let session: Session
    private let kind: ImportKind
    /// Bad rows are passed over.
    private let skipsBad: Bool
    /// Mixed into the request ids where the same content is meant to count once more.
    let salt: String
    /// The last entry before this run.
    private let seqBefore: Int64

    private(set) var applied = 0
    /// Rows that an earlier run had applied.
    private(set) var appliedBefore = 0
    private(set) var refused: [LineFault] = []

    private static let attempts = 16

    init(_ session: Session, _ kind: ImportKind, skipsBad: Bool, salt: String) throws(Failure) {
        self.session = session
        self.kind = kind
        self.skipsBad = skipsBad
        self.salt = salt
        seqBefore = try session.ask("whoami")["seq"]?.int ?? 0
    }

    /// Tries all rows without applying any; what is refused is in `refused` then.
    func rehearse(_ elements: [ImportBatch.Element]) throws(Failure) {
        let progress = Progress(session, Phrase(zh: "已检查", en: "checked"), total: elements.count)
        defer { progress.finish() }
        for chunk in elements.chunks {
            try send(chunk, isRehearsal: true)
            progress.advance(by: chunk.count)
        }
    }

    /// Applies chunk by chunk; stops at the first that is refused, or when interrupted.
    func apply(_ elements: [ImportBatch.Element]) throws(Failure) {
        let progress = Progress(session, Phrase(zh: "已导入", en: "imported"), total: elements.count)
        defer { progress.finish() }
        for chunk in elements.chunks {
            try send(chunk, isRehearsal: false)
            progress.advance(by: chunk.count)
            if !skipsBad, !refused.isEmpty { return }
            if session.interrupts.isRaised { throw .client(.interrupted(request: nil)) }
        }
    }

    private func send(
        _ chunk: [ImportBatch.Element], isRehearsal: Bool
    ) throws(Failure) {
        var params = kind.extra
        params[kind.list] = .array(chunk.map(\.json))
        params["mode"] = skipsBad ? "each" : "all"
        for attempt in 0..<Self.attempts {
            do throws(Failure) {
                let result = try ask(params, attempt, isRehearsal: isRehearsal)
                return try take(result, of: chunk, isRehearsal: isRehearsal)
            } catch {
                if isOutdated(error), attempt + 1 < Self.attempts { continue }
                if try takeRefusals(error, of: chunk, isRehearsal: isRehearsal) { return }
                throw error
            }
        }
    }

    private func ask(
        _ params: JSONObject, _ attempt: Int, isRehearsal: Bool
    ) throws(Failure) -> JSON {
        let request = requestID(params, attempt)
        do throws(Failure) {
            return try session.change(
                kind.method, params, request: request, dryRun: isRehearsal,
                seconds: Patience.chunk)
        } catch {
            // The id is taken: then this very content was sent before, and its answer is kept.
            guard isRehearsal, error.kind == .requestReused else { throw error }
            return try session.change(
                kind.method, params, request: request, dryRun: false, seconds: Patience.chunk)
        }
    }

    private func requestID(_ params: JSONObject, _ attempt: Int) -> String {
        let content: JSON = [
            "method": .string(kind.method), "params": .object(params), "salt": .string(salt),
            "attempt": .int(Int64(attempt)),
        ]
        return RequestKey.derived(from: SHA256.hash(content.canonical()).bytes)
    }

    /// A refusal that was remembered from before this run.
    private func isOutdated(_ failure: Failure) -> Bool {
        guard case .client(.refused(let error)) = failure, let seq = error.seq else { return false }
        return seq < seqBefore
    }
}

extension Importer {
    private func take(
        _ result: JSON, of chunk: [ImportBatch.Element], isRehearsal: Bool
    ) throws(Failure) {
        let outcomes = Outcome.all(in: result)
        let bad = outcomes.filter { $0.refusal != nil }
        let wasKept = result["seq"]?.int.map { $0 <= seqBefore } ?? false
        if wasKept, !bad.isEmpty, bad.count < chunk.count {
            // Skipped by an earlier run; what stood in their way may be gone.
            appliedBefore += chunk.count - bad.count
            return try send(
                bad.filter { chunk.indices.contains($0.index) }.map { chunk[$0.index] },
                isRehearsal: isRehearsal)
        }
        let count = chunk.count - bad.count
        if wasKept { appliedBefore += count } else { applied += count }
        refuse(bad, of: chunk)
    }

    /// Notes the rows for which a chunk was refused; false where it was refused as a whole.
    private func takeRefusals(
        _ failure: Failure, of chunk: [ImportBatch.Element], isRehearsal: Bool
    ) throws(Failure) -> Bool {
        let bad = Outcome.refused(in: failure)
        if !bad.isEmpty {
            refuse(bad, of: chunk)
            return true
        }
        guard case .client(.refused(let error)) = failure, error.known == .invalidParams,
            let index = Self.index(in: error.facts["param"]?.string, list: kind.list),
            chunk.indices.contains(index)
        else { return false }
        // One row has a form that the daemon does not take; it names only the first of them.
        refused.append(LineFault(line: chunk[index].line, reason: error.explanation.what))
        var rest = chunk
        rest.remove(at: index)
        if !rest.isEmpty, skipsBad || isRehearsal { try send(rest, isRehearsal: isRehearsal) }
        return true
    }

    private func refuse(_ outcomes: [Outcome], of chunk: [ImportBatch.Element]) {
        for outcome in outcomes where chunk.indices.contains(outcome.index) {
            let reason = outcome.refusal?.explanation.what ?? Phrase("")
            refused.append(LineFault(line: chunk[outcome.index].line, reason: reason))
        }
    }

    /// `claims.3.item` is about the element 3.
    private static func index(in path: String?, list: String) -> Int? {
        let parts = (path ?? "").split(separator: ".")
        guard parts.count >= 2, parts[0] == list else { return nil }
        return Int(parts[1])
    }
}

extension Failure {
    fileprivate var kind: ErrorKind? {
        if case .client(.refused(let error)) = self { error.known } else { nil }
    }
}
