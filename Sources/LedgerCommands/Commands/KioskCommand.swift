extension Option {
    fileprivate static let showing = Option(
        "seconds", "N", Phrase(zh: "显示几秒（默认 8）", en: "show a balance for so long (8)"))
    fileprivate static let leaveWord = Option(
        "leave", "TEXT",
        Phrase(
            zh: "输入它再按回车就退出；不写就只能由 SIGTERM 结束",
            en: "typed with Enter, it ends the kiosk; else only SIGTERM does"))
}

extension Command {
    static let kiosk = Command(
        "kiosk", Phrase(zh: "食堂的自助查询终端", en: "the shared terminal: a card in, a balance out"),
        details: [
            Phrase(
                zh: "刷卡或输入工号，显示余额和等着办的事，几秒后清屏。键盘上没有通往 shell 的路，屏幕和回滚里不留东西。",
                en: "A works number from the keyboard or a card reader shows a balance and what "
                    + "waits for a few seconds. No key leads to a shell; nothing stays on the "
                    + "screen or in the scrollback."),
            Phrase(
                zh: "这台终端的登录名要有自助终端角色：jifen role grant user:登录名 kiosk。",
                en: "The terminal's user needs the role: jifen role grant user:LOGIN kiosk."),
        ],
        options: [.showing, .leaveWord],
        examples: [
            .init("jifen kiosk", Phrase(zh: "一直运行", en: "until SIGTERM")),
            .init(
                "jifen kiosk --seconds 5 --leave close-2026",
                Phrase(zh: "显示 5 秒，可用口令退出", en: "five seconds; a word ends it")),
        ]
    ) { session throws(Failure) in
        let seconds = try session.integer(.showing, in: 1...60) ?? 8
        let leaveWord = session.arguments.value(.leaveWord)
        if let leaveWord, !Kiosk.canBeTyped(leaveWord) {
            let wanted = Phrase(zh: "字母、数字、- 和 _", en: "letters, digits, - and _")
            throw .usage(.badValue(of: Phrase("--leave"), leaveWord, wanted: wanted))
        }
        let kiosk = try Kiosk(session, seconds: seconds, leaveWord: leaveWord)
        kiosk.run()
    }
}
