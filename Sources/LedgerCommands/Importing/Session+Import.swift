import JSON
import LedgerClient
import LedgerExports

extension Option {
    static let again = Option(
        "again",
        Phrase(zh: "和以前一样的行是另一批，照样入库", en: "lines equal to earlier ones are another delivery"))
    static let document = Option(
        "document", "DOCUMENT",
        Phrase(
            zh: "送货单号：同一单号下每种商品只入库一次",
            en: "the delivery's document, under which each product comes in once")
    )
    static let sheet = Option(
        "sheet", "NAME", Phrase(zh: "工作簿里的哪张工作表", en: "which sheet of a workbook"))
    static let rejects = Option(
        "rejects", "FILE",
        Phrase(
            zh: "导入好行，坏行写到这个 CSV 文件，改好后再导入", en: "import the good lines, put the bad into this CSV")
    )
    static let importing = [sheet] + mapping + [skipBad, rejects, force]
}

extension Session {
    /// Imports the file that the command names.
    func importFile(_ kind: ImportKind) throws(Failure) {
        let rejects = try RejectsFile(
            path: arguments.value(.rejects), replaces: arguments.has(.force), self)
        let path = try arguments.required(.file)
        let table = try readTable(path, kind)
        rejects?.removeOld()
        let comparesNames = kind.name.map(table.has) ?? false
        let people = kind.isAboutEmployees || comparesNames ? try NameCheck(self) : nil
        var batch = ImportBatch(table, kind, people: people)
        if comparesNames, kind.planned == nil || kind.isAboutEmployees {
            batch.leaveOut(contradictions(batch, table, kind, people))
        }
        try warn(batch, kind, people)
        try kind.before(self, batch.elements.map(\.json))
        let plan =
            try kind.planned.map { make throws(Failure) in
                try make(self, batch.elements, table)
            } ?? ImportPlan(kind.list, batch.elements)
        if plan.changes.isEmpty {
            ImportPreview(self, kind, plan.elements, people).tell(self)
        }
        let file = String(path.split(separator: "/").last ?? "")
        try carryOut(plan, kind, file: file, batch.faults, of: table, to: rejects)
    }

    /// Shows a plan, and brings it into the books at a yes.
    /// - Parameters:
    ///   - file: how the books call where it came from.
    ///   - faults: of lines that are no part of it.
    func carryOut(
        _ plan: ImportPlan, _ kind: ImportKind, file: String, _ faults: [LineFault] = [],
        of table: ImportTable? = nil, to rejects: RejectsFile? = nil
    ) throws(Failure) {
        plan.show(self)
        let faults = faults + plan.faults
        var kind = kind
        kind.list = plan.list
        let skipsBad = arguments.has(.skipBad) || rejects != nil
        let importer = Importer(
            self, kind, plan.elements, file: file, skipsBad: skipsBad,
            isAnother: arguments.has(.again))
        let goesIn = !options.isDryRun && (skipsBad || faults.isEmpty)
        let isEmpty = plan.elements.isEmpty
        if !isEmpty, !goesIn || skipsBad || plan.elements.count > Importer.mostUntried {
            try importer.rehearse()
        }
        var isApplied = false
        if goesIn, skipsBad || importer.refused.isEmpty {
            if let question = plan.question, !isEmpty {
                try confirm(question)
            } else if table != nil, !isEmpty {
                try agree(toImport: plan.elements.count - importer.refused.count)
            }
            do {
                if !isEmpty { try importer.apply() }
                isApplied = true
            } catch {
                tellStop(importer, error)
                throw error
            }
        }
        let all = faults + importer.refused
        try tell(all, of: table, to: rejects)
        if let table, !faults.isEmpty { advise(table) }
        for remedy in importer.advice { note(remedy) }
        try finish(importer, all, plan, isApplied: isApplied)
    }

    /// Rows whose name is another's than the works number's.
    private func contradictions(
        _ batch: ImportBatch, _ table: ImportTable, _ kind: ImportKind, _ people: NameCheck?
    ) -> [LineFault] {
        guard let people else {
            note(
                Phrase(
                    zh: "姓名没有核对：您看不到别人的姓名。", en: "Names were not compared: you may not see them."))
            return []
        }
        return people.faults(in: batch)
    }

    /// Says what may be a slip, and is not refused.
    private func warn(
        _ batch: ImportBatch, _ kind: ImportKind, _ people: NameCheck?
    ) throws(Failure) {
        if kind.list == "employees" {
            for warning in RosterRows.warnings(batch.elements, people) { note(warning) }
        }
        for remark in RowRemark.sentences(batch.elements.map { ($0.line, $0.remarks) }) {
            note(remark)
        }
        guard kind.list == "claims",
            let today = try whoami()["now"]?.string.flatMap({
                CalendarDay(reading: String($0.prefix(10)))
            }),
            let warning = ClaimRows.warning(batch.elements, today: today)
        else { return }
        note(warning)
    }

    /// What a refusal of all left as it was, nobody needs to go on with.
    private func tellStop(_ importer: Importer, _ failure: Failure) {
        if importer.applied == 0 { return }
        let rows = Forms.count(Int64(importer.applied), "row is", "rows are")
        note(
            Phrase(
                zh: "停下了：已导入 \(importer.applied) 行；用同一文件再导入，会接着做完，不会记两次。",
                en: "Stopped: \(rows) in; the same file again does the rest and nothing twice."))
    }

    /// Tells every bad line with its number and reason, and puts it into a file of its own if one
    /// is wanted.
    private func tell(
        _ faults: [LineFault], of table: ImportTable?, to rejects: RejectsFile?
    ) throws(Failure) {
        for fault in faults.sorted(by: { $0.line < $1.line }) {
            // What no line of a file says is told without one.
            let place =
                fault.line == 0
                ? Phrase("") : Phrase(zh: "第 \(fault.line) 行：", en: "line \(fault.line): ")
            output.note((place + fault.reason)[language] + "\n")
        }
        guard let rejects, let table, !faults.isEmpty else { return }
        try rejects.write(table, faults, language)
        let path = rejects.path.visible
        note(
            Phrase(
                zh: "坏行已写到 \(path)，改好后导入它。",
                en: "The bad lines are in \(path): correct them there and import it."))
    }

    /// What to do about cells that were merged before the file was saved.
    private func advise(_ table: ImportTable) {
        for column in table.fillable {
            let name = (column.heading.chinese, column.heading.english)
            note(
                Phrase(
                    zh: "\(name.0)空着的，如果是合并单元格、和上一行一样，加 --fill \(name.0)。",
                    en:
                        "Where \(name.1) is empty because cells were merged and it is as above, add "
                        + "--fill \(name.1)."))
        }
    }

    /// What was done.
    private func finish(
        _ importer: Importer, _ faults: [LineFault], _ plan: ImportPlan, isApplied: Bool
    ) throws(Failure) {
        let faults = faults.sorted { $0.line < $1.line }
        var result: JSONObject = [
            "applied": .int(Int64(isApplied ? importer.applied : 0)),
            "rejectedBefore": .int(Int64(importer.rejectedBefore)),
            "appliedBefore": .int(Int64(importer.appliedBefore + plan.unchanged)),
            "refused": .array(
                faults.map {
                    ["line": .int(Int64($0.line)), "reason": .string($0.reason[language])]
                }),
            "dryRun": .bool(options.isDryRun),
        ]
        if !plan.changes.isEmpty { result["changes"] = .array(plan.changes) }
        if !plan.missing.isEmpty { result["missing"] = .array(plan.missing) }
        result["import"] = isApplied ? importer.number.map { .string($0) } : nil
        show(.object(result)) {
            summary(importer, plan, faults.count, isApplied: isApplied)[language] + "\n"
        }
        if !faults.isEmpty { throw .told(.refused) }
    }

    private func summary(
        _ importer: Importer, _ plan: ImportPlan, _ bad: Int, isApplied: Bool
    ) -> Phrase {
        let badLines = Forms.count(Int64(bad), "bad line", "bad lines")
        let rows = Forms.count(Int64(importer.applied), "row", "rows")
        if bad > 0, isApplied ? importer.applied == 0 : true,
            !arguments.has(.skipBad), !arguments.has(.rejects)
        {
            return Phrase(zh: "\(bad) 行有问题，", en: "\(badLines); ") + nothing(importer)
                + Phrase(
                    zh: "。改好后再来，或加 --skip-bad、--rejects 只导入其余的行。",
                    en: ". Correct them, or import the others with --skip-bad or --rejects.")
        }
        let number = importer.number ?? ""
        let done =
            !isApplied
            ? Phrase(zh: "可以导入 \(importer.applied) 行", en: "\(rows) would go in")
            : number.isEmpty
                ? Phrase(zh: "导入 \(importer.applied) 行", en: "\(rows) imported")
                : Phrase(
                    zh: "导入 \(importer.applied) 行（\(number)）", en: "\(rows) imported (\(number))")
        let known = importer.appliedBefore + plan.unchanged
        let earlier = Forms.count(Int64(known), "was", "were")
        let before =
            known == 0
            ? Phrase("")
            : Phrase(zh: "，\(known) 行以前已导入", en: ", \(earlier) in already")
                + rejected(importer.rejectedBefore)
        let same =
            plan.unchanged == 0
            ? before
            : Phrase(
                zh: "，\(plan.unchanged) 人没有变化", en: ", \(plan.unchanged) unchanged")
        let skipped =
            bad == 0 ? Phrase("") : Phrase(zh: "，\(bad) 行有问题，没有导入", en: ", \(badLines) left out")
        return done + same + skipped + Phrase(zh: "。", en: ".")
    }

    /// Of rows that are in, those that somebody decided against; how they are filed again.
    private func rejected(_ count: Int) -> Phrase {
        if count == 0 { return Phrase("") }
        return Phrase(
            zh: "（其中 \(count) 行未通过或已撤销，不再申报；确要再报，用 jifen claim submit，或在“另一次”列写“是”）",
            en: " (of them \(count) rejected or revoked, and not filed again; to do so on purpose: "
                + "jifen claim submit, or yes in a column ‘distinct’)")
    }

    /// That nothing is in, and what was in for a while.
    private func nothing(_ importer: Importer) -> Phrase {
        if options.isDryRun { return Phrase(zh: "这样一行也不会导入", en: "nothing would go in") }
        guard let number = importer.takenBackFrom else {
            return Phrase(zh: "一行也没有导入", en: "nothing was imported")
        }
        let back = Forms.count(Int64(importer.takenBack), "row", "rows")
        let taken = Phrase(
            zh: "已经导入的 \(importer.takenBack) 行（\(number)）已撤回",
            en: "\(back) of \(number) that had gone in were taken back")
        guard importer.kept > 0 else { return taken }
        let kept = Forms.count(Int64(importer.kept), "row", "rows")
        return taken
            + Phrase(zh: "，\(importer.kept) 行撤不回，仍在账上", en: ", \(kept) could not be and stay")
    }
}
