/// The interview's screen: a line about the queue, the claim or what else is in front, lines to
/// say something, and the keys.
struct ReviewScreen {
    let language: Language
    let rows: Int
    let columns: Int

    /// Less than this shows nothing that could be decided upon.
    private static let least = (rows: 8, columns: 24)

    var isTooSmall: Bool { rows < Self.least.rows || columns < Self.least.columns }

    /// - Parameter scroll: lines of the body passed over; put right where there are fewer.
    func lines(
        title: ScreenLine, body: [ScreenLine], scroll: inout Int, message: [ScreenLine],
        keys: [(String, Phrase)]
    ) -> [ScreenLine] {
        if isTooSmall {
            return [ScreenLine(Phrase(zh: "窗口太小", en: "too small")[language], .attention)]
        }
        let keyLines = self.keyLines(keys)
        let room = max(1, rows - 3 - message.count - keyLines.count)
        // A line that tells what is out of sight takes the place of one of the body's.
        let visible = body.count > room ? room - 1 : room
        scroll = max(0, min(scroll, body.count - visible))
        var shown = Array(body.dropFirst(scroll).prefix(visible))
        if body.count > room {
            let below = body.count - scroll - visible
            let words = Phrase(
                zh: "（上面 \(scroll) 行，下面 \(below) 行：↑ ↓）",
                en: "(\(scroll) lines above, \(below) below: ↑ ↓)")
            shown.append(ScreenLine(words[language], .dim))
        }
        shown += Array(repeating: ScreenLine(), count: room - shown.count)
        return [title, rule] + shown + [rule] + message + keyLines
    }

    private var rule: ScreenLine {
        ScreenLine(String(repeating: "─", count: columns), .dim)
    }

    /// Keys with what they do, as many to a line as fit.
    private func keyLines(_ keys: [(String, Phrase)]) -> [ScreenLine] {
        var lines = [ScreenLine()]
        for (key, meaning) in keys {
            let words = " " + meaning[language]
            let width = TextWidth.of(key + words)
            let last = lines.count - 1
            if lines[last].columns > 0, lines[last].columns + 2 + width > columns {
                lines.append(ScreenLine())
            } else if lines[last].columns > 0 {
                lines[last].add("  ")
            }
            lines[lines.count - 1].add(key, .heading)
            lines[lines.count - 1].add(words)
        }
        return lines
    }
}
