import JSON
import LedgerAPI
import LedgerClient
import LedgerValues

/// `jifen review`: the queue as an interview, one key a decision.
///
/// Decisions wait until they are sent. Each is sent under the request id that it was made with, and
/// only where the claim is still under review, so that a second reviewer, a broken connection or a
/// restart of the daemon costs nothing but a message.
final class ReviewInterview {
    let session: Session
    let screen: FullScreen
    let reviewer: String?
    var desk: ReviewDesk
    /// What the line above the keys says.
    var message = ScreenLine()
    var scroll = 0
    private var record: ReviewRecord?
    private var recordOf: String?

    /// For one answer of the daemon; a person waits for it.
    static let seconds = 10

    init(_ session: Session) throws(Failure) {
        self.session = session
        let person = try session.ask("whoami")
        reviewer = person["actor"]?.string
        desk = ReviewDesk(try Self.queue(session), reviewer: reviewer)
        screen = try FullScreen(
            session,
            instead: Phrase(
                zh: "没有终端时用 jifen review list、jifen review approve、jifen review reject。",
                en: "Without one: jifen review list, jifen review approve, jifen review reject."))
    }

    /// The whole queue, over as many pages as it has.
    static func queue(_ session: Session) throws(Failure) -> [JSON] {
        var rows: [JSON] = []
        var asked = Asked(ReviewQueue.self)
        asked[Shared.limit] = 1000
        while true {
            let page = try session.ask(asked, seconds: seconds)
            rows += page["rows"]?.array ?? []
            guard let next = page["next"]?.string else { return rows }
            asked[Shared.after] = next
        }
    }

    var language: Language { session.language }

    /// Until the reviewer leaves.
    func run() throws(Failure) {
        while true {
            look()
            draw()
            switch screen.next() {
            case .ended: throw .client(.interrupted(request: nil))
            case .idle, .resized: continue
            case .key(let key):
                message = ScreenLine()
                if try !take(key) { return }
            }
        }
    }

    func say(_ chinese: String, _ english: String, _ style: Style = .plain) {
        message = ScreenLine(Phrase(zh: chinese, en: english)[language], style)
    }

    /// Asks what there is to know of the claim in front, once.
    private func look() {
        guard let claim = desk.current, recordOf != claim.id else { return }
        (record, recordOf, scroll) = (nil, claim.id, 0)
        do {
            record = try ReviewRecord(claim, session)
        } catch {
            recordOf = nil
            tell(error)
        }
    }

    /// Forgets what was known of the claim in front, so that it is asked for again.
    func forget() { recordOf = nil }

    func tell(_ failure: Failure) {
        guard let explanation = failure.explanation else { return }
        message = ScreenLine(explanation.what[language], .bad)
    }

    /// Whether another decided the claim in front while it waited.
    var isDecidedElsewhere: Bool { record?.decidedElsewhere != nil }
}

extension ReviewInterview {
    private var title: ScreenLine {
        let place = min(desk.position + 1, desk.claims.count)
        var line = ScreenLine(
            Phrase(
                zh: "审核 \(place)/\(desk.claims.count)", en: "Review \(place)/\(desk.claims.count)")[
                    language], .heading)
        if let claim = desk.current { line.add("  " + claim.id, .heading) }
        if desk.overdue > 0 {
            line.add(
                Phrase(zh: "  超期 \(desk.overdue)", en: "  \(desk.overdue) overdue")[language], .bad)
        }
        if !desk.waiting.isEmpty {
            let count = desk.waiting.count
            line.add(Phrase(zh: "  未发送 \(count)", en: "  \(count) unsent")[language], .attention)
        }
        let sent = desk.count { $0 == .done }
        if sent > 0 {
            line.add(Phrase(zh: "  已发送 \(sent)", en: "  \(sent) sent")[language], .good)
        }
        if session.options.isDryRun {
            line.add(Phrase(zh: "  演算", en: "  rehearsal")[language], .attention)
        }
        if let reviewer { line.add("  " + reviewer, .dim) }
        return line
    }

    func draw(_ prompt: (words: Phrase, editor: LineEditor)? = nil) {
        let (rows, columns) = screen.size
        let layout = ReviewScreen(language: language, rows: rows, columns: columns)
        let message =
            prompt.map { [promptLine($0.words, $0.editor, columns)] }
            ?? Array(self.message.wrapped(toColumns: columns).prefix(3))
        let lines = layout.lines(
            title: title, body: body(columns), scroll: &scroll, message: message,
            keys: prompt == nil ? keys : ReviewKeys.typing)
        guard prompt != nil, !layout.isTooSmall else { return screen.show(lines) }
        let row = lines.lastIndex { $0.text.hasPrefix("─") } ?? 0
        screen.show(lines, cursor: (row + 1, lines[min(row + 1, lines.count - 1)].columns))
    }

    /// The end of what is typed stays in view.
    private func promptLine(_ words: Phrase, _ editor: LineEditor, _ columns: Int) -> ScreenLine {
        let room = max(4, columns - TextWidth.of(words[language]) - 2)
        var tail = editor.text.visible
        while TextWidth.of(tail) > room { tail.removeFirst() }
        return ScreenLine(words[language] + " ", .attention).adding(tail)
    }

    private func body(_ columns: Int) -> [ScreenLine] {
        guard let claim = desk.current else { return summary(columns) }
        return ReviewPage(
            claim: claim, record: record, decision: desk.decision(on: claim.id),
            outcome: desk.outcomes[claim.id], language: language, columns: columns
        ).lines
    }

    private var keys: [(String, Phrase)] {
        desk.current.map { ReviewKeys.onClaim($0, desk.waiting.count) }
            ?? ReviewKeys.atEnd(desk.waiting.count)
    }

    /// Behind the last claim: what is decided, and what became of what was sent.
    private func summary(_ columns: Int) -> [ScreenLine] {
        var lines: [ScreenLine] = []
        let approved = desk.waiting.compactMap { decision -> Int64? in
            guard case .approve(let points) = decision.verdict else { return nil }
            return points
        }
        let rejected = desk.waiting.count - approved.count
        if desk.claims.isEmpty {
            lines.append(
                ScreenLine(Phrase(zh: "没有待审核的申报。", en: "Nothing waits for review.")[language]))
        } else {
            lines.append(
                ScreenLine(Phrase(zh: "到末尾了。", en: "This is the end of the queue.")[language]))
        }
        if !desk.waiting.isEmpty {
            let points = approved.reduce(0, +)
            let words = Phrase(
                zh: "未发送：通过 \(approved.count) 份，共 \(points) 分；不通过 \(rejected) 份。按 s 发送。",
                en: "Not sent: \(approved.count) approved, \(points) points in all; "
                    + "\(rejected) rejected. Press s to send.")
            lines += words[language].wrapped(toColumns: columns).map { ScreenLine($0, .attention) }
        }
        for decision in desk.waiting.reversed() {
            lines.append(ScreenLine("  \(decision.claim)  \(decision.phrase[language])"))
        }
        for (decision, outcome) in desk.sent.reversed() {
            switch outcome {
            case .done: continue
            case .overtaken(let words), .refused(let words):
                let text = "  \(decision.claim)  \(words[language])"
                lines += text.wrapped(toColumns: columns).map { ScreenLine($0, .bad) }
            }
        }
        return lines
    }
}
