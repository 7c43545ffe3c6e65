import CSystem

/// Lines on standard error, for people and for the journal. Nothing that a request carried beside
/// its method gets here, and no line can hold back the server: what cannot be written is dropped,
/// and counted.
public final class Log: Sendable {
    private struct State {
        var level: LogLevel
        var text: [UInt8] = []
        var dropped = 0
        /// When what waits is to be written.
        var flushDue = Monotonic.never
        /// What is not to be said again before a moment.
        var said: [String: Monotonic] = [:]
        /// Lines about the requests of each user lately.
        var shares: [UInt32: LogShare] = [:]
    }

    private static let full = 256 << 10
    private static let remembered = 256
    private static let delay = Duration.milliseconds(50)

    private let descriptor: Int32
    private let style: LogStyle
    private let state: Monitor<State>

    /// Writes lines up to `level`. Whether the descriptor is the journal's is found out from
    /// `environment`.
    public init(
        _ level: LogLevel, descriptor: Int32 = 2, environment: [String: String] = [:]
    ) {
        state = Monitor(State(level: level))
        self.descriptor = descriptor
        style = LogStyle(descriptor, environment)
    }

    /// One line, written at once.
    public func note(_ level: LogLevel, _ text: String) {
        state.locked { state in
            guard level <= state.level else { return }
            guard state.text.count < Self.full else {
                state.dropped += 1
                return flush(&state)
            }
            style.begin(level, &state.text)
            state.text.appendEscaped(text)
            state.text.append(UInt8(ascii: "\n"))
            flush(&state)
        }
    }

    /// One line, but not the same one again within ten seconds.
    func noteSeldom(_ level: LogLevel, _ text: String) {
        let now = Monotonic.now()
        let isNews = state.locked { state in
            if let until = state.said[text], now < until { return false }
            if state.said.count >= Self.remembered { state.said.removeAll() }
            state.said[text] = now.after(.seconds(10))
            return true
        }
        if isNews { note(level, text) }
    }

    /// One request that was answered. Of one user's that come too fast only the number is told.
    func request(
        _ peer: Peer, _ method: String, began: Monotonic, _ now: Monotonic, _ outcome: Outcome
    ) {
        state.locked { state in
            guard state.level >= .info else { return }
            let isTold = state.shares[peer.uid, default: LogShare(now)].take(now)
            if !isTold {
                state.flushDue = min(state.flushDue, now.after(LogShare.period))
                return
            }
            guard state.text.count < Self.full else {
                state.dropped += 1
                return
            }
            style.begin(.info, &state.text)
            state.text.appendText("uid=")
            state.text.appendNumber(Int64(peer.uid))
            state.text.appendText(" method=")
            state.text.appendEscaped(method)
            state.text.appendText(" ms=")
            state.text.appendThousandths(now.since(began) / 1000)
            state.text.appendText(" outcome=")
            state.text.appendText(outcome.text)
            state.text.append(UInt8(ascii: "\n"))
            state.flushDue = min(state.flushDue, now.after(Self.delay))
        }
    }

    var nextFlush: Monotonic { state.locked { $0.flushDue } }

    func change(to level: LogLevel) { state.locked { $0.level = level } }

    /// Requests are written together, because each write costs as much as an answer.
    func flushIfDue(_ now: Monotonic) {
        state.locked { state in
            if now >= state.flushDue || state.text.count > Self.full / 4 {
                summarise(&state, now)
                flush(&state)
            }
        }
    }

    /// A line for each user with requests that no line tells of.
    private func summarise(_ state: inout State, _ now: Monotonic) {
        for (user, share) in state.shares where share.isOver(now) {
            state.shares[user] = nil
            guard share.leftOut > 0 else { continue }
            style.begin(.info, &state.text)
            state.text.appendText("uid=")
            state.text.appendNumber(Int64(user))
            state.text.appendText(" more=")
            state.text.appendNumber(share.leftOut)
            state.text.append(UInt8(ascii: "\n"))
        }
    }

    /// Writes what waits.
    func flush() {
        state.locked { state in
            summarise(&state, .never)
            flush(&state)
        }
    }

    private func flush(_ state: inout State) {
        let written = style.write(state.text, to: descriptor)
        state.text.removeFirst(written)
        let next = state.shares.contains { $0.value.leftOut > 0 } ? LogShare.period : nil
        state.flushDue =
            state.text.isEmpty
            ? next.map { Monotonic.now().after($0) } ?? .never : Monotonic.now().after(Self.delay)
        guard state.text.isEmpty, state.dropped > 0 else { return }
        style.begin(.warning, &state.text)
        state.text.appendText("lines not written: ")
        state.text.appendNumber(Int64(state.dropped))
        state.text.append(UInt8(ascii: "\n"))
        state.dropped = 0
        state.flushDue = Monotonic.now().after(Self.delay)
    }
}
