/// What the keys of the interview are, for the foot of the screen.
enum ReviewKeys {
    static func onClaim(_ claim: ReviewedClaim, _ waiting: Int) -> [(String, Phrase)] {
        var keys: [(String, Phrase)] = []
        if claim.mayBeApproved {
            let points = claim.points.map { String($0) } ?? "?"
            keys += [
                ("a", Phrase(zh: "通过 \(points) 分", en: "approve \(points)")),
                ("p", Phrase(zh: "改分通过", en: "points")),
            ]
        }
        return keys + [
            ("r", Phrase(zh: "不通过", en: "reject")), ("n", Phrase(zh: "跳过", en: "skip")),
            ("b", Phrase(zh: "上一份", en: "back")),
        ] + common(waiting)
    }

    static func atEnd(_ waiting: Int) -> [(String, Phrase)] {
        [("b", Phrase(zh: "上一份", en: "back")), ("g", Phrase(zh: "从头", en: "first"))]
            + common(waiting)
    }

    private static func common(_ waiting: Int) -> [(String, Phrase)] {
        var keys: [(String, Phrase)] = []
        if waiting > 0 {
            keys += [
                ("u", Phrase(zh: "撤回", en: "undo")),
                ("s", Phrase(zh: "发送 \(waiting) 份", en: "send \(waiting)")),
            ]
        }
        return keys + [
            ("l", Phrase(zh: "刷新", en: "reload")), ("?", Phrase(zh: "说明", en: "help")),
            ("q", Phrase(zh: "退出", en: "quit")),
        ]
    }

    static let typing: [(String, Phrase)] = [
        ("Enter", Phrase(zh: "确定", en: "done")), ("Esc", Phrase(zh: "不改了", en: "never mind")),
        ("Ctrl-U", Phrase(zh: "清空", en: "clear")),
    ]

    static let help: [Phrase] = [
        Phrase(
            zh: "每按一个键定一份，先不入账：按 s 才一起发送。发送之前，u 从最后一份起逐份撤回。",
            en: "One key decides one claim. Nothing is booked until s sends it; until then u takes "
                + "decisions back, the last one first."),
        Phrase(
            zh: "a 按所示分值通过。p 输入分值，要在项目范围之内。r 不通过，要写理由。n 或 → 跳过，b 或 ← 回到上一份，g 回到第一份，↑ ↓ 看长的说明。",
            en: "a approves with the points shown; p asks for points inside the item's range; r "
                + "rejects and asks for the reason. n or → skips, b or ← goes back, g to the first; "
                + "↑ ↓ scroll a long claim."),
        Phrase(
            zh: "别人同时在审核也没有关系：已由别人办理的会注明，不会办两次。jifend 重启时，未发送的留着，等它回来再发。",
            en:
                "Others may review at the same time: what they decided is marked, nothing is decided "
                + "twice. If jifend restarts, what is unsent waits until it is back."),
        Phrase(
            zh: "虚假申报（取消当月兑换资格并通报）不在这里定：jifen review reject C12 --reason … --false。",
            en: "A false claim, with suspension and criticism, is not decided here: "
                + "jifen review reject C12 --reason … --false."),
        Phrase(zh: "Ctrl-C 退出，Ctrl-Z 暂时回到 shell。", en: "Ctrl-C quits, Ctrl-Z suspends."),
    ]
}
