import JSON
import LedgerClient

extension Option {
    static let again = Option(
        "again", Phrase(zh: "同样的文件再导入一次", en: "import the same content once more"))
}

extension Session {
    /// Imports the file that the command names.
    func importFile(_ kind: ImportKind) throws(Failure) {
        let batch = try readBatch(kind)
        let skipsBad = arguments.has(.skipBad)
        let importer = try Importer(
            self, kind, skipsBad: skipsBad,
            salt: arguments.has(.again) ? RequestKey.made() : "")
        let mustRehearse =
            options.isDryRun
            || !skipsBad && (!batch.faults.isEmpty || batch.elements.chunks.count > 1)
        if mustRehearse {
            let rehearsal = try Importer(self, kind, skipsBad: skipsBad, salt: importer.salt)
            try rehearsal.rehearse(batch.elements)
            let faults = batch.faults + rehearsal.refused
            if options.isDryRun || !skipsBad && !faults.isEmpty {
                return try finish(rehearsal, faults, isApplied: false)
            }
        }
        do {
            try importer.apply(batch.elements)
        } catch {
            note(
                Phrase(
                    zh: "停下了：已导入 \(importer.applied) 行；用同一文件再导入，会接着做完。",
                    en:
                        "Stopped: \(importer.applied) rows are in; the same file again does the rest."
                ))
            throw error
        }
        try finish(importer, batch.faults + importer.refused, isApplied: true)
    }

    private func readBatch(_ kind: ImportKind) throws(Failure) -> ImportBatch {
        let path = try arguments.required(.file)
        let csv = try TextInput.table(path)
        let table: ImportTable
        do {
            table = try ImportTable(csv, kind.columns)
        } catch {
            throw .said(error.phrase, .usage)
        }
        if !table.unknownHeadings.isEmpty {
            let headings = table.unknownHeadings.joined(separator: "、").visible
            note(Phrase(zh: "没有用到的列：\(headings)。", en: "Columns not read: \(headings)."))
        }
        let batch = ImportBatch(table, kind)
        guard !table.rows.isEmpty else {
            throw .said(Phrase(zh: "文件里没有数据行。", en: "The file has no rows."), .usage)
        }
        return batch
    }

    /// Tells every bad line with its number and reason, and what was done.
    private func finish(
        _ importer: Importer, _ faults: [LineFault], isApplied: Bool
    ) throws(Failure) {
        let faults = faults.sorted { $0.line < $1.line }
        for fault in faults {
            let place = Phrase(zh: "第 \(fault.line) 行：", en: "line \(fault.line): ")
            output.note((place + fault.reason)[language] + "\n")
        }
        let result: JSON = [
            "applied": .int(Int64(isApplied ? importer.applied : 0)),
            "appliedBefore": .int(Int64(importer.appliedBefore)),
            "refused": .array(
                faults.map {
                    ["line": .int(Int64($0.line)), "reason": .string($0.reason[language])]
                }),
            "dryRun": .bool(options.isDryRun),
        ]
        show(result) { summary(importer, faults.count, isApplied: isApplied)[language] + "\n" }
        if !faults.isEmpty { throw .told(.refused) }
    }

    private func summary(_ importer: Importer, _ bad: Int, isApplied: Bool) -> Phrase {
        if bad > 0, !options.isDryRun,
            !isApplied || importer.applied == 0 && !arguments.has(.skipBad)
        {
            return Phrase(
                zh: "\(bad) 行有问题，一行也没有导入。改好后再来，或加 --skip-bad 跳过。",
                en: "\(bad) bad lines; nothing was imported. Correct them, or use --skip-bad.")
        }
        let done =
            isApplied
            ? Phrase(zh: "导入 \(importer.applied) 行", en: "\(importer.applied) rows imported")
            : Phrase(zh: "可以导入 \(importer.applied) 行", en: "\(importer.applied) rows would go in")
        let before =
            importer.appliedBefore == 0
            ? Phrase("")
            : Phrase(
                zh: "，\(importer.appliedBefore) 行以前已导入",
                en: ", \(importer.appliedBefore) were in already")
        let skipped =
            bad == 0 ? Phrase("") : Phrase(zh: "，\(bad) 行有问题", en: ", \(bad) bad lines")
        return done + before + skipped + Phrase(zh: "。", en: ".")
    }
}
