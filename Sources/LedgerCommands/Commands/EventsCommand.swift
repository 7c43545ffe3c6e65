import JSON
import LedgerAPI
import LedgerClient

extension Option {
    fileprivate static let afterEntry = Option(
        "after", "N", Phrase(zh: "第几笔之后", en: "after this entry"))
    fileprivate static let follow = Option(
        "follow", Phrase(zh: "一直等新账，Ctrl-C 停止", en: "go on with new entries until Ctrl-C"))
    fileprivate static let head = Option(
        "head", "HASH",
        Phrase(zh: "第 N 笔应有的摘要，不同就停", en: "the hash that entry N must have, or stop"))
}

extension Command {
    static let events = Command(
        "events", Phrase(zh: "账目原文，一笔一行", en: "the entries themselves, one a line"),
        details: [
            Phrase(
                zh: "--follow 每次都核对上一笔的摘要：账被改写或拿掉，就停下来，以状态 8 结束；"
                    + "输出写不进去也会停。",
                en: "With --follow the hash of the last entry seen is compared each time: where "
                    + "the books were rewritten or cut, it stops with status 8. What cannot be "
                    + "written ends it, too.")
        ],
        options: [.afterEntry, .head, .limit, .follow],
        examples: [
            .init("jifen events --after 20 --jsonl", Phrase(zh: "给程序用", en: "for programs")),
            .init("jifen events --follow", Phrase(zh: "看着新账进来", en: "watch them come in")),
        ]
    ) { session throws(Failure) in
        let follows = session.arguments.has(.follow)
        var seen = SeenEntry(
            seq: try session.integer(.afterEntry, in: 0...JSON.integers.upperBound) ?? 0,
            hash: session.arguments.value(.head))
        var left = try session.integer(.limit, in: 1...1_000_000) ?? (follows ? .max : 100)
        while left > 0 {
            let wanted = min(left, 999_999)
            let count = try session.printEvents(after: &seen, limit: wanted)
            left -= count
            if follows { try session.output.check() }
            if count == wanted { continue }
            guard follows else { return }
            try session.pause(seconds: 1)
        }
    }
}

/// The last entry that a follower has.
private struct SeenEntry {
    var seq: Int64
    /// Nil where it is not known.
    var hash: String?
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

    /// Prints what comes after the last entry seen, which must still be what it was (R-BOOK-3).
    /// - Returns: how many.
    fileprivate func printEvents(
        after seen: inout SeenEntry, limit: Int64
    ) throws(Failure) -> Int64 {
        // Where its hash is known, the entry itself is asked for again.
        let again = seen.hash != nil && seen.seq > 0
        do throws(Failure) {
            return try printEvents(after: &seen, limit: limit, again: again)
        } catch {
            guard again, case .client(.refused(let refusal)) = error,
                refusal.known == .entryUnknown
            else { throw error }
            throw Self.rewritten(seen.seq)
        }
    }

    private func printEvents(
        after seen: inout SeenEntry, limit: Int64, again: Bool
    ) throws(Failure) -> Int64 {
        let stream = try self.stream(
            "books.events",
            [
                "after": .int(again ? seen.seq - 1 : seen.seq),
                "limit": .int(again ? limit + 1 : limit),
            ])
        var count: Int64 = 0
        var isCompared = !again
        while var rows = try next(stream)?[...] {
            if !isCompared, let first = rows.popFirst() {
                guard first["hash"]?.string == seen.hash else { throw Self.rewritten(seen.seq) }
                isCompared = true
            }
            for row in rows { write(event: row) }
            if let last = rows.last {
                seen = SeenEntry(seq: last["seq"]?.int ?? seen.seq, hash: last["hash"]?.string)
            }
            count += Int64(rows.count)
        }
        guard isCompared else { throw Self.rewritten(seen.seq) }
        return count
    }

    private static func rewritten(_ seq: Int64) -> Failure {
        .said(
            Phrase(
                zh: "第 \(seq) 笔不再是原来那笔：账被改写或拿掉了。",
                en: "Entry \(seq) is not what it was: the books were rewritten or cut."),
            advice: Phrase(zh: "用 jifen verify 检验", en: "look closer with: jifen verify"),
            .damaged)
    }

    /// Waits; an interruption ends the command.
    func pause(seconds: Int) throws(Failure) {
        let end = Waiting.wait(
            for: 0, on: -1, until: Deadline(seconds: seconds), interrupts: interrupts.descriptor)
        if end == .interrupted { throw .told(.interrupted) }
    }

    fileprivate func write(event: JSON) {
        switch options.format {
        case .json, .jsonLines: output.line(event)
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
