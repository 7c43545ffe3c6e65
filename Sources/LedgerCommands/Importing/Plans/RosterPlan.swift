import JSON

extension Option {
    static let leaveMissing = Option(
        "leave-missing",
        Phrase(zh: "花名册里没有的在职员工，一并登记离职", en: "those who are not in the roster leave"))
}

/// A roster compared with the books: what is new, moved, renamed, of another type, back; and who is
/// missing (R-ORG-5, R-ORG-8).
struct RosterPlan {
    private let session: Session
    private let people: [String: JSON]
    private var elements: [ImportBatch.Element] = []
    private var changes: [JSON] = []
    private var unchanged = 0
    private var faults: [LineFault] = []
    private var counts: [Change: Int] = [:]

    private enum Change: String, CaseIterable {
        case enrol, `return`, move, type, rename, bind, leave
    }

    private init(_ session: Session) throws(Failure) {
        self.session = session
        people = Dictionary(
            try session.allRows("employee.list", [:]).map { ($0["employee"]?.string ?? "", $0) },
            uniquingKeysWith: { first, _ in first })
    }

    static func make(
        _ session: Session, _ rows: [ImportBatch.Element], _ table: ImportTable,
        _ kind: ImportKind
    ) throws(Failure) -> ImportPlan {
        // Nobody is missing because a line about them is bad.
        let good = Set(rows.map(\.line))
        let bad = table.rows.filter { !good.contains($0.line) }
        let mentioned = Set(rows.compactMap { $0.json["employee"]?.string })
            .union(bad.compactMap { (try? kind.element($0))?["employee"]?.string })
            .union(bad.compactMap { try? $0.worksNumber(0, kind.columns) })
        var roster = try RosterPlan(session)
        for row in rows { roster.compare(row) }
        let missing = roster.missing(mentioned)
        var remarks: [Phrase] = []
        if session.arguments.has(.leaveMissing) {
            remarks += try roster.letGo(missing, mentioned)
        } else if let remark = roster.remark(missing, mentioned) {
            remarks.append(remark)
        }
        return roster.plan(missing, remarks)
    }

    private func plan(_ missing: [JSON], _ remarks: [Phrase]) -> ImportPlan {
        let isNew = counts.keys.allSatisfy { $0 == .enrol }
        var plan = ImportPlan(isNew ? "employees" : "roster", elements)
        plan.unchanged = unchanged
        plan.missing = missing
        plan.remarks = remarks
        plan.faults = faults
        if isNew {
            for index in plan.elements.indices {
                guard var object = plan.elements[index].json.object else { continue }
                object["change"] = nil
                plan.elements[index].json = .object(object)
            }
            return plan
        }
        plan.changes = changes
        plan.fields = Self.fields
        plan.question = question
        return plan
    }

    private mutating func compare(_ row: ImportBatch.Element) {
        let wanted = Facts(row.json)
        let number = wanted("employee")
        guard let known = people[number], known["undone"]?.bool != true else {
            return add(.enrol, row, row.json.object ?? [:], from: nil, to: wanted("department"))
        }
        if session.arguments.has(.numberFrom), let fault = otherPerson(row, known) {
            return faults.append(fault)
        }
        var isSame = true
        func differs(_ name: String, _ key: (String) -> String) -> (String, String)? {
            guard let new = row.json[name]?.string, let old = known[name]?.string ?? Optional("")
            else { return nil }
            return key(new) == key(old) ? nil : (old, new)
        }
        func term(_ code: String) -> String {
            Glossary.employmentTypes.phrase(for: code)[session.language]
        }
        if known["active"]?.bool == false {
            isSame = false
            add(
                .return, row, ["department": row.json["department"] ?? .null],
                from: nil, to: wanted("department"))
        } else if let (old, new) = differs("department", NameCheck.key) {
            isSame = false
            add(.move, row, ["department": .string(new)], from: old, to: new)
        }
        if let (old, new) = differs("type", { $0 }) {
            isSame = false
            add(.type, row, ["type": .string(new)], from: term(old), to: term(new))
        }
        if let (old, new) = differs("name", NameCheck.key) {
            isSame = false
            add(.rename, row, ["name": .string(new)], from: old, to: new)
        }
        if let (old, new) = differs("user", { $0 }) {
            isSame = false
            add(.bind, row, ["user": .string(new)], from: old, to: new)
        }
        if isSame { unchanged += 1 }
    }

    /// A number that was made, and is somebody else's: two people came to one, or the file's numbers
    /// have moved since.
    private func otherPerson(_ row: ImportBatch.Element, _ known: JSON) -> LineFault? {
        let (new, old) = (Facts(row.json)("name"), Facts(known)("name"))
        guard NameCheck.key(new) != NameCheck.key(old) else { return nil }
        let number = Facts(row.json)("employee")
        return LineFault(
            line: row.line,
            reason: Phrase(
                zh: "编出来的工号 \(number) 已经是\(old.visible)的，表里是\(new.visible)；给这个人另写一个工号。",
                en: "The works number made, \(number), is \(old.visible)'s; the file says "
                    + "\(new.visible). Give this person a number of their own."))
    }

    private mutating func add(
        _ change: Change, _ row: ImportBatch.Element, _ more: JSONObject, from: String?,
        to: String
    ) {
        let number = Facts(row.json)("employee")
        var json = more
        json["employee"] = .string(number)
        json["change"] = .string(change.rawValue)
        elements.append(ImportBatch.Element(line: row.line, json: .object(json)))
        var shown: JSONObject = [
            "employee": .string(number), "change": .string(change.rawValue), "to": .string(to),
        ]
        shown["name"] = people[number]?["name"] ?? row.json["name"]
        shown["from"] = from.map { .string($0) }
        changes.append(.object(shown))
        counts[change, default: 0] += 1
    }
}

// Who is missing.
extension RosterPlan {
    private func missing(_ mentioned: Set<String>) -> [JSON] {
        let seen = Set(mentioned.map { $0.lowercased() })
        return people.values
            .filter {
                $0["active"]?.bool != false
                    && !seen.contains($0["employee"]?.string?.lowercased() ?? "")
            }
            .sorted { Facts($0)("employee") < Facts($1)("employee") }
            .map { person in
                let facts = Facts(person)
                return [
                    "employee": .string(facts("employee")), "name": person["name"] ?? "",
                    "department": .string(facts("department")),
                ]
            }
    }

    /// A file with fewer than half of the people is an addition, no roster.
    private func isWhole(_ missing: [JSON]) -> Bool {
        let here = people.values.count { $0["active"]?.bool != false }
        return missing.count * 2 <= here
    }

    private static let mostNamed = 20

    private func remark(_ missing: [JSON], _ mentioned: Set<String>) -> Phrase? {
        guard let first = missing.first, isWhole(missing) else { return nil }
        let named = missing.prefix(Self.mostNamed).map { person in
            let facts = Facts(person)
            return "\(facts("employee")) \(facts("name").visible)（\(facts("department").visible)）"
        }
        let rest = missing.count > named.count ? "…" : ""
        let list = named.joined(separator: "、") + rest
        let command = "jifen employee leave \(Facts(first)("employee"))"
        return Phrase(
            zh: "台账里在职、这份花名册里没有 \(missing.count) 人：\(list)。离职的用 \(command) 登记，"
                + "或全部加 --leave-missing 一起登记。",
            en: "\(Forms.count(Int64(missing.count), "person", "people")) of the books not in this "
                + "roster: \(list). Whoever has left: \(command), or all of them with "
                + "--leave-missing.")
    }

    /// Those who are missing leave, but for oneself and those whose roles only the leader ends.
    private mutating func letGo(
        _ missing: [JSON], _ mentioned: Set<String>
    ) throws(Failure) -> [Phrase] {
        guard isWhole(missing) else {
            throw .said(
                Phrase(
                    zh: "花名册里没有的有 \(missing.count) 人，超过在职人数的一半：这不像一份完整的花名册。",
                    en: "\(missing.count) people, more than half, are not in the file: this does "
                        + "not look like a whole roster."),
                advice: Phrase(
                    zh: "用完整的花名册，或逐个登记：jifen employee leave 工号。",
                    en: "Take the whole roster, or one by one: jifen employee leave EMPLOYEE."),
                .refused)
        }
        let me = try session.whoami()
        let isLeader = (me["roles"]?.array ?? []).contains("leader")
        var kept: [String] = []
        for person in missing {
            let number = Facts(person)("employee")
            let roles = people[number]?["roles"]?.array ?? []
            if me["employee"]?.string == number || !roles.isEmpty && !isLeader {
                kept.append(number)
                continue
            }
            let row = ImportBatch.Element(line: 0, json: person)
            add(.leave, row, [:], from: Facts(person)("department"), to: "")
        }
        guard !kept.isEmpty else { return [] }
        let list = kept.joined(separator: "、")
        return [
            Phrase(
                zh: "没有登记离职：\(list)。本人的、有角色的，由领导小组登记。",
                en: "Not recorded as leaving: \(kept.joined(separator: ", ")). Your own leaving, "
                    + "and that of people with roles, is the leader's to record.")
        ]
    }
}

// What is shown and asked.
extension RosterPlan {
    private static let names = Glossary([
        ("enrol", Phrase(zh: "新员工", en: "new")), ("return", Phrase(zh: "重新入职", en: "back")),
        ("move", Phrase(zh: "调动", en: "moved")), ("type", Phrase(zh: "用工性质", en: "type")),
        ("rename", Phrase(zh: "姓名", en: "name")), ("bind", Phrase(zh: "登录名", en: "user")),
        ("leave", Phrase(zh: "离职", en: "leaves")),
    ])

    private static let fields: [Field] = [
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .prose("name", Phrase(zh: "姓名", en: "name")),
        .term("change", Phrase(zh: "变化", en: "change"), names),
        .prose("from", Phrase(zh: "台账", en: "books")),
        .prose("to", Phrase(zh: "花名册", en: "roster")),
    ]

    private var question: Phrase {
        let parts = Change.allCases.compactMap { change -> Phrase? in
            guard let count = counts[change] else { return nil }
            let name = Self.names.phrase(for: change.rawValue)
            return Phrase(zh: "\(name.chinese) \(count)", en: "\(count) \(name.english)")
        }
        return Phrase(
            zh: "登记这些变化：\(parts.map(\.chinese).joined(separator: "、"))；\(unchanged) 人没有变化。",
            en: "Record these changes: \(parts.map(\.english).joined(separator: ", ")); "
                + "\(unchanged) unchanged.")
    }
}
