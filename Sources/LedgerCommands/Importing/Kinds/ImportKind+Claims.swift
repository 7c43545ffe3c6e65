import JSON

extension ImportKind {
    static func claims(_ items: ItemNames) -> ImportKind {
        let columns: [ImportColumn] = [
            .employee, .item, .occurred, .note, .occurrence, .points, .name,
            ImportColumn(["另一次", "distinct"]), .evidence, .digest,
        ]
        var kind = ImportKind(
            list: "claims", columns: columns, name: 6, keys: ClaimRows.keys,
            arranged: ClaimRows.distinguished
        ) { row throws(RowFault) in
            let code = try items.code(try row.required(row[1], columns[1]))
            var claim: JSONObject = [
                "employee": .string(
                    try row.required(try row.worksNumber(0, columns), columns[0])),
                "item": .string(code),
                "on": .string(try row.required(try row.day(2, columns), columns[2])),
            ]
            claim["note"] = try row.text(3, columns, longest: 2000).map { .string($0) }
            claim["occurrence"] = try row.occurrence(4, columns).map { .string($0) }
            if try row.truth(7, columns) == true || row.isSpoiled(4) { claim["distinct"] = true }
            claim["points"] = try row.integer(5, columns, in: 1...200, unit: "分").map { .int($0) }
            claim["evidence"] = try EvidenceCell.json(
                row[8], digests: row[9], columns[8].heading)
            return claim
        }
        kind.known = ["item"]
        kind.knows = { field, word in field == "item" && (try? items.code(word)) != nil }
        return kind
    }
}
