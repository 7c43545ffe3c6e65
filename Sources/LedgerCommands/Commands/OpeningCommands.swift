import JSON

extension Argument {
    fileprivate static let broughtPoints = Argument(
        "POINTS", Phrase(zh: "积分，欠分写负数", en: "points, below zero where they left or are owed"))
}

extension Option {
    fileprivate static let day = Option(
        "on", "DAY", Phrase(zh: "旧账上的日期", en: "the day in the old book"))
    fileprivate static let reference = Option(
        "reference", "TEXT", Phrase(zh: "在旧账的什么地方", en: "where it stands in the old book"))
    fileprivate static let balance = Option(
        "balance", "POINTS", Phrase(zh: "旧账写的结余，用来核对", en: "the old book's balance, to be checked"))
}

extension Command {
    /// R-BOOK-6.
    static let openingRecord = Command(
        "opening record", Phrase(zh: "转入一笔旧账", en: "bring over one line of the old book"),
        arguments: [.employee, .broughtPoints],
        options: [.day.required, .reference.required, .note, .balance],
        examples: [
            .init(
                "jifen opening record E017 120 --on 2025-12-31 --reference 旧台账第3页",
                Phrase(zh: "年底结余", en: "a balance at the year's end"))
        ]
    ) { session throws(Failure) in
        let arguments = session.arguments
        let word = try arguments.required(.broughtPoints)
        var params: JSONObject = [
            "employee": .string(try arguments.required(.employee)),
            "points": .int(
                try session.integer(
                    word, of: Argument.broughtPoints.placeholder, in: -1_000_000...1_000_000)),
            "on": try session.day(.day) ?? .null,
            "reference": .string(arguments.value(.reference) ?? ""),
        ]
        params["note"] = arguments.value(.note).map { .string($0) }
        params["balance"] = try session.integer(.balance).map { .int($0) }
        let result = try session.change("opening.record", params)
        let r = Facts(result)
        session.show(
            result,
            Phrase(
                zh: "已转入 \(r("employee")) 旧账 \(r("points")) 分，现有 \(r("available")) 分。",
                en: "\(r("points")) points brought over for \(r("employee")), "
                    + "who now has \(r("available"))."))
    }

    static let openingImport = Command(
        "opening import", Phrase(zh: "从文件转入旧账", en: "bring over the old book from a file"),
        details: [
            ImportHelp.file,
            Phrase(
                zh: "表头：工号、日期、积分、旧账出处、说明、结余、姓名；前四列必须有。姓名和台账核对。每人每个出处只转入一次；"
                    + "有结余的行，与该员工到此为止各行之和核对。",
                en:
                    "Header: employee, date, points, reference, note, balance, name; the first four "
                    + "are needed. A name is compared with the books. A reference counts once for each employee; a balance is checked "
                    + "against the sum of the employee's lines up to there."),
        ],
        arguments: [.file], options: [.forDay, .inReference] + Option.importing,
        examples: [
            .init("jifen opening import 旧台账.csv --dry-run", Phrase(zh: "先检查", en: "check first")),
            .init("jifen opening import 旧台账.csv", Phrase(zh: "余额或历史", en: "balances or history")),
        ]
    ) { session throws(Failure) in try session.importFile(.openings) }
}
