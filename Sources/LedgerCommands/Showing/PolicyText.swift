import JSON

/// The enterprise's rules 安全积分管理办法 as a text that can be posted (003 §2.3.1): numbered
/// sections in plain sentences, with the items and the negative list as tables.
struct PolicyText {
    let session: Session
    let policy: JSON
    let effective: String

    /// - Parameter result: of `policy.show`.
    init(_ result: JSON, in session: Session) {
        self.session = session
        policy = result["policy"] ?? .null
        effective = result["effective"]?.string ?? ""
    }

    var text: String {
        let sections = [
            items, claims, credit, violations, store, clearing, people, publicity,
        ]
        return heading
            + sections.enumerated().map { number, section in
                "\n" + title(number, section.title) + section.lines.joined()
            }.joined()
    }

    /// What everybody has to know of it, a sentence each: for the board.
    var brief: [String] {
        let lines =
            claims.lines + credit.lines + violations.lines.suffix(1) + store.lines.dropFirst(2)
            + clearing.lines
        return lines.map(\.trimmed)
    }

    private struct Section {
        let title: Phrase
        var lines: [String] = []
    }

    private func say(_ chinese: String, _ english: String) -> String {
        Phrase(zh: chinese, en: english)[session.language].visible + "\n"
    }

    private func title(_ number: Int, _ title: Phrase) -> String {
        let numerals = ["一", "二", "三", "四", "五", "六", "七", "八"]
        let words = Phrase(
            zh: numerals[number] + "、" + title.chinese, en: "\(number + 1). " + title.english)
        return Style.heading.applied(
            to: words[session.language], colour: session.output.screen.colour) + "\n"
    }

    private var heading: String {
        let name = policy["name"]?.string ?? ""
        return say(name, name) + say("自 \(effective) 起施行", "in force from \(effective)")
    }

    private func number(_ path: String) -> String { policy.member(path)?.plain ?? "" }

    private func choice(_ path: String) -> String { policy.member(path)?.string ?? "" }

    private var items: Section {
        Section(
            title: Phrase(zh: "积分项目和分值", en: "What earns points"),
            lines: [session.table(policy["items"]?.array ?? [], PolicyItem.earning)])
    }

    private var claims: Section {
        var section = Section(title: Phrase(zh: "申报、审核和公示", en: "Claim, review, notice"))
        if let days = policy["submitWithinDays"]?.int {
            section.lines.append(
                say("事情发生后 \(days) 天内申报。", "Claim within \(days) days of the occurrence."))
        }
        let review = number("review.workingDays")
        section.lines.append(
            say(
                "安全管理部门在 \(review) 个工作日内审核；逾期不自动通过，记录在案并优先办理。",
                "The safety department reviews within \(review) working days. What is overdue is "
                    + "not decided by itself; it is recorded and comes first."))
        section.lines.append(
            say(
                "同一件事只奖一次；确属另一次的，申报时注明。",
                "One occurrence is rewarded once; say so where it is another one."))
        let notice = policy.member("notice.workingDays")?.int ?? 0
        section.lines.append(
            notice == 0
                ? say("审核通过即计入，不另公示。", "What is approved is credited at once.")
                : say(
                    "审核通过后公示 \(notice) 个工作日，任何员工可以提出异议；无异议的计入个人积分。",
                    "What is approved stands on public notice for \(notice) working days, in "
                        + "which any employee may object; then it is credited."))
        return section
    }

    private var credit: Section {
        let cap = number("annualCap.points")
        return Section(
            title: Phrase(zh: "年度积分上限", en: "The yearly cap"),
            lines: [
                choice("annualCap.basis") == "redeemed"
                    ? say(
                        "每人每年最多兑换 \(cap) 分。", "At most \(cap) points are redeemed a year.")
                    : say(
                        "每人每年最多计入 \(cap) 分，超限部分只作记录。",
                        "At most \(cap) points are credited to one person a year; what goes "
                            + "beyond is recorded as forgone.")
            ])
    }

    private var violations: Section {
        var section = Section(
            title: Phrase(zh: "扣分和虚假积分", en: "Violations and false claims"),
            lines: [session.table(policy["negativeList"]?.array ?? [], PolicyItem.negative)])
        section.lines.append(
            choice("negativeBalance") == "carry"
                ? say(
                    "不够扣的记为欠分，以后的积分先抵；有欠分时不能兑换。",
                    "What a balance does not cover is owed; later points repay it first, and "
                        + "nothing is redeemed meanwhile.")
                : say(
                    "扣分扣到零为止，未扣部分只作记录；撤销的积分仍全数追回，不足部分记为欠分。",
                    "A deduction takes no balance below zero; what is not taken is recorded. A "
                        + "revocation may leave a debt."))
        section.lines.append(
            say(
                "虚假积分撤销，取消当月兑换资格，并通报批评。",
                "A false claim is revoked, suspends redemption until the end of the month, and "
                    + "is published."))
        section.lines.append(
            say(
                "误记的积分撤销时，清零已经扣除的部分不再扣。",
                "Of points granted by mistake, what a clearing has taken is not taken again."))
        return section
    }

    private var store: Section {
        let ratio = number("redemption.pointsPerYuan")
        let hold = number("redemption.holdWorkingDays")
        let (low, mid, high) = (
            number("store.tiers.lowUpToYuan"), number("store.tiers.midUpToYuan"),
            number("store.tiers.highUpToYuan")
        )
        return Section(
            title: Phrase(zh: "商品和兑换", en: "Goods and redemption"),
            lines: [
                say(
                    "商品分三档：低档 \(low) 元以内，中档 \(mid) 元以内，高档 \(high) 元以内。",
                    "Goods in three tiers: up to \(low), up to \(mid) and up to \(high) yuan."),
                say(
                    "未另标分值的商品每元 \(ratio) 分，不足一分的进为一分。",
                    "Goods without a price of their own cost \(ratio) points a yuan, rounded up."),
                windows,
                say(
                    "兑换申请后 \(hold) 个工作日内领取，逾期释放。",
                    "Goods are collected within \(hold) working days; then the hold lapses."),
            ])
    }

    private var windows: String {
        let list = policy.member("redemption.windows")?.array ?? []
        if list.isEmpty { return say("随时可以兑换。", "Redemption is open at any time.") }
        let words = list.map(Self.window)
        return say(
            "兑换日期：" + words.map(\.chinese).joined(separator: "，") + "。",
            "Redemption is open on " + words.map(\.english).joined(separator: ", and ") + ".")
    }

    private static func window(_ window: JSON) -> Phrase {
        if let days = window["days"]?.array {
            let list = days.map(\.plain).joined(separator: ", ")
            return Phrase(
                zh: "每月 " + days.map(\.plain).joined(separator: "、") + " 日",
                en: "day \(list) of each month")
        }
        if let weekdays = window["weekdays"]?.array {
            let names = weekdays.map { Glossary.weekdays.phrase(for: $0.plain) }
            return Phrase(
                zh: "每周" + names.map(\.chinese).joined(separator: "、"),
                en: "each " + names.map(\.english).joined(separator: ", "))
        }
        let (from, to) = (window["from"]?.plain ?? "", window["to"]?.plain ?? "")
        return Phrase(zh: "\(from) 至 \(to)", en: "\(from) to \(to)")
    }

    private var clearing: Section {
        let limit = number("clearing.upTo")
        let line =
            switch choice("clearing.mode") {
            case "carryOver":
                say("未使用的积分可以跨年使用。", "Unused points are carried over.")
            case "carryOverUpTo":
                say(
                    "12 月 31 日 24 时，每人最多结转 \(limit) 分，其余清零。",
                    "At 24:00 on 31 December at most \(limit) points are carried over; the rest "
                        + "is cleared.")
            default:
                say(
                    "12 月 31 日 24 时清零未使用的积分；审核和公示中的申报不受影响，计入下一年。",
                    "At 24:00 on 31 December unused points are cleared. Claims under review or "
                        + "on notice are not touched; they credit into the new year.")
            }
        return Section(title: Phrase(zh: "年度清零", en: "The year's end"), lines: [line])
    }

    private var people: Section {
        Section(
            title: Phrase(zh: "适用范围和离职", en: "Whom it covers, and leaving"),
            lines: [
                say(
                    "适用于全厂区所有员工，含外包人员、临时工。",
                    "It covers everybody on the site, outsourced and temporary staff included."),
                choice("onDeparture") == "clear"
                    ? say("离职时积分清零。", "Who leaves loses the balance at once.")
                    : say(
                        "离职后，积分可以兑换到下一次清零为止。",
                        "Who leaves may redeem the balance until the next clearing."),
            ])
    }

    private var criticism: String {
        guard policy["board"]?["criticismDays"] != nil else {
            return say("通报批评在公示栏上公布一个月。", "Criticism is on the board for a month.")
        }
        let days = number("board.criticismDays")
        return say(
            "通报批评在公示栏上公布 \(days) 天。", "Criticism is on the board for \(days) days.")
    }

    private var publicity: Section {
        Section(
            title: Phrase(zh: "公示和回避", en: "Publicity and four eyes"),
            lines: [
                choice("board.names") == "masked"
                    ? say("积分公示栏公布排名和兑换记录，姓名只显示姓。", "The board prints names masked.")
                    : say("积分公示栏公布排名和兑换记录。", "The board prints rankings and redemptions."),
                criticism,
                say(
                    "任何人不得审核、撤销、扣除、发放自己的积分或商品，也不得审核自己代报的申报。",
                    "Nobody approves, revokes, deducts from or fulfils for themself, nor approves "
                        + "what they filed for somebody else."),
            ])
    }
}

extension Glossary {
    static let weekdays = Glossary([
        ("monday", Phrase(zh: "一", en: "Monday")), ("tuesday", Phrase(zh: "二", en: "Tuesday")),
        ("wednesday", Phrase(zh: "三", en: "Wednesday")),
        ("thursday", Phrase(zh: "四", en: "Thursday")),
        ("friday", Phrase(zh: "五", en: "Friday")),
        ("saturday", Phrase(zh: "六", en: "Saturday")),
        ("sunday", Phrase(zh: "日", en: "Sunday")),
    ])
}
