import LedgerExports

/// What is written above a table: `单号：SH20261008`, in one cell or in two.
enum AboveTable {
    static func value(of name: String, in rows: [CSVRow]) -> String? {
        for row in rows {
            for (index, field) in row.fields.enumerated() {
                let text = field.narrowed
                guard let range = text.firstRange(of: name) else { continue }
                let rest = text[range.upperBound...].drop(while: \.isWhitespace)
                let next = row.fields.dropFirst(index + 1).first { !$0.isEmpty }
                if rest.isEmpty { return next }
                guard rest.first == ":" else { continue }
                let value = rest.dropFirst().drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
                return value.isEmpty ? next : String(value)
            }
        }
        return nil
    }
}
