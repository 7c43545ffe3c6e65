import JSON
public import LedgerAPI
import LedgerService
import LedgerStore

/// Why a call was not carried out. Nothing was recorded, except for `outcome_unknown`.
public struct Refused: Error, Sendable {
    private let error: WireError

    /// What it is; ``ErrorKind/isRetryable`` says whether the same may succeed a little later.
    public let kind: ErrorKind

    init(_ error: WireError) {
        self.error = error
        kind = error.known ?? .internalError
    }

    init(storage error: StoreError) { self.init(error.wire) }

    /// A fact of it as text, by the name that the wire has for it: of `claim.duplicate`, `claim` is
    /// the claim that was there before. Nil where its kind has no such fact.
    public func fact(_ name: String) -> String? {
        guard let value = error.facts[name] else { return nil }
        return value.string ?? value.int.map { String($0) }
    }
}

extension Refused: CustomStringConvertible {
    /// `claim.duplicate (claim=C5)`
    public var description: String {
        let facts = error.facts.members.map { $0.name + "=" + (fact($0.name) ?? "…") }
        return kind.rawValue + (facts.isEmpty ? "" : " (" + facts.joined(separator: ", ") + ")")
    }
}

/// Books that cannot be opened.
public struct CannotOpen: Error, Sendable, CustomStringConvertible {
    public let path: String
    /// In English, such as `already served by process 4711`.
    public let reason: String

    public var description: String { "\(path): \(reason)" }
}
