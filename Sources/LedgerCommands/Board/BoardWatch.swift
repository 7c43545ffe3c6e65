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
    /// What keeps the page from being renewed, as it was told; nil where nothing does.
    private var trouble: Phrase?

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

    /// Ends by Ctrl-C only, or when the page cannot be written at first. A disk that is full later
    /// may have room again.
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
        if trouble != nil { session.note(Phrase(zh: "恢复正常，继续更新。", en: "It works again.")) }
        trouble = nil
    }

    /// A daemon that restarts, or is busy, is waited for, as is room on the disk; the last page
    /// stays.
    private func wait(after failure: Failure) throws(Failure) {
        switch failure {
        case .client(let error) where error.status != .interrupted: break
        case .file(let fault) where fault.attempt == .write: break
        case .client, .file, .usage, .told, .said: throw failure
        }
        guard let words = failure.explanation?.what, words != trouble else { return }
        session.note(
            words + Phrase(zh: "原来的网页还在，会一直再试。", en: " The last page stays; it is tried again."))
        trouble = words
    }
}
