import CSystem

/// How far long work is: on a terminal one line that changes, elsewhere a line now and then.
final class Progress {
    private let session: Session
    private let verb: Phrase
    private let total: Int?
    private let start = cs_monotonic_nanoseconds()
    private var done = 0
    private var lastShown: Int64
    private var wasShown = false

    /// Work shorter than this shows nothing.
    private static let patience: Int64 = 500_000_000

    init(_ session: Session, _ verb: Phrase, total: Int?) {
        self.session = session
        self.verb = verb
        self.total = total
        lastShown = start
    }

    func advance(by count: Int) {
        done += count
        let now = cs_monotonic_nanoseconds()
        let onTerminal = session.output.noteScreen.isTerminal
        guard !session.options.isQuiet, now - start > Self.patience,
            now - lastShown > (onTerminal ? 100_000_000 : 10_000_000_000)
        else { return }
        lastShown = now
        wasShown = true
        let text = words(after: now - start)[session.language]
        session.output.note(onTerminal ? "\r\u{1B}[K\(text)" : "\(text)\n")
    }

    /// Takes the changing line away.
    func finish() {
        if wasShown, session.output.noteScreen.isTerminal { session.output.note("\r\u{1B}[K") }
        wasShown = false
    }

    private func words(after nanoseconds: Int64) -> Phrase {
        let rate = Double(done) / (Double(nanoseconds) / 1e9)
        let perSecond = Int(rate)
        guard let total, rate > 0 else {
            return Phrase(
                zh: "\(verb.chinese) \(done)，每秒 \(perSecond)",
                en: "\(verb.english) \(done), \(perSecond) a second")
        }
        let left = Int((Double(total - done) / rate).rounded(.up))
        return Phrase(
            zh: "\(verb.chinese) \(done)/\(total)，每秒 \(perSecond)，还要 \(left) 秒",
            en: "\(verb.english) \(done)/\(total), \(perSecond) a second, \(left) s left")
    }
}
