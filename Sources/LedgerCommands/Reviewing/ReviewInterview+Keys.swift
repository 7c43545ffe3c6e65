import LedgerClient

extension ReviewInterview {
    /// - Returns: false where the interview is over.
    func take(_ key: Key) throws(Failure) -> Bool {
        switch key {
        case .text("a"): approve()
        case .text("p"): try approveWithPoints()
        case .text("r"): try reject()
        case .text("n"), .text(" "), .right: desk.skip()
        case .text("b"), .left: desk.goBack()
        case .text("g"), .home: desk.goToFirst()
        case .text("u"): undo()
        case .text("s"): try send()
        case .text("l"), .control("l"): try reload()
        case .text("?"), .text("h"): try help()
        case .text("q"), .control("c"): return try !mayLeave()
        case .control("z"): screen.suspend()
        case .up: scroll -= 1
        case .down: scroll += 1
        case .pageUp: scroll -= 10
        case .pageDown: scroll += 10
        case .paste:
            // Letters that were meant for another window decide nothing here.
            say("粘贴的内容没有理会。", "What was pasted was passed over.", .attention)
        case .text, .enter, .escape, .backspace, .tab, .end, .control, .other: screen.bell()
        }
        return true
    }

    private func approve() {
        guard let claim = decidable(toApprove: true), let points = claim.points else { return }
        decide(.approve(points: points))
    }

    /// The points are asked for until they lie in the item's range (R-ITEM-1).
    private func approveWithPoints() throws(Failure) {
        guard let claim = decidable(toApprove: true), let range = claim.range else { return }
        let (from, to) = (range.lowerBound, range.upperBound)
        let words = Phrase(zh: "给多少分（\(from)–\(to)）：", en: "Points (\(from)–\(to)):")
        var complaint: Phrase?
        while true {
            let editor = LineEditor(longest: 5) { $0.isASCII && $0.isNumber }
            let prompt = (complaint.map { $0 + words }) ?? words
            guard let text = try ask(prompt, editor) else { return }
            if let points = Int64(text), range.contains(points) {
                return decide(.approve(points: points))
            }
            complaint = Phrase(
                zh: "\(text) 不在 \(from)–\(to) 之内。", en: "\(text) is not within \(from)–\(to). ")
            screen.bell()
        }
    }

    private func reject() throws(Failure) {
        guard decidable(toApprove: false) != nil else { return }
        let editor = LineEditor(longest: 300)
        guard let reason = try ask(Phrase(zh: "不通过的理由：", en: "Reason for rejecting:"), editor)
        else { return }
        decide(.reject(reason: reason))
    }

    private func decide(_ verdict: ReviewDecision.Verdict) {
        guard let claim = desk.current else { return }
        desk.decide(verdict, request: RequestKey.made())
        guard let decision = desk.decision(on: claim.id) else { return }
        let words = decision.phrase
        say(
            "\(claim.id) \(words.chinese)（u 撤回，s 发送）",
            "\(claim.id): \(words.english) (u undoes, s sends)", .good)
    }

    /// The claim in front, where it can be decided; says why where it cannot.
    private func decidable(toApprove: Bool) -> ReviewedClaim? {
        guard let claim = desk.current else {
            screen.bell()
            return nil
        }
        if desk.outcomes[claim.id] != nil || isDecidedElsewhere {
            say("\(claim.id) 已经定了。", "\(claim.id) is decided already.", .bad)
        } else if toApprove, !claim.mayBeApproved {
            say(
                "\(claim.id) 不能由您通过，请另一位审核人办理。",
                "\(claim.id) is not yours to approve: ask another reviewer.", .bad)
        } else {
            return claim
        }
        screen.bell()
        return nil
    }

    private func undo() {
        guard let last = desk.undo() else {
            return say("没有可撤回的：都已发送。", "Nothing to undo: all is sent.", .attention)
        }
        say("已撤回 \(last.claim)。", "\(last.claim) is undecided again.")
    }

    /// Nil where nothing was typed or the reviewer thought better of it.
    private func ask(_ words: Phrase, _ start: LineEditor) throws(Failure) -> String? {
        var editor = start
        while true {
            draw((words, editor))
            switch screen.next() {
            case .ended: throw .client(.interrupted(request: nil))
            case .idle, .resized: continue
            case .key(.enter):
                let text = editor.text.trimmed
                if !text.isEmpty { return text }
                screen.bell()
            case .key(.escape), .key(.control("c")): return nil
            case .key(let key): if !editor.take(key) { screen.bell() }
            }
        }
    }

    /// With decisions unsent, asks what is to become of them.
    private func mayLeave() throws(Failure) -> Bool {
        guard !desk.waiting.isEmpty else { return true }
        let count = desk.waiting.count
        while true {
            say(
                "还有 \(count) 份没有发送：s 发送后退出，d 不发送就退出，Esc 继续审核",
                "\(count) decisions are unsent: s sends them and quits, d drops them and quits, "
                    + "Esc stays", .attention)
            draw()
            switch screen.next() {
            case .ended: throw .client(.interrupted(request: nil))
            case .idle, .resized: continue
            case .key(.text("s")):
                try send()
                return desk.waiting.isEmpty
            case .key(.text("d")): return true
            case .key(.escape), .key(.text("q")):
                message = ScreenLine()
                return false
            case .key: screen.bell()
            }
        }
    }

    private func help() throws(Failure) {
        let (rows, columns) = screen.size
        var lines = [ScreenLine(Phrase(zh: "审核说明", en: "Reviewing")[language], .heading)]
        for paragraph in ReviewKeys.help {
            lines += [ScreenLine()]
            lines += paragraph[language].wrapped(toColumns: columns).map { ScreenLine($0) }
        }
        lines = Array(lines.prefix(rows - 1))
        lines.append(ScreenLine(Phrase(zh: "按任意键返回", en: "Any key returns")[language], .dim))
        screen.show(lines)
        if case .ended = screen.next() { throw .client(.interrupted(request: nil)) }
    }
}
