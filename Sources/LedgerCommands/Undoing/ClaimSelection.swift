import JSON
import LedgerAPI

extension Option {
    static let ofImport = Option(
        "import", "IMPORT", Phrase(zh: "只办这次导入的，如 I3", en: "those of this import, such as I3"))
    static let filedBy = Option(
        "by", "WHO", Phrase(zh: "只办这个人申报或登记的", en: "those that this person filed"),
        named: .holder)
}

/// Which claims a command is about: ids, a filter, or what standard input lists.
struct ClaimSelection {
    static let filters: [Option] = [
        .ofImport, .ofItem, .department, .ofEmployee, .filedBy, .from, .to,
    ]

    static let eitherOr = Phrase(
        zh: "编号、- 和筛选（\(list("、"))）只能用一样。",
        en: "Give claims, -, or a filter (\(list(", "))), not several of them.")

    static let details = Phrase(
        zh: "写编号；或用 --import、--item 等挑出一批，先列出来，问过再办；或写 -，从标准输入读编号（一行一个，"
            + "也认 jifen 自己打印的表的第一列）。一份办不成，不碍其余；有办不成的，退出状态是 1。",
        en: "By number; or all that --import, --item and so on pick: they are listed, and you are "
            + "asked; or - for numbers on standard input, one a line, such as the first column of "
            + "what jifen prints. One that is refused holds up no other; the exit status is 1 then."
    )

    private static func list(_ separator: String) -> String {
        filters.map { "--" + $0.name }.joined(separator: separator)
    }

    /// Ids in the order in which they were given; nil where a filter picks them.
    let ids: [String]?

    init(_ session: Session) throws(Failure) {
        let words = session.arguments.words(.someClaims)
        let filters = Self.filters.contains { session.arguments.has($0) }
        if filters {
            if !words.isEmpty { throw .usage(.other(Self.eitherOr)) }
            ids = nil
        } else if words.contains("-") {
            if words.count > 1 { throw .usage(.other(Self.eitherOr)) }
            ids = Self.unique(try ClaimIDs.read(TextInput.read("-")))
        } else {
            if words.isEmpty { throw .usage(.missingArgument(.someClaims)) }
            for word in words where !ClaimIDs.isID(word) {
                throw .usage(
                    .badValue(
                        of: Argument.someClaims.placeholder, word,
                        wanted: Phrase(zh: "申报编号，如 C12", en: "a claim, such as C12")))
            }
            ids = Self.unique(words)
        }
    }

    private static func unique(_ ids: [String]) -> [String] {
        var seen: Set<String> = []
        return ids.filter { seen.insert($0).inserted }
    }

    /// What the filter picks, as rows of a list.
    /// - Parameter stages: at which a claim is one of those meant.
    func picked(_ stages: [String], _ session: Session) throws(Failure) -> [JSON] {
        let arguments = session.arguments
        let from = try session.day(.from)?.string
        let to = try session.day(.to)?.string
        let item = arguments.value(.ofItem)
        let employee = arguments.value(.ofEmployee)
        let by = arguments.value(.filedBy)
        let people = try arguments.value(.department).map { department throws(Failure) in
            try ReviewFilter.people(of: department, session)
        }
        return try candidates(stages, session).filter { row in
            let (who, day) = (row["employee"]?.string ?? "", row["occurred"]?.string ?? "")
            return item.map { row["item"]?.string == $0 } ?? true
                && employee.map { who == $0 } ?? true
                && by.map { row["submittedBy"]?.string == $0 } ?? true
                && people.map { $0.contains(who) } ?? true
                && from.map { day >= $0 } ?? true && to.map { day <= $0 } ?? true
        }
    }

    private func candidates(_ stages: [String], _ session: Session) throws(Failure) -> [JSON] {
        if let number = session.arguments.value(.ofImport) {
            let shown = try session.importedRows("import.show", Argument.imported.id(number))
            return shown.rows.compactMap { row in
                guard let what = row["what"]?.string, ClaimIDs.isID(what),
                    stages.contains(row["state"]?.string ?? "")
                else { return nil }
                var claim = row.object ?? [:]
                claim["claim"] = .string(what)
                claim["itemName"] = row["about"]
                claim["occurred"] = row["on"]
                claim["stage"] = row["state"]
                claim["submittedBy"] = shown.summary["by"]
                return .object(claim)
            }
        }
        var rows: [JSON] = []
        for stage in stages {
            var params: JSONObject = ["stage": .string(stage), "limit": 1000]
            params["employee"] = session.text(.ofEmployee)
            params["item"] = session.text(.ofItem)
            params["from"] = try session.day(.from)
            params["to"] = try session.day(.to)
            while true {
                let page = try session.ask(ClaimList.call.name, params)
                rows += page["rows"]?.array ?? []
                guard let next = page["next"], !next.isNull else { break }
                params["after"] = next
            }
        }
        return rows
    }
}

/// Ids of claims as people and programs hand them over.
enum ClaimIDs {
    static func isID(_ word: String) -> Bool {
        let digits = word.dropFirst()
        return word.first == "C" && (1...15).contains(digits.utf8.count)
            && digits.utf8.first != UInt8(ascii: "0")
            && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The first word of each line; what stands above the first id is a heading.
    static func read(_ text: String) throws(Failure) -> [String] {
        var ids: [String] = []
        for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
            guard let word = firstWord(of: String(line)) else { continue }
            let id = Argument.claim.id(word)
            if isID(id) {
                ids.append(id)
            } else if !ids.isEmpty {
                throw .said(
                    Phrase(
                        zh: "标准输入第 \(index + 1) 行“\(word.visible)”不是申报编号；一份也没有办。",
                        en:
                            "Line \(index + 1) of standard input, ‘\(word.visible)’, is no claim; nothing "
                            + "was done."), .usage)
            }
        }
        guard !ids.isEmpty else {
            throw .said(
                Phrase(
                    zh: "标准输入里没有申报编号（如 C12）。",
                    en: "There is no claim, such as C12, on standard input."), .usage)
        }
        return ids
    }

    private static func firstWord(of line: String) -> String? {
        if line.hasPrefix("{"), let row = try? JSON.parse(Array(line.utf8)) {
            return row["claim"]?.string ?? ""
        }
        let word = line.split { $0.isWhitespace || ",;\u{FEFF}".contains($0) }.first
        return word.map { String($0).replacing("\"", with: "") }
    }
}
