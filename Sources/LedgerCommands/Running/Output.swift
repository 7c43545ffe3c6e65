import CSystem
import JSON
import LedgerClient

/// What is printed: results on one descriptor, notes on another.
package final class Output {
    package let screen: Screen
    package let noteScreen: Screen
    private let results: Int32
    private let notes: Int32
    private var buffer: [UInt8] = []
    /// The errno of the first failed write; nothing is written after it.
    private var failure: Int32?
    /// Errors are JSON, too, for the program that asked for it.
    var errorsAreJSON = false
    private var isFailureTold = false
    /// What is printed tells of a change that was recorded.
    var tellsOfChange = false

    private static let flushSize = 1 << 16

    package init(
        environment: [String: String], results: Int32 = STDOUT_FILENO,
        notes: Int32 = STDERR_FILENO
    ) {
        self.results = results
        self.notes = notes
        screen = Screen(descriptor: results, environment: environment)
        noteScreen = Screen(descriptor: notes, environment: environment)
    }

    func write(_ text: String) {
        buffer += text.utf8
        if buffer.count >= Self.flushSize { flush() }
    }

    func write(_ bytes: [UInt8]) {
        buffer += bytes
        if buffer.count >= Self.flushSize { flush() }
    }

    func line(_ text: String) {
        write(text + "\n")
    }

    /// A value as one line of JSON; on a terminal, nothing in it can steer that.
    func line(_ value: JSON) {
        line(screen.isTerminal ? value.text.escapedForTerminal : value.text)
    }

    /// For people, beside the results. Lines end themselves.
    package func note(_ text: String) {
        flush()
        _ = Self.writeAll(Array(text.utf8), to: notes)
    }

    /// A text for people beside the results, in lines that a terminal has room for.
    func fitted(_ text: String) -> String {
        FittedText.fitted(text, columns: noteScreen.columns)
    }

    func flush() {
        if failure == nil, !buffer.isEmpty { failure = Self.writeAll(buffer, to: results) }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Flushes what goes on for ever, and ends it at the first write that failed: a reader that
    /// went away is a failure there, too, where no signal tells of it.
    func check() throws(Failure) {
        flush()
        guard let failure else { return }
        isFailureTold = true
        throw .file(FileFault(path: "stdout", attempt: .write, errno: failure))
    }

    /// Flushes, and says whether all of it arrived. A reader that went away is no failure.
    func finish() throws(Failure) {
        flush()
        guard let failure, failure != EPIPE, !isFailureTold else { return }
        let fault = FileFault(path: "stdout", attempt: .write, errno: failure)
        if tellsOfChange {
            throw .said(
                fault.explanation.what
                    + Phrase(
                        zh: "改动已经记入台账，只是没能显示。",
                        en: " The change is recorded all the same."),
                advice: Phrase(zh: "不要重办，先查一下。", en: "Do not repeat it: look first."), .unknown)
        }
        throw .file(fault)
    }

    /// Nil when all was written, else the errno; EINTR only where the user interrupted the wait for
    /// a descriptor that does not block.
    static func writeAll(
        _ bytes: [UInt8], to descriptor: Int32, interrupts: Int32? = nil
    ) -> Int32? {
        bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let count = cs_write(
                    descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
                switch count {
                case 0...: written += count
                case Int(-EINTR): continue
                case Int(-EAGAIN):
                    let end = Waiting.wait(
                        for: Int16(POLLOUT), on: descriptor, until: Deadline(seconds: 3600),
                        interrupts: interrupts)
                    if end == .interrupted { return EINTR }
                default: return Int32(-count)
                }
            }
            return nil
        }
    }
}
