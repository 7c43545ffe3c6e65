import CSystem
import JSON
import LedgerAPI
import LedgerClient
import LedgerExports

/// One look through a folder: what is new in it is rehearsed, what is gone is forgotten.
struct FolderRound {
    private let session: Session
    private let folder: DropFolder
    /// What stood under a name when it was looked at last.
    private var seen: [String: (file: DroppedFile, at: Deadline)] = [:]
    private var left: [String: Unfit] = [:]

    /// How long a file that goes on growing is waited for, in seconds.
    private static let patience = 600
    /// A file that does not change for so long, in milliseconds, is taken for whole.
    private static let quiet = 2000

    init(_ session: Session, _ folder: DropFolder) {
        self.session = session
        self.folder = folder
    }

    /// Goes on until nothing is new and nothing is still being written.
    mutating func run() throws(Failure) {
        let patience = Deadline(seconds: Self.patience)
        folder.tidy()
        while true {
            var isGrowing = false
            let known = Dictionary(
                folder.waiting.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
            let names = DropFolder.names(in: folder.path)
            for made in folder.waiting where !names.contains(made.name) { forget(made) }
            for name in names where DroppedFile.isCandidate(name) {
                switch DroppedFile.look(at: folder.path + "/" + name, of: folder.owner) {
                case nil: break
                case .failure(let unfit): tell(name, unfit)
                case .success(let file):
                    if known[name]?.file == file { continue }
                    if try isWhole(file, name), try take(name, file, known[name]) { continue }
                    isGrowing = true
                }
            }
            if !isGrowing { return }
            guard !patience.hasPassed else {
                return session.note(
                    Phrase(zh: "有文件还在写，下次再看。", en: "Some file is still being written: next time."))
            }
            try session.pause(milliseconds: 250)
        }
    }

    private mutating func tell(_ name: String, _ unfit: Unfit) {
        if left.updateValue(unfit, forKey: name) != nil { return }
        session.note(
            Phrase(zh: "没有处理：\(name.visible) ", en: "Left where it lies: \(name.visible) ")
                + unfit.phrase)
    }

    private mutating func isWhole(_ file: DroppedFile, _ name: String) throws(Failure) -> Bool {
        if let before = seen[name], before.file == file {
            return !file.isFresh || before.at.hasPassed
        }
        seen[name] = (file, Deadline(milliseconds: Self.quiet))
        return !file.isFresh
    }

    private func forget(_ made: FolderImport) {
        made.forget(in: folder.state)
        _ = cs_unlink(result(of: made.name).systemPath)
    }

    private func result(of name: String) -> String {
        OutputFile.path(beside: folder.path + "/" + name, DropFolder.resultSuffix)
    }

    /// Rehearses a file, under a new number unless it holds what it held.
    /// - Returns: false: it changed meanwhile.
    private func take(
        _ name: String, _ file: DroppedFile, _ before: FolderImport?
    ) throws(Failure) -> Bool {
        let number = try folder.nextNumber()
        let place = "\(folder.state)/\(number)"
        try DropFolder.makeOwn(place, folder.owner)
        let digest = try file.copy(
            from: folder.path + "/" + name, to: place + "/" + name, of: folder.owner)
        guard let digest else {
            FolderImport.forget(number, in: folder.state)
            return false
        }
        var made = FolderImport(number, name, file, digest: digest)
        if var before, before.digest == digest {
            // Its name or mode was changed, and nothing in it.
            made.forget(in: folder.state)
            before.file = file
            try before.keep(in: folder.state)
            return true
        }
        let workbook = try rehearse(&made)
        try DropFolder.write(workbook, to: result(of: name), through: folder.state)
        try made.keep(in: folder.state)
        before?.forget(in: folder.state)
        return true
    }

    /// Reads it as the command would that brings it in, and changes nothing.
    /// - Returns: the result as a workbook.
    private func rehearse(_ made: inout FolderImport) throws(Failure) -> [UInt8] {
        let copy = made.copy(in: folder.state)
        let found: FileKind.Found
        do {
            found = try FileKind.find(copy, Profiles(session.environment))
        } catch {
            made.reason = error.explanation.map { $0.what[session.language] } ?? "?"
            var workbook = ResultWorkbook(made, headings: [], session.language)
            workbook.add(reason: made.reason ?? "")
            return workbook.finish()
        }
        made.command = found.kind.command
        let words = found.kind.command.split(separator: " ").map { String($0) }
        let command = words + [copy, "--dry-run"]
        let run = try session.ownRun(command + ["--json"], in: folder.state)
        var reasons: [Int: String] = [:]
        if let result = run.result {
            for line in result["refused"]?.array ?? [] {
                reasons[Int(line["line"]?.int ?? 0)] = line["reason"]?.string
            }
            made.already = Int(result["appliedBefore"]?.int ?? 0)
            made.bad = result["refused"]?.array?.count ?? 0
            made.rows = max(0, found.table.rows.count - made.bad - made.already)
        } else {
            // Programs are told in English; the workbook is for people.
            let said = try session.ownRun(command, in: folder.state).said
            made.reason = said.trimmingLines
        }
        var workbook = ResultWorkbook(made, headings: found.table.headings, session.language)
        if let reason = made.reason { workbook.add(reason: reason) }
        for row in found.table.rows { workbook.add(row, reason: reasons[row.line]) }
        return workbook.finish()
    }
}

extension String {
    /// Without the ends of lines around it.
    fileprivate var trimmingLines: String {
        String(drop(while: \.isNewline).reversed().drop(while: \.isNewline).reversed())
    }
}
