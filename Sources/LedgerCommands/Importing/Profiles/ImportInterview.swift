import CSystem
import JSON
import LedgerAPI
import LedgerExports

/// Asks at a terminal what a file does not say of itself: which column a field stands in, and what
/// a word means that the books do not know. The answers can be kept as a profile.
struct ImportInterview {
    private let session: Session
    private let kind: ImportKind
    private let source: CSVTable
    private var fields: [(field: String, heading: String)] = []
    private var constants: [(field: String, value: String)] = []
    private var left: [String] = []
    private var words: [String: [String: String]] = [:]
    private var asked = false

    private static let mostWords = 20

    init(_ session: Session, _ kind: ImportKind, _ source: CSVTable) {
        self.session = session
        self.kind = kind
        self.source = source
    }

    /// The table, when all is answered. Without a terminal what is not known is refused.
    mutating func table(
        _ wishes: ImportWishes, _ profile: Profile?
    ) throws(Failure) -> ImportTable {
        var wishes = wishes
        while true {
            let table: ImportTable
            do throws(HeaderFault) {
                table = try ImportTable(source, kind.columns, wishes, profile)
            } catch {
                guard session.canAsk, source.columns.count > 1 else {
                    throw .said(error.phrase + session.numberHint(error), .usage)
                }
                try ask(error, &wishes)
                continue
            }
            guard try askWords(of: table, &wishes) else { return table }
        }
    }

    private mutating func ask(
        _ fault: HeaderFault, _ wishes: inout ImportWishes
    ) throws(Failure) {
        let column: Phrase
        switch fault {
        case .missing(let names, _, _, _): column = names[0]
        case .ambiguous(let name, _), .unread(let name, _): column = name
        case .unknownField, .unknownHeading: throw .said(fault.phrase, .usage)
        }
        if !asked { showRows() }
        asked = true
        session.note(fault.phrase)
        let answer = try session.answer(
            to: Phrase(
                zh: "“\(column.chinese)”是哪一列？写列标或列名；=值 表示每行都是这个值；- 表示不读；空着不导入：",
                en:
                    "Which column is ‘\(column.english)’? A letter or heading; =VALUE for all rows; - to "
                    + "leave it; nothing to stop:"))
        if answer.isEmpty { throw .said(fault.phrase, .usage) }
        let name = column.chinese
        if answer == "-" {
            if case .unread(_, let found) = fault { left += found }
            wishes.map(name, "")
        } else if answer.hasPrefix("=") {
            let value = String(answer.dropFirst()).trimmed
            wishes.set(name, value)
            constants.append((name, value))
        } else {
            do {
                let place = try ColumnFinder(source, kind.columns).place(answer)
                wishes.map(name, answer)
                fields.append((name, source.columns[place]))
            } catch {
                session.note(error.phrase)
            }
        }
    }

    /// The first rows under the letters of their columns.
    private func showRows() {
        let columns = source.columns.indices.filter { !source.columns[$0].isEmpty }
        let letters = columns.map(ColumnFinder.letters)
        let rows = source.rows.prefix(3)
        let lines = zip(columns, letters).map { place, letter -> JSON in
            let examples = rows.map { place < $0.fields.count ? $0.fields[place] : "" }
            return [
                "letter": .string(letter), "heading": .string(source.columns[place]),
                "rows": .string(examples.filter { !$0.isEmpty }.joined(separator: " / ")),
            ]
        }
        session.output.note(
            session.noteTable(
                lines,
                [
                    .text("letter", Phrase(zh: "列", en: "column")),
                    .prose("heading", Phrase(zh: "列名", en: "heading")),
                    .prose("rows", Phrase(zh: "前几行", en: "first rows")),
                ]))
    }

    /// Asks what words stand for that the books do not know.
    /// - Returns: whether anything was answered.
    private mutating func askWords(
        of table: ImportTable, _ wishes: inout ImportWishes
    ) throws(Failure) -> Bool {
        guard session.canAsk, let knows = kind.knows, words.isEmpty else { return false }
        for field in kind.known {
            guard let column = kind.columns.firstIndex(where: { $0.names.contains(field) }) else {
                continue
            }
            var unknown: [String] = []
            for row in table.rows {
                guard let text = row[column], !knows(field, text), !unknown.contains(text) else {
                    continue
                }
                unknown.append(text)
            }
            let heading = kind.columns[column].heading
            for word in unknown.prefix(Self.mostWords) {
                let answer = try session.answer(
                    to: Phrase(
                        zh: "\(heading.chinese)里的“\(word.visible)”是什么？写编码或名称，空着就算坏行：",
                        en:
                            "What does ‘\(word.visible)’ under \(heading.english) mean? A code or name; "
                            + "nothing leaves it a bad line:"))
                if answer.isEmpty { continue }
                guard knows(field, answer) else {
                    session.note(
                        Phrase(zh: "没有“\(answer.visible)”。", en: "There is no ‘\(answer.visible)’.")
                    )
                    continue
                }
                words[field, default: [:]][word] = answer
            }
        }
        for (field, meanings) in words {
            let byKey = Dictionary(
                meanings.map { (ImportColumn.key($0.key), $0.value) },
                uniquingKeysWith: { first, _ in first })
            wishes.words.append((field, byKey))
        }
        return !words.isEmpty
    }
}

// Keeping the answers.
extension ImportInterview {
    /// Keeps what was answered as the user's own profile, if they want that.
    func save(_ path: String) throws(Failure) {
        guard asked || !words.isEmpty, let folder = Profiles.folders(session.environment).first
        else {
            return
        }
        let name = try session.answer(
            to: Phrase(
                zh: "以后列名一样的文件都这样读？给这个方案起个名称，空着不存：",
                en:
                    "Read files with these headings so from now on? A name for the profile; nothing "
                    + "keeps none:"))
        guard !name.isEmpty else { return }
        let stem = name.split { "/\\\0".contains($0) }.joined(separator: "-")
        var parent = ""
        for part in folder.split(separator: "/") {
            parent += "/" + part
            mkdir(parent.systemPath, 0o700)
        }
        let target = "\(folder)/\(stem).json5"
        let file = try session.create(target, replaces: false)
        try file.write(Array((profile(name).text + "\n").utf8))
        try file.commit()
        session.note(
            Phrase(
                zh: "存为 \(target.visible)；要全企业都用，复制到 /etc/jifen/import。",
                en: "Kept as \(target.visible); for everybody, copy it to /etc/jifen/import."))
    }

    private func profile(_ name: String) -> JSON {
        func code(_ field: String) -> String {
            let column = kind.columns.first { $0.names.contains(field) }
            return column?.heading.english ?? field
        }
        func object(_ members: [(String, JSON)]) -> JSON {
            .object(JSONObject(members.map { JSONObject.Member(name: $0.0, value: $0.1) }))
        }
        let named = source.columns.filter { !$0.isEmpty }
        var profile: JSONObject = [
            "name": .string(name), "imports": .array([.string(kind.list)]),
            "headings": .array(named.map { .string($0) }),
        ]
        if !fields.isEmpty {
            profile["fields"] = object(fields.map { (code($0.field), .string($0.heading)) })
        }
        if !constants.isEmpty {
            profile["constants"] = object(constants.map { (code($0.field), .string($0.value)) })
        }
        if !words.isEmpty {
            profile["values"] = object(
                words.map { field, meanings in
                    (field, object(meanings.sorted { $0.key < $1.key }.map { ($0, .string($1)) }))
                })
        }
        if !left.isEmpty { profile["ignore"] = .array(left.map { .string($0) }) }
        return .object(profile)
    }
}
