import LedgerExports

/// What a file brings in, found by the profiles and by its header.
struct FileKind {
    /// The command that a person would type.
    let command: String
    private let kind: ImportKind

    private static let all = [
        FileKind(command: "claim import", kind: .claims(ItemNames([]))),
        FileKind(command: "employee import", kind: .employees),
        FileKind(command: "product import", kind: .products),
        FileKind(
            command: "stock import", kind: .deliveries(document: nil, isAnother: false)),
        FileKind(command: "opening import", kind: .openings),
    ]

    /// A file that was read, and what it is.
    struct Found {
        let kind: FileKind
        let table: ImportTable
        /// Whether a profile knows such files.
        fileprivate let isKnown: Bool

        /// The fewer columns are not read the better it fits; a profile is sure of it.
        fileprivate var distance: Int {
            isKnown ? -1_000_000 + table.unknownHeadings.count : table.unknownHeadings.count
        }
    }

    /// The kind that reads most of the file's columns. A file that is none, or could be two alike,
    /// is refused with what it has and what is wanted.
    static func find(_ path: String, _ profiles: Profiles) throws(Failure) -> Found {
        let file = try TableFile(path, sheet: nil) { names in
            var most = 0
            for one in all {
                if !profiles.recognising(names, one.kind.list).isEmpty { return .header }
                switch ImportTable.recognised(names, one.kind.columns) {
                case .header: return .header
                case .columns(let count): most = max(most, count)
                }
            }
            return .columns(most)
        }
        let fitting = all.compactMap { one -> Found? in
            let profile = profiles.recognising(file.table.columns, one.kind.list).first
            let table = try? ImportTable(
                file.table, one.kind.columns, ImportWishes(), profile?.fitted(to: one.kind))
            return table.map { Found(kind: one, table: $0, isKnown: profile != nil) }
        }
        let least = fitting.map(\.distance).min()
        let best = fitting.filter { $0.distance == least }
        guard best.count == 1 else { throw unknown(file.table, best.map(\.kind)) }
        return best[0]
    }

    private static func unknown(_ table: CSVTable, _ several: [FileKind]) -> Failure {
        let found = table.columns.filter { !$0.isEmpty }.map(\.visible)
        let commands = several.map { "jifen " + $0.command }
        guard several.isEmpty else {
            return .said(
                Phrase(
                    zh: "这个表可以用 \(commands.joined(separator: "、")) 导入，请自己选一个。",
                    en: "This table fits \(commands.joined(separator: " and ")): choose one "
                        + "yourself."), .usage)
        }
        let needs = all.map { kind in
            let needed = kind.kind.columns.filter(\.isRequired).map(\.heading)
            return Phrase(
                zh: "\n  \(kind.command)：" + needed.map(\.chinese).joined(separator: "、"),
                en: "\n  \(kind.command): " + needed.map(\.english).joined(separator: ", "))
        }.reduce(Phrase("")) { $0 + $1 }
        return .said(
            Phrase(
                zh: "看不出这个表要导入什么。找到的列：\(found.joined(separator: "、"))。各种表必须有的列：",
                en: "It is not plain what this table is. Its columns: "
                    + "\(found.joined(separator: ", ")). What each kind needs:") + needs, .usage)
    }
}
