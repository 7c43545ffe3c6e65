import JSON
import LedgerAPI
import LedgerClient

/// How many rows of an import were, or would be, taken back.
struct UndoneRows {
    var undone: Int64 = 0
    /// In part: the rest was spent, or handed out.
    var partly: Int64 = 0
    var kept: Int64 = 0
    /// Nothing was left of them before.
    var gone: Int64 = 0

    init() {}

    init(_ json: JSON) {
        undone = json["undone"]?.int ?? 0
        partly = json["partly"]?.int ?? 0
        kept = json["kept"]?.int ?? 0
        gone = json["gone"]?.int ?? 0
    }

    /// Rows of which something stays.
    var stay: Int64 { partly + kept }

    mutating func add(_ more: UndoneRows) {
        undone += more.undone
        partly += more.partly
        kept += more.kept
        gone += more.gone
    }

    var json: JSONObject {
        ["undone": .int(undone), "partly": .int(partly), "kept": .int(kept), "gone": .int(gone)]
    }
}

extension Session {
    /// Takes an import back, a step at a time.
    /// - Parameter each: is told of each step.
    func undo(
        import number: String, reason: String?, each: (UndoneRows) -> Void = { _ in }
    ) throws(Failure) -> UndoneRows {
        var tally = UndoneRows()
        var params: JSONObject = ["import": .string(number)]
        params["reason"] = reason.map { .string($0) }
        while true {
            let result = try change("import.undo", params, dryRun: false, seconds: Patience.chunk)
            let step = UndoneRows(result)
            tally.add(step)
            each(step)
            guard let next = result["next"]?.int else { return tally }
            if interrupts.isRaised { throw .client(.interrupted(request: nil)) }
            params["from"] = .int(next)
        }
    }
}

/// `jifen import undo`: shows what would be done, asks, and does it.
struct ImportUndo {
    private let session: Session
    private let number: String
    private let rows: [JSON]
    private let foreseen: UndoneRows
    private let summary: JSON

    /// Rows that are shown; all of them with `--json`.
    private static let mostShown = 50

    init(_ session: Session, _ number: String) throws(Failure) {
        self.session = session
        self.number = number
        let shown = try session.importedRows("import.preview", number)
        rows = shown.rows.sorted { ($0["row"]?.int ?? 0) < ($1["row"]?.int ?? 0) }
        foreseen = UndoneRows(shown.summary)
        summary = shown.summary
    }

    func run(reason: String?) throws(Failure) {
        if foreseen.undone + foreseen.partly == 0 { return try tellNothing() }
        preview()
        if session.options.isDryRun {
            finish(foreseen, rehearsed: true)
        } else {
            try session.confirm(question)
            finish(try undo(reason), rehearsed: false)
        }
        if foreseen.stay > 0 { throw .told(.refused) }
    }

    private func undo(_ reason: String?) throws(Failure) -> UndoneRows {
        let all = Int(foreseen.undone + foreseen.stay + foreseen.gone)
        let progress = Progress(session, Phrase(zh: "已撤回", en: "taken back"), total: all)
        defer { progress.finish() }
        var sofar = UndoneRows()
        do {
            return try session.undo(import: number, reason: reason) { step in
                sofar.add(step)
                progress.advance(by: Int(step.undone + step.stay + step.gone))
            }
        } catch {
            progress.finish()
            if sofar.undone + sofar.partly > 0 { tellStop(sofar) }
            throw error
        }
    }

    /// What is taken back stays so.
    private func tellStop(_ sofar: UndoneRows) {
        let rows = Forms.count(sofar.undone + sofar.partly, "row", "rows")
        session.note(
            Phrase(
                zh: "停下了：已撤回 \(sofar.undone + sofar.partly) 行；再来一次，会接着撤回其余的。",
                en: "Stopped: \(rows) taken back; the same command takes back the rest."))
    }

    private func tellNothing() throws(Failure) {
        preview()
        var result = foreseen.json
        result["import"] = .string(number)
        result["rows"] = .array(rows)
        result["dryRun"] = .bool(session.options.isDryRun)
        guard foreseen.kept > 0 else {
            return session.show(
                .object(result),
                Phrase(
                    zh: "\(number) 已经全部撤回，没有要办的。",
                    en: "\(number) is all taken back already: there is nothing to do."))
        }
        session.show(
            .object(result),
            Phrase(
                zh: "\(number) 没有能撤回的行，\(foreseen.kept) 行留下。",
                en: "Nothing of \(number) can be taken back: "
                    + Forms.count(foreseen.kept, "row stays.", "rows stay.")))
        throw .told(.refused)
    }

    private func preview() {
        guard session.options.format == .table, !session.options.isQuiet else { return }
        let undone = rows.filter { $0["undo"] != nil }
        let staying = rows.filter { $0["error"] != nil || $0["stays"] != nil }
        tell(Phrase(zh: "撤回", en: "Taken back"), undone, ImportedView.undone)
        tell(Phrase(zh: "留下", en: "What stays"), staying, ImportedView.staying)
        var told: Set<String> = []
        for row in staying {
            guard let advice = Outcome(row).refusal?.explanation.advice,
                told.insert(Outcome(row).refusal?.kind ?? "").inserted
            else { continue }
            session.note(advice)
        }
    }

    private func tell(_ title: Phrase, _ rows: [JSON], _ fields: [Field]) {
        guard !rows.isEmpty else { return }
        let shown = Array(rows.prefix(Self.mostShown))
        session.output.note(session.section(title, shown, fields))
        let more = rows.count - shown.count
        if more > 0 {
            session.note(
                Phrase(
                    zh: "还有 \(more) 行：加 --json 看全部。",
                    en: "\(Forms.count(Int64(more), "more row", "more rows")): --json shows all."))
        }
    }

    private var question: Phrase {
        let count = foreseen.undone + foreseen.partly
        let what = Phrase(
            zh: "撤回 \(number)（\(Facts(summary)("file"))）的 \(count) 行",
            en:
                "Take back \(Forms.count(count, "row", "rows")) of \(number) (\(Facts(summary)("file")))"
        )
        if foreseen.stay == 0 { return what + Phrase(zh: "。", en: ".") }
        let partly =
            foreseen.partly == 0
            ? Phrase("")
            : Phrase(zh: "，其中 \(foreseen.partly) 行只能撤回一部分", en: ", \(foreseen.partly) only in part")
        return what + partly
            + Phrase(zh: "；\(foreseen.kept) 行留下。", en: "; \(foreseen.kept) left as they are.")
    }

    private func finish(_ tally: UndoneRows, rehearsed: Bool) {
        var result = tally.json
        result["import"] = .string(number)
        result["rows"] = .array(rows)
        result["dryRun"] = .bool(rehearsed)
        let rows = Forms.count(tally.undone, "row", "rows")
        var words =
            rehearsed
            ? Phrase(
                zh: "\(number)：会撤回 \(tally.undone) 行",
                en: "\(number): \(rows) would be taken back")
            : Phrase(
                zh: "\(number)：已撤回 \(tally.undone) 行", en: "\(number): \(rows) taken back")
        if tally.partly > 0 {
            words = words + Phrase(zh: "，\(tally.partly) 行撤回一部分", en: ", \(tally.partly) in part")
        }
        if tally.kept > 0 {
            words = words + Phrase(zh: "，\(tally.kept) 行留下", en: ", \(tally.kept) left as they are")
        }
        if tally.gone > 0 {
            words =
                words + Phrase(zh: "，\(tally.gone) 行早已了结", en: ", \(tally.gone) had ended before")
        }
        session.show(.object(result), words + Phrase(zh: "。", en: "."))
    }
}
