import CSystem
import JSON
import LedgerAPI

extension Session {
    /// Brings in the copy that was rehearsed under a number or a name, as whoever runs this.
    func accept(_ word: String, in folder: DropFolder) throws(Failure) {
        let made = try find(word, in: folder)
        guard let command = made.command, made.reason == nil else {
            throw .said(
                Phrase(
                    zh: "\(made.name.visible) 不能导入：\(made.reason ?? "")",
                    en: "\(made.name.visible) cannot go in: \(made.reason ?? "")"), .refused)
        }
        try requireUnchanged(made, in: folder)
        let rows = Forms.count(Int64(made.rows), "row", "rows")
        try confirm(
            Phrase(
                zh: "导入 \(made.name.visible)（\(command)）：\(made.rows) 行可以导入，\(made.bad) 行有问题。",
                en: "Import \(made.name.visible) (\(command)): \(rows) would go in, \(made.bad) "
                    + "would not."))
        var words = command.split(separator: " ").map { String($0) }
        words += [made.copy(in: folder.state), "--yes"]
        if arguments.has(.skipBad) { words.append("--skip-bad") }
        if options.isDryRun { words.append("--dry-run") }
        let run = try ownRun(words + ["--json"], in: folder.state)
        guard let result = run.result else {
            // Programs are told in English, people in their language.
            output.note(
                options.format == .json || options.format == .jsonLines
                    ? String(decoding: run.errors, as: UTF8.self)
                    : try ownRun(words, in: folder.state).said)
            throw .told(ExitStatus(rawValue: run.status) ?? .unknown)
        }
        try tell(result, made, in: folder)
    }

    private func find(_ word: String, in folder: DropFolder) throws(Failure) -> FolderImport {
        let number = Int(word.narrowed)
        let waiting = folder.waiting
        let found = waiting.first { $0.name == word } ?? waiting.first { $0.number == number }
        if let found { return found }
        throw .said(
            Phrase(zh: "没有等待导入的“\(word.visible)”。", en: "No ‘\(word.visible)’ waits to go in."),
            advice: Phrase(
                zh: "jifen import folder 列出有哪些。", en: "jifen import folder lists those that do."),
            .notFound)
    }

    /// What lies there is what was rehearsed; a file that was taken away does not go in.
    private func requireUnchanged(
        _ made: FolderImport, in folder: DropFolder
    ) throws(Failure) {
        let path = folder.path + "/" + made.name
        if case .success(let file)? = DroppedFile.look(at: path, of: folder.owner),
            file == made.file, try LocalFile.digest(made.copy(in: folder.state)) == made.digest
        {
            return
        }
        throw .said(
            Phrase(
                zh: "\(made.name.visible) 检查之后改过了，没有导入。",
                en: "\(made.name.visible) was changed after it was rehearsed; nothing went in."),
            advice: Phrase(
                zh: "jifen import folder 重新检查，看过结果再导入。",
                en: "jifen import folder rehearses it again; look at the result first."), .conflict)
    }

    /// What was done, and where the file is now.
    private func tell(
        _ result: JSON, _ made: FolderImport, in folder: DropFolder
    ) throws(Failure) {
        let refused = result["refused"]?.array ?? []
        let (applied, already) = (result["applied"]?.int ?? 0, result["appliedBefore"]?.int ?? 0)
        let isIn = !options.isDryRun && applied + already > 0
        var shown = result.object ?? [:]
        if isIn { shown["file"] = .string(try putAway(made, result["import"]?.string, folder)) }
        for line in refused {
            output.note(
                Phrase(
                    zh: "第 \(line["line"]?.int ?? 0) 行：", en: "line \(line["line"]?.int ?? 0): ")[
                        language] + (line["reason"]?.string ?? "") + "\n")
        }
        let rows = Forms.count(applied, "row", "rows")
        let number = result["import"]?.string.map { " (\($0))" } ?? ""
        show(
            .object(shown),
            isIn
                ? Phrase(
                    zh: "导入 \(applied) 行\(number)，以前已导入 \(already) 行，\(refused.count) 行有问题。"
                        + "文件移到了 \(shown["file"]?.string ?? "")。",
                    en: "\(rows) imported\(number), \(already) in already, \(refused.count) left "
                        + "out. The file is now \(shown["file"]?.string ?? "").")
                : Phrase(
                    zh: "一行也没有导入：\(refused.count) 行有问题。改好后重新放进来，或加 --skip-bad。",
                    en: "Nothing went in: \(refused.count) bad. Correct it and lay it there again, "
                        + "or add --skip-bad."))
        if !refused.isEmpty { throw .told(.refused) }
    }

    /// Moves file and result to `done`, with the import's number before their names.
    /// - Returns: where the file is now.
    private func putAway(
        _ made: FolderImport, _ number: String?, _ folder: DropFolder
    ) throws(Failure) -> String {
        let done = folder.path + "/done"
        try DropFolder.makeOwn(done, folder.owner)
        let from = folder.path + "/" + made.name
        let target = done + "/" + (number ?? "\(made.number)") + "-" + made.name
        let moved = cs_rename_without_replacing(from.systemPath, target.systemPath)
        guard moved == 0 else {
            throw .file(FileFault(path: target, attempt: .write, errno: -moved))
        }
        let suffix = DropFolder.resultSuffix
        _ = cs_rename(
            OutputFile.path(beside: from, suffix).systemPath,
            OutputFile.path(beside: target, suffix).systemPath)
        made.forget(in: folder.state)
        return target
    }
}
