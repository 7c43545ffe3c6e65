import JSON

extension Option {
    fileprivate static let slips = Option(
        "slips", "DIR",
        Phrase(zh: "每笔写一张兑换单（HTML）到这个目录", en: "write a slip of each redemption here (HTML)"))
}

extension Command {
    static let counter = Command(
        "counter", Phrase(zh: "兑换柜台：扫卡、扫商品、发放", en: "the counter: scan a card, the goods, done"),
        details: [
            Phrase(
                zh: "扫员工的卡（或输入工号、姓名、拼音首字母），扫商品，空格键发放：申请、核对、发放一步入账，全部或都不。"
                    + "没扫商品时，空格键发放已预留的。只输入数字是最后一行的数量。",
                en:
                    "Scan an employee's card, or type a works number, a name, or pinyin initials; scan "
                    + "the goods; Space hands them over: request, checks and hand-over are one "
                    + "booking, of all lines or none. Without goods it hands out what is held. A "
                    + "number alone is the count of the last line."),
            Phrase(
                zh: "扫码枪就是键盘，后缀回车、换行、Tab 或没有都行。Ctrl-R 退回上一笔，? 看全部按键。jifend 重启也不会重复入账。",
                en: "A scanner is a keyboard; it may end a code with CR, LF, both, Tab or nothing. "
                    + "Ctrl-R takes the last goods back, ? tells all keys. If jifend restarts, "
                    + "nothing is booked twice."),
        ],
        options: [.slips, .replacing],
        examples: [
            .init("jifen counter", Phrase(zh: "兑换日", en: "on a redemption day")),
            .init("jifen counter --slips 兑换单", Phrase(zh: "每笔写一张兑换单", en: "with slips to print")),
        ]
    ) { session throws(Failure) in
        var slips: SlipFolder?
        if let path = session.arguments.value(.slips) {
            slips = try SlipFolder(path: path, replaces: session.arguments.has(.replacing))
        }
        let desk = try CounterDesk(session, slips: slips)
        try desk.run()
        let day = desk.counter.day
        session.show(
            [
                "day": .string(day.day), "people": .int(Int64(day.people)),
                "units": .int(day.units), "points": .int(day.points),
            ],
            Phrase(
                zh: "\(day.day)：\(day.people) 人，\(day.units) 件，\(day.points) 分。",
                en: "\(day.day): \(Forms.count(Int64(day.people), "person", "people")), "
                    + "\(Forms.count(day.units, "piece", "pieces")), "
                    + "\(Forms.count(day.points, "point", "points"))."))
    }
}
