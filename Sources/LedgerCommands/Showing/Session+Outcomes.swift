import JSON
import LedgerAPI
import LedgerClient

extension Session {
    /// The results of many at once, each by the word it was asked with; those refused are told on
    /// the error side, and the command then ends as refused.
    /// - Parameter done: what is said of one that was done; its word alone without.
    func showOutcomes(
        _ result: JSON, of words: [String], done: ((String, JSON) -> Phrase)? = nil
    ) throws(Failure) {
        let outcomes = Outcome.all(in: result)
        show(result) {
            zip(outcomes, result["results"]?.array ?? []).filter { $0.0.refusal == nil }
                .map { outcome, json in
                    let name = outcome.name(in: words)
                    return (done?(name, json)[language] ?? name) + "\n"
                }.joined()
        }
        let refused = outcomes.filter { $0.refusal != nil }
        for outcome in refused {
            let reason = outcome.refusal?.explanation.what[language] ?? ""
            output.note("\(outcome.name(in: words).visible): \(reason)\n")
        }
        note(
            Phrase(
                zh: "办成 \(outcomes.count - refused.count)，未办 \(refused.count)。",
                en: "\(outcomes.count - refused.count) done, \(refused.count) refused."))
        if !refused.isEmpty { throw .told(.refused) }
    }

    /// A change of many things, of which each refused one is told by the word it was asked with.
    func changeMany<Call: ChangeCall>(
        _ asked: Asked<Call>, words: [String]
    ) throws(Failure) -> JSON {
        do {
            return try change(asked)
        } catch {
            for outcome in Outcome.refused(in: error) {
                let reason = outcome.refusal?.explanation.what[language] ?? ""
                output.note("\(outcome.name(in: words).visible): \(reason)\n")
            }
            throw error
        }
    }
}

/// What became of one of many things.
struct Outcome {
    /// Its place in the list that was sent, from 0.
    let index: Int
    /// Nil where it was done.
    let refusal: WireError?

    init(_ json: JSON) {
        index = Int(json["line"]?.int ?? 0)
        refusal = json["error"].map { error in
            var refusal = WireError(.internalError, facts: error["facts"]?.object ?? [:])
            refusal.kind = error["kind"]?.string ?? refusal.kind
            return refusal
        }
    }

    static func all(in result: JSON) -> [Outcome] {
        (result["results"]?.array ?? []).map { Outcome($0) }
    }

    /// Those for which all of a list was refused.
    static func refused(in failure: Failure) -> [Outcome] {
        guard case .client(.refused(let error)) = failure, error.known == .batchRefused else {
            return []
        }
        return (error.facts["refused"]?.array ?? []).map { Outcome($0) }
    }

    func name(in words: [String]) -> String {
        words.indices.contains(index) ? words[index] : "#\(index)"
    }
}
