import JSON
import LedgerAPI
import LedgerClient

extension ReviewInterview {
    /// Sends what waits, one after the other, then looks at the queue again. What the daemon cannot
    /// be asked for now is tried again until it answers or the reviewer stops it; it then waits on.
    func send() throws(Failure) {
        let total = desk.waiting.count
        guard total > 0 else { return say("没有要发送的。", "There is nothing to send.", .attention) }
        let before = desk.sent.count
        while let decision = desk.waiting.first {
            let number = total - desk.waiting.count + 1
            say("正在发送 \(number)/\(total)……", "Sending \(number)/\(total) …")
            draw()
            do {
                try decision.send(session, seconds: Self.seconds)
                desk.settle(decision, .done)
            } catch {
                guard let outcome = outcome(of: decision, error) else {
                    if try restsAfter(error) { continue }
                    return
                }
                desk.settle(decision, outcome)
            }
        }
        try reload()
        report(since: before)
    }

    /// Nil where the daemon was not reached, so that it is not known.
    private func outcome(of decision: ReviewDecision, _ failure: Failure) -> ReviewOutcome? {
        guard case .client(.refused(let error)) = failure else { return nil }
        switch error.known {
        case .tooManyConnections, .tooManyInFlight, .overloaded, .shuttingDown, .outcomeUnknown,
            .storageFull, .clockBehind, .clockUnconfirmed, .readOnly, .quotaReached:
            return nil
        case .claimNotUnderReview:
            return .overtaken(elsewhere(decision.claim) ?? error.explanation.what)
        default: return .refused(error.explanation.what)
        }
    }

    private func elsewhere(_ claim: String) -> Phrase? {
        guard let shown = try? session.claim(claim, seconds: Self.seconds) else { return nil }
        return ReviewRecord(claim: shown).decidedElsewhere
    }

    /// Waits a second before the next attempt.
    /// - Returns: false where the reviewer does not want to wait.
    private func restsAfter(_ failure: Failure) throws(Failure) -> Bool {
        guard let words = failure.explanation?.what else { return false }
        if case .client(.interrupted) = failure { throw failure }
        say(
            "\(words.chinese)等它恢复后接着发送，Esc 先不发。",
            "\(words.english) Sending goes on once it is back; Esc stops.", .bad)
        draw()
        switch screen.next(milliseconds: 1000) {
        case .ended: throw .client(.interrupted(request: nil))
        case .key(.escape), .key(.control("c")), .key(.text("q")):
            say(
                "停下了，\(desk.waiting.count) 份没有发送；s 再发。",
                "Stopped: \(desk.waiting.count) unsent; s sends them.", .attention)
            return false
        case .idle, .resized, .key: return true
        }
    }

    func reload() throws(Failure) {
        forget()
        do {
            desk.reload(try Self.queue(session))
            say("已刷新，待审核 \(desk.claims.count) 份。", "\(desk.claims.count) claims wait for review.")
        } catch {
            if case .client(.interrupted) = error { throw error }
            tell(error)
        }
    }

    private func report(since before: Int) {
        let outcomes = desk.sent[before...].map(\.outcome)
        let done = outcomes.count { $0 == .done }
        let rest = outcomes.count - done
        guard rest > 0 else {
            return say("已发送 \(done) 份。", "\(done) sent.", .good)
        }
        let first = desk.sent[before...].lazy.compactMap { decision, outcome -> Phrase? in
            switch outcome {
            case .done: nil
            case .overtaken(let words), .refused(let words):
                Phrase("\(decision.claim) ") + words
            }
        }.first
        let words = first ?? Phrase("")
        say(
            "已发送 \(done) 份，\(rest) 份没有办成：\(words.chinese)",
            "\(done) sent, \(rest) not carried out: \(words.english)", .attention)
    }
}
