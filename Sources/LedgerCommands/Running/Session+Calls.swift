import JSON
import LedgerAPI
import LedgerValues

/// Calls that the contract declares.
extension Session {
    /// A query's result.
    func ask<Call: ReadCall>(_ asked: Asked<Call>, seconds: Int? = nil) throws(Failure) -> JSON {
        try ask(Call.call.name, asked.params, seconds: seconds)
    }

    /// Every row of a paged query.
    func allRows<Call: ReadCall>(_ asked: Asked<Call>) throws(Failure) -> [JSON] {
        try allRows(Call.call.name, asked.params)
    }

    /// A change's result.
    func change<Call: ChangeCall>(
        _ asked: Asked<Call>, request: String? = nil, dryRun: Bool? = nil, seconds: Int? = nil
    ) throws(Failure) -> JSON {
        try change(
            Call.call.name, asked.params, request: request, dryRun: dryRun, seconds: seconds)
    }

    /// A claim with its whole life.
    func claim(_ word: String, seconds: Int? = nil) throws(Failure) -> JSON {
        var asked = Asked(ClaimShow.self)
        asked[word: ClaimShow.claim] = word
        return try ask(asked, seconds: seconds)
    }

    func word(_ option: Option) -> String? { arguments.value(option) }

    /// The day that an option names.
    func date(_ option: Option) throws(Failure) -> Day? {
        try day(option)?.string.flatMap { Day($0) }
    }

    /// Points that an option names: as many as an item may give (R-ITEM-1).
    func award(_ option: Option) throws(Failure) -> Points? {
        try integer(option, in: PolicyBounds.award).map { Points($0) }
    }

    /// A value of an enumeration that an option names in either language.
    func choice<C: RawRepresentable>(
        _ option: Option, in glossary: Glossary, _: C.Type = C.self
    ) throws(Failure) -> C? where C.RawValue == String {
        try code(option, in: glossary)?.string.flatMap { C(rawValue: $0) }
    }
}

extension Listing {
    /// A query that the contract declares.
    init<Call: ReadCall>(_ asked: Asked<Call>, fields: [Field], nothing: Phrase) {
        self.init(
            method: Call.call.name, params: asked.params, fields: fields, nothing: nothing)
    }
}
