import JSON
import LedgerClient

extension Option {
    fileprivate static let afterEntry = Option(
        "after", "N", Phrase(zh: "第几笔之后", en: "after this entry"))
    fileprivate static let follow = Option(
        "follow", Phrase(zh: "一直等新账，Ctrl-C 停止", en: "go on with new entries until Ctrl-C"))
}

extension Command {
    static let events = Command(
        "events", Phrase(zh: "账目原文，一笔一行", en: "the entries themselves, one a line"),
        options: [.afterEntry, .limit, .follow],
        examples: [
            .init("jifen events --after 1000 --jsonl", Phrase(zh: "给程序用", en: "for programs")),
            .init("jifen events --follow", Phrase(zh: "看着新账进来", en: "watch them come in")),
        ]
    ) { session throws(Failure) in
        let follows = session.arguments.has(.follow)
        var after = try session.integer(.afterEntry, in: 0...JSON.integers.upperBound) ?? 0
        var left = try session.integer(.limit, in: 1...1_000_000) ?? (follows ? .max : 100)
        while left > 0 {
            let wanted = min(left, 1_000_000)
            let stream = try session.stream(
                "books.events", ["after": .int(after), "limit": .int(wanted)])
            var count: Int64 = 0
            while let rows = try session.next(stream) {
                for row in rows { session.write(event: row) }
                after = rows.last?["seq"]?.int ?? after
                count += Int64(rows.count)
            }
            left -= count
            if count == wanted { continue }
            guard follows else { return }
            session.output.flush()
            try session.pause(seconds: 1)
        }
    }
}

extension Session {
    /// The next rows of an answer; nil after the last.
    func next(_ stream: RowStream) throws(Failure) -> [JSON]? {
        do {
            return try stream.next()
        } catch {
            throw .client(error)
        }
    }

    fileprivate func pause(seconds: Int) throws(Failure) {
        let end = Waiting.wait(
            for: 0, on: -1, until: Deadline(seconds: seconds), interrupts: interrupts.descriptor)
        if end == .interrupted { throw .told(.interrupted) }
    }

    fileprivate func write(event: JSON) {
        switch options.format {
        case .json, .jsonLines: output.line(event.text)
        case .plain: output.line(texts(of: event).joined(separator: "\t"))
        case .table:
            var texts = texts(of: event)
            texts[1] = Forms.instant(texts[1])
            let line = texts.joined(separator: "  ")
            output.line(output.screen.columns.map { line.truncated(toColumns: $0) } ?? line)
        }
    }

    private func texts(of event: JSON) -> [String] {
        ["seq", "recordedAt", "stream", "type", "actor", "body"].map { name in
            (event[name] ?? .null).plain.visible
        }
    }
}
