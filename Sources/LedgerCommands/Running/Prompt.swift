import CSystem
import LedgerClient

extension Session {
    /// Asks before what cannot be undone. Returns only when it was agreed to.
    ///
    /// Without a terminal nobody is asked: `--yes` has to say it.
    func confirm(_ question: Phrase) throws(Failure) {
        if options.agreesToAll || options.isDryRun { return }
        guard isatty(STDIN_FILENO) == 1, output.noteScreen.isTerminal else {
            throw .said(
                Phrase(zh: "这一步不能撤回，要先确认：", en: "This cannot be undone and needs a yes: ")
                    + question,
                advice: Phrase(zh: "确认无误后加上 --yes。", en: "If it is right, add --yes."), .usage)
        }
        let asking = Phrase(zh: "确定吗？[y/N] ", en: " Sure? [y/N] ")[language]
        let lines = output.fitted(question[language])
        // What is asked for stands whole, on a line of its own where the last has no room for it.
        let last = lines.split(separator: "\n").last.map { TextWidth.of(String($0)) } ?? 0
        let hasRoom = output.noteScreen.columns.map { last + TextWidth.of(asking) <= $0 } ?? true
        output.note(lines + (hasRoom ? "" : "\n") + asking)
        let answer = try readLine().lowercased()
        guard ["y", "yes", "是", "好", "确定"].contains(answer) else {
            throw .said(Phrase(zh: "没有办理。", en: "Nothing was done."), .refused)
        }
    }

    /// Whether somebody sits there who can be asked.
    var canAsk: Bool {
        !options.agreesToAll && isatty(STDIN_FILENO) == 1 && output.noteScreen.isTerminal
    }

    /// Asks for a line of text; blanks around it do not count.
    func answer(to question: Phrase) throws(Failure) -> String {
        output.note(output.fitted(question[language]) + " ")
        return try readLine().trimmed
    }

    private func readLine() throws(Failure) -> String {
        var line: [UInt8] = []
        while true {
            let end = Waiting.wait(
                for: Int16(POLLIN), on: STDIN_FILENO, until: Deadline(seconds: 3600),
                interrupts: interrupts.descriptor)
            guard end == .ready else { throw .client(.interrupted(request: nil)) }
            var byte: UInt8 = 0
            guard cs_read(STDIN_FILENO, &byte, 1) == 1, byte != UInt8(ascii: "\n") else {
                return String(decoding: line, as: UTF8.self)
            }
            if byte != UInt8(ascii: "\r") { line.append(byte) }
        }
    }
}
