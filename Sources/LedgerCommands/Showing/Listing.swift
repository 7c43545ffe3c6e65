import JSON
import LedgerClient

/// A query whose rows are shown as a table.
struct Listing: Sendable {
    let method: String
    var params: JSONObject = [:]
    let fields: [Field]
    /// Said where there is nothing.
    let nothing: Phrase
    /// Whether the method takes `after` and `limit`.
    var isPaged = true
    /// Said above the table, from the result's other members.
    var heading: (@Sendable (JSON) -> Phrase)? = nil
}

extension Option {
    static let limit = Option(
        "limit", "N", Phrase(zh: "最多几行（默认 100）", en: "at most so many rows (100)"))
    static let after = Option(
        "after", "KEY", Phrase(zh: "从上次的 next 之后接着看", en: "go on after an earlier page's next"))
    static let allRows = Option("all", Phrase(zh: "全部，不分页", en: "all rows"))

    static let paging = [limit, after, allRows]
}

extension Session {
    private static let pageSize: Int64 = 1000

    func list(_ listing: Listing) throws(Failure) {
        let result = try rows(of: listing)
        let rows = result["rows"]?.array ?? []
        if options.format == .json {
            output.line(result)
        } else {
            if !rows.isEmpty, let heading = listing.heading { note(heading(result)) }
            showRows(rows, listing.fields, nothing: listing.nothing)
        }
        if let next = result["next"]?.string {
            note(
                Phrase(
                    zh: "还有更多：加 --all，或 --after \(next.visible)。",
                    en: "There is more: --all, or --after \(next.visible)."))
        }
    }

    /// Rows by themselves.
    func showRows(_ rows: [JSON], _ fields: [Field], nothing: Phrase) {
        switch options.format {
        case .json: output.line(JSON.array(rows))
        case .jsonLines: for row in rows { output.line(row) }
        case .plain:
            for row in rows {
                let texts = fields.map { $0.plain(in: row).visible }
                output.line(texts.joined(separator: "\t"))
            }
        case .table:
            if rows.isEmpty { return note(nothing) }
            output.page(
                trainingMark + table(rows, fields), environment: environment,
                interrupts: interrupts)
        }
    }

    /// The rows wanted, over as many pages as that takes; the other members are the last page's.
    private func rows(of listing: Listing) throws(Failure) -> JSON {
        guard listing.isPaged else { return try ask(listing.method, listing.params) }
        var params = listing.params
        params["after"] = arguments.value(.after).map { .string($0) }
        let wanted = arguments.has(.allRows) ? .max : try integer(.limit, in: 1...1_000_000) ?? 100
        var rows: [JSON] = []
        while true {
            params["limit"] = .int(min(Self.pageSize, wanted - Int64(rows.count)))
            let page = try ask(listing.method, params)
            rows += page["rows"]?.array ?? []
            guard let next = page["next"], !next.isNull, Int64(rows.count) < wanted else {
                var result = page.object ?? [:]
                result["rows"] = .array(rows)
                if result["count"] != nil { result["count"] = .int(Int64(rows.count)) }
                return .object(result)
            }
            params["after"] = next
        }
    }
}
