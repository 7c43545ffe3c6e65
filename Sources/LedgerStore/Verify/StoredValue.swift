import SQLite

/// A value of a row, as it is copied from one table to another.
enum StoredValue: Sendable {
    case null
    case int(Int64)
    case text(String)
    case blob([UInt8])

    init(_ row: Statement, _ column: Int32) {
        switch row.type(of: column) {
        case .null: self = .null
        case .integer, .float: self = .int(row.int(column))
        case .text: self = .text(row.text(column))
        case .blob: self = .blob(row.blob(column))
        }
    }

    static func all(of row: Statement, _ columns: Range<Int32>) -> [StoredValue] {
        columns.map { StoredValue(row, $0) }
    }

    /// `?1, ?2, ?3` for so many values.
    static func places(_ count: Int32) -> String {
        (0..<count).map { "?\($0 + 1)" }.joined(separator: ", ")
    }
}

extension Statement {
    /// Binds values to ?1 and what follows.
    func bind(_ values: [StoredValue]) {
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            switch value {
            case .null: bindNull(place)
            case .int(let number): bind(place, number)
            case .text(let text): bind(place, text)
            case .blob(let bytes): bind(place, bytes)
            }
        }
    }
}
