import JSON
import LedgerExports

extension Session {
    /// The table of the file, found by its header; whatever of the file is not read is said.
    func readTable(_ path: String, _ kind: ImportKind) throws(Failure) -> ImportTable {
        let columns = kind.columns
        var wishes = try ImportWishes(arguments)
        if let day = try day(.forDay)?.string { wishes.set("date", day) }
        if let numbers = try otherNumbers() { wishes.words.append(("employee", numbers)) }
        if let column = arguments.value(.numberFrom) { wishes.map(columns[0].names[0], column) }
        let choice = try ProfileChoice(self, kind)
        let file = try TableFile(path, sheet: arguments.value(.sheet)) { names in
            choice.recognises(names)
                ? .header : ImportTable.recognised(names, columns, wishes)
        }
        let profile = try choice.profile(for: file.table.columns)
        if let profile {
            note(
                Phrase(
                    zh: "按方案“\(profile.title.chinese.visible)”（\(profile.name.visible)）读。",
                    en:
                        "Read as \(profile.title.english.visible) (profile \(profile.name.visible))."
                ))
        }
        if let choice = file.note { note(choice) }
        var interview = ImportInterview(self, kind, file.table)
        let table = try interview.table(wishes, profile?.fitted(to: kind))
        tellUnread(file.table.above, Phrase(zh: "表头上面的没有读：", en: "Not read, above the header: "))
        tellUnread(
            table.notes, Phrase(zh: "合计、签字和附注没有读：", en: "Totals, signatures and notes, not read: "))
        if !table.renamed.isEmpty {
            func list(_ language: Language) -> [String] {
                table.renamed.map { "\($0.heading.visible) → \($0.column[language])" }
            }
            note(
                Phrase(
                    zh: "列名读作：\(list(.chinese).joined(separator: "，"))。",
                    en: "Columns read as: \(list(.english).joined(separator: ", "))."))
        }
        if !table.unknownHeadings.isEmpty {
            let headings = table.unknownHeadings.map(\.visible)
            note(
                Phrase(
                    zh: "没有用到的列：\(headings.joined(separator: "、"))。",
                    en: "Columns not read: \(headings.joined(separator: ", "))."))
        }
        tellLeftOut(table)
        guard !table.rows.isEmpty else {
            throw .said(Phrase(zh: "文件里没有数据行。", en: "The file has no rows."), .usage)
        }
        try interview.save(path)
        return table
    }

    /// Says how many rows do not count, and why.
    private func tellLeftOut(_ table: ImportTable) {
        if table.filteredOut > 0 {
            let wanted = table.mapping.filters.map { filter in
                "\(filter.heading.visible)=\(filter.values.joined(separator: ",").visible)"
            }.joined(separator: "; ")
            let rows = Forms.count(Int64(table.filteredOut), "row", "rows")
            note(
                Phrase(
                    zh: "\(table.filteredOut) 行不是 \(wanted)，没有算。",
                    en: "\(rows) left out, not \(wanted)."))
        }
        if table.repeated > 0 {
            let rows = Forms.count(Int64(table.repeated), "row", "rows")
            note(
                Phrase(
                    zh: "\(table.repeated) 行和前面的是同一次，没有另算。",
                    en: "\(rows) of the same occasion as one before, not counted again."))
        }
    }

    /// Says in one line which lines of the file were passed over.
    private func tellUnread(_ rows: [CSVRow], _ what: Phrase) {
        guard !rows.isEmpty else { return }
        var lines = rows.prefix(5).map { row in
            row.fields.filter { !$0.isEmpty }.joined(separator: " ").visible
        }
        if rows.count > lines.count { lines.append("… (\(rows.count))") }
        note(what + Phrase(lines.joined(separator: " / ")))
    }

    /// Where people or products have no number in the file: how they get one.
    func numberHint(_ fault: HeaderFault) -> Phrase {
        guard command.options.contains(where: { $0.name == Option.numberFrom.name }),
            case .missing(let names, let found, _, _) = fault,
            names.contains(where: { $0.chinese == "工号" })
        else { return Phrase("") }
        let usable = found.filter { name in
            ["身份证", "证件号", "序号", "编号", "手机"].contains { name.contains($0) }
        }
        let ways = (usable.isEmpty ? ["身份证号", "序号"] : usable.filter { !$0.contains("手机") }).map {
            "--number-from \($0.visible.shellWord)"
        }
        return Phrase(
            zh: "没有工号的花名册，可以拿别的列编：\(ways.joined(separator: " 或 "))"
                + "（身份证号只取后四位；序号下个月变了就对不上人）。",
            en: " A roster without works numbers can make them of another column: "
                + "\(ways.joined(separator: " or ")) (of an ID card only the last four; a running "
                + "number no longer fits when the list changes).")
    }
}
