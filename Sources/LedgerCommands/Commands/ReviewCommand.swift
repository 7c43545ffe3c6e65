import JSON

extension Command {
    static let review = Command(
        "review", Phrase(zh: "逐份审核，一个键定一份", en: "the queue in the terminal, one key a decision"),
        details: [
            Phrase(
                zh: "全屏逐份显示待审核的申报，超期的在前。定下的先不入账，按 s 才发送，之前可以用 u 撤回。",
                en: "Shows claim after claim, the overdue first. Decisions are booked when s sends "
                    + "them; until then u takes them back."),
            Phrase(
                zh: "别人可以同时审核同一队列；jifend 重启也不丢已定的。没有终端时用 review list、approve、reject。",
                en:
                    "Others may work on the same queue, and jifend may restart meanwhile. Without a "
                    + "terminal use review list, approve and reject."),
        ],
        examples: [.init("jifen review", Phrase(zh: "开始审核", en: "begin reviewing"))]
    ) { session throws(Failure) in
        let interview = try ReviewInterview(session)
        defer { interview.screen.leave() }
        try interview.run()
        interview.screen.leave()
        let desk = interview.desk
        session.show(ReviewCommand.result(of: desk), ReviewCommand.words(for: desk))
    }
}

private enum ReviewCommand {
    static func result(of desk: ReviewDesk) -> JSON {
        [
            "sent": .array(
                desk.sent.filter { $0.outcome == .done }.map { .string($0.decision.claim) }),
            "notCarriedOut": .array(
                desk.sent.filter { $0.outcome != .done }.map { .string($0.decision.claim) }),
            "dropped": .array(desk.waiting.map { .string($0.claim) }),
        ]
    }

    static func words(for desk: ReviewDesk) -> Phrase {
        let done = desk.count { $0 == .done }
        let rest = desk.sent.count - done
        var words = Phrase(zh: "审核了 \(done) 份。", en: "\(done) claims decided.")
        if rest > 0 {
            words = words + Phrase(zh: "\(rest) 份没有办成。", en: " \(rest) not carried out.")
        }
        if !desk.waiting.isEmpty {
            let count = desk.waiting.count
            words = words + Phrase(zh: "\(count) 份没有发送，仍待审核。", en: " \(count) dropped unsent.")
        }
        return words
    }
}
