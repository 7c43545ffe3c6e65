import JSON
import LedgerClient
import LedgerExports

/// Keeps the page of a wall screen up to date: replaces the file when the books have moved or a
/// new day has begun. What the daemon is asked meanwhile is where the books end, nothing else.
final class BoardWatch {
    private let session: Session
    private let path: String
    private let paper: HTMLPage.Paper
    private var shown: Moment?
    private var isWaiting = false

    /// Between two questions, in seconds.
    private static let interval = 2
    /// After which the page on the screen reads the file anew, in seconds.
    private static let refresh = 20

    private struct Moment: Equatable {
        let seq: Int64?
        let day: String

        init(_ books: JSON) {
            seq = books["seq"]?.int
            day = String(Facts(books)("now").prefix(10))
        }
    }

    init(_ session: Session, path: String, paper: HTMLPage.Paper) {
        self.session = session
        self.path = path
        self.paper = paper
    }

    /// Ends by Ctrl-C only, or when the page cannot be written at first.
    func run(replaces: Bool) throws(Failure) {
        try update(replaces: replaces)
        while true {
            try session.pause(seconds: Self.interval)
            do throws(Failure) {
                try update(replaces: true)
            } catch {
                try wait(after: error)
            }
        }
    }

    private func update(replaces: Bool) throws(Failure) {
        let moment = Moment(try session.ask("whoami"))
        guard moment != shown else { return answered() }
        let page = try BoardPage(session)
        try session.write(
            page.page(paper, refresh: Self.refresh), to: path, replaces: replaces)
        // The books may have moved while the page was put together: then it is due again.
        shown = page.seq == moment.seq ? moment : nil
        answered()
        session.note(
            Phrase(
                zh: "已写到 \(path.visible)：第 \(page.seq ?? 0) 笔。",
                en: "Written to \(path.visible): entry \(page.seq ?? 0)."))
    }

    private func answered() {
        if isWaiting { session.note(Phrase(zh: "jifend 回来了。", en: "jifend is back.")) }
        isWaiting = false
    }

    /// A daemon that restarts, or is busy, is waited for; the last page stays.
    private func wait(after failure: Failure) throws(Failure) {
        guard case .client(let error) = failure, error.status != .interrupted else { throw failure }
        if !isWaiting, let words = failure.explanation?.what {
            session.note(words + Phrase(zh: "等它回来。", en: " Waiting for it."))
        }
        isWaiting = true
    }
}
