import CSystem
import LedgerClient

/// The whole terminal for as long as this lives: the alternate screen, every key as it comes. It is
/// given back at the end, at a signal and at a crash.
final class FullScreen {
    enum Event {
        case key(Key)
        case resized
        /// The time is over and nothing happened.
        case idle
        /// The program is to end: a signal, or the terminal is gone.
        case ended
    }

    /// What is done to the terminal before and after.
    struct Manner {
        /// Signals from outside that are taken and passed over.
        var deaf: [Int32] = []
        /// Whether the scrollback is emptied as well.
        var leavesNothing = false
    }

    private let output: Output
    private let interrupts: Int32?
    private let manner: Manner
    private let signals: Int32
    private var mask = sigset_t()
    private var keys = KeyReader()
    private var isHeld = false

    private static let watched = [SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH, SIGCONT]

    /// - Throws: what to use instead, where there is no terminal.
    init(
        _ session: Session, manner: Manner = Manner(), instead: Phrase
    ) throws(Failure) {
        output = session.output
        interrupts = manner.deaf.contains(SIGINT) ? nil : session.interrupts.descriptor
        self.manner = manner
        guard isatty(STDIN_FILENO) == 1, output.screen.isTerminal else {
            throw .said(
                Phrase(
                    zh: "jifen \(session.command.name) 要在终端里用。",
                    en: "jifen \(session.command.name) needs a terminal."),
                advice: instead, .usage)
        }
        var wanted = sigset_t()
        sigemptyset(&wanted)
        for signal in Self.watched + manner.deaf { sigaddset(&wanted, signal) }
        pthread_sigmask(SIG_BLOCK, &wanted, &mask)
        signals = cs_signalfd(&wanted)
        output.flush()
        hold()
    }

    deinit {
        release()
        if signals >= 0 { close(signals) }
        pthread_sigmask(SIG_SETMASK, &mask, nil)
    }

    /// Gives the terminal back before something else is printed.
    func leave() { release() }

    /// Rows and columns, now.
    var size: (rows: Int, columns: Int) {
        var (height, width): (Int32, Int32) = (0, 0)
        guard cs_window_size(STDOUT_FILENO, &height, &width) == 0, width > 0, height > 0 else {
            return (24, 80)
        }
        return (Int(height), Int(width))
    }

    /// Puts these lines on the screen, and nothing else.
    /// - Parameter cursor: where text is typed, from 0; hidden otherwise.
    func show(_ lines: [ScreenLine], cursor: (row: Int, column: Int)? = nil) {
        let (rows, columns) = size
        var frame = "\u{1B}[?25l"
        for (row, line) in lines.prefix(rows).enumerated() {
            let text = line.drawn(columns: columns, colour: output.screen.colour)
            // At the edge the cursor stays on the last character, which clearing would take away.
            let clearing = line.columns < columns ? "\u{1B}[K" : ""
            frame += "\u{1B}[\(row + 1);1H\(text)\(clearing)"
        }
        if lines.count < rows { frame += "\u{1B}[\(lines.count + 1);1H\u{1B}[J" }
        if let cursor {
            frame += "\u{1B}[\(cursor.row + 1);\(min(cursor.column, columns - 1) + 1)H\u{1B}[?25h"
        }
        output.write(frame)
        output.flush()
    }

    func bell() {
        output.write("\u{7}")
        output.flush()
    }

    /// Throws away what was typed ahead.
    func forgetKeys() {
        _ = cs_discard_input(STDIN_FILENO)
        keys.clear()
    }

    /// Lets the shell have the terminal until the program is continued.
    func suspend() {
        release()
        var stop = sigset_t()
        sigemptyset(&stop)
        sigaddset(&stop, SIGTSTP)
        pthread_sigmask(SIG_UNBLOCK, &stop, nil)
        kill(getpid(), SIGTSTP)
        pthread_sigmask(SIG_BLOCK, &stop, nil)
        hold()
    }
}

extension FullScreen {
    /// Alternate screen, no wrapping at the edge, pastes marked; and back again.
    private static let arrival = "\u{1B}[?1049h\u{1B}[?7l\u{1B}[?2004h\u{1B}[H\u{1B}[2J"
    private static let farewell =
        "\u{1B}[?2004l\u{1B}[?7h\u{1B}[?25h\u{1B}[0m\u{1B}[2J\u{1B}[?1049l"
    private static let oblivion = "\u{1B}[H\u{1B}[2J\u{1B}[3J"

    private func hold() {
        guard !isHeld else { return }
        var before = termios()
        guard cs_every_key(STDIN_FILENO, &before) == 0 else { return }
        let farewell = Self.farewell + (manner.leavesNothing ? Self.oblivion : "")
        cs_hold_terminal(STDIN_FILENO, STDOUT_FILENO, &before, farewell)
        isHeld = true
        output.write((manner.leavesNothing ? Self.oblivion : "") + Self.arrival)
        output.flush()
    }

    private func release() {
        guard isHeld else { return }
        isHeld = false
        output.write(Self.farewell + (manner.leavesNothing ? Self.oblivion : ""))
        output.flush()
        var before = cs_terminal_held().pointee.before
        _ = cs_restore_terminal(STDIN_FILENO, &before)
        cs_release_terminal()
    }
}

extension FullScreen {
    /// After an escape, so long for the rest of a sequence: a slow line takes a while.
    private static let patience: Int32 = 120
    private static let pieceSize = 1024

    /// What happens next.
    /// - Parameter milliseconds: to wait for it at most; -1 for ever.
    func next(milliseconds: Int32 = -1) -> Event {
        while true {
            if let key = keys.next() { return .key(key) }
            let isWaiting = keys.isWaiting
            var watched = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
                pollfd(fd: interrupts ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(
                &watched, nfds_t(watched.count), isWaiting ? Self.patience : milliseconds)
            if watched[2].revents != 0 { return .ended }
            if watched[1].revents != 0, let event = taken(cs_signalfd_next(signals)) {
                return event
            }
            if watched[0].revents != 0, !readKeys() { return .ended }
            guard count == 0 else { continue }
            if isWaiting, let key = keys.next(isAll: true) { return .key(key) }
            if !isWaiting { return .idle }
        }
    }

    private func taken(_ signal: Int32) -> Event? {
        if manner.deaf.contains(signal) { return nil }
        switch signal {
        case SIGTERM, SIGHUP, SIGQUIT: return .ended
        case SIGTSTP:
            suspend()
            return .resized
        case SIGWINCH, SIGCONT: return .resized
        default: return nil
        }
    }

    /// False where the terminal is gone.
    private func readKeys() -> Bool {
        withUnsafeTemporaryAllocation(byteCount: Self.pieceSize, alignment: 1) { piece in
            let count = cs_read(STDIN_FILENO, piece.baseAddress, piece.count)
            if count == Int(-EINTR) || count == Int(-EAGAIN) { return true }
            guard count > 0 else { return false }
            keys.add(piece[..<count])
            return true
        }
    }
}
