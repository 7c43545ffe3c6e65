import JSON
import LedgerAPI
import LedgerValues

extension Argument {
    static let violation = Argument(
        "ITEM", Phrase(zh: "负面清单的编码或名称", en: "a code or a name of the negative list"),
        named: .violation)
}

extension Command {
    static let deductionList = Command(
        "deduction list", Phrase(zh: "扣分记录", en: "deductions"),
        options: [.ofEmployee, .oldest] + Option.paging,
        examples: [.init("jifen deduction list", Phrase(zh: "自己的扣分", en: "your own"))]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        params["employee"] = session.text(.ofEmployee)
        params["newest"] = .bool(!session.arguments.has(.oldest))
        try session.list(
            Listing(
                method: "deduction.list", params: params, fields: ViolationView.deductions,
                nothing: Phrase(zh: "没有扣分。", en: "There are no deductions.")))
    }

    static let appealRaise = Command(
        "appeal raise", Phrase(zh: "对扣分申诉", en: "appeal against a deduction"),
        arguments: [.deduction], options: [.reason.required, .beneficiary],
        examples: [
            .init("jifen appeal raise D7 --reason 当天轮休", Phrase(zh: "写明理由", en: "with a reason")),
            .init(
                "jifen appeal raise D7 --reason 当天轮休 --for E003",
                Phrase(zh: "积分管理员代 E003 登记", en: "an administrator, for E003")),
        ]
    ) { session throws(Failure) in
        var params: JSONObject = ["deduction": .string(try session.arguments.required(.deduction))]
        params["reason"] = session.text(.reason)
        params["employee"] = session.text(.beneficiary)
        let result = try session.change("appeal.raise", params)
        let appeal = Facts(result)("appeal")
        session.show(
            result,
            Phrase(
                zh: "已申诉 \(appeal)，由领导小组处理。", en: "Appeal \(appeal) is raised; the leader decides.")
        )
    }

    static let appealList = Command(
        "appeal list", Phrase(zh: "申诉", en: "appeals"),
        options: [.openOnly, .oldest] + Option.paging,
        examples: [.init("jifen appeal list --open", Phrase(zh: "待处理的申诉", en: "open ones"))]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        if session.arguments.has(.openOnly) { params["open"] = true }
        // What waits is worked off from the oldest on.
        params["newest"] = .bool(!session.arguments.has(.oldest) && params["open"] == nil)
        try session.list(
            Listing(
                method: "appeal.list", params: params, fields: ViolationView.appeals,
                nothing: Phrase(zh: "没有申诉。", en: "There are no appeals.")))
    }

    static let appealUphold = decision(
        of: .appeal, "appeal", "uphold",
        Phrase(zh: "申诉成立，退回所扣的分", en: "uphold an appeal: the points come back"))

    static let appealDismiss = decision(
        of: .appeal, "appeal", "dismiss", Phrase(zh: "驳回申诉", en: "dismiss an appeal"))
}

enum ViolationView {
    static let deductions: [Field] = [
        .text("deduction", Phrase(zh: "扣分", en: "deduction")),
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .prose("name", Phrase(zh: "姓名", en: "name")),
        .prose("itemName", Phrase(zh: "项目", en: "item")),
        .text("occurred", Phrase(zh: "日期", en: "day")),
        .number("points", Phrase(zh: "分值", en: "points")),
        .number("taken", Phrase(zh: "实扣", en: "taken")),
        .prose("reason", Phrase(zh: "理由", en: "reason")),
        .mark("reversed", Phrase(zh: "状态", en: "state"), Phrase(zh: "已退回", en: "given back")),
    ]

    static let appeals: [Field] = [
        .text("appeal", Phrase(zh: "申诉", en: "appeal")),
        .text("deduction", Phrase(zh: "扣分", en: "deduction")),
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .text("registeredBy", Phrase(zh: "代办人", en: "registered by")),
        .instant("raisedAt", Phrase(zh: "时间", en: "when")),
        .prose("reason", Phrase(zh: "理由", en: "reason")),
        .term("outcome", Phrase(zh: "结果", en: "outcome"), .decisions),
    ]

    /// Fewer points than the violation costs are taken where the policy lets no deduction make a
    /// debt (R-NEG-2).
    static func deducted(_ r: Facts, from employee: String) -> Phrase {
        let (points, taken, available) = (r("points"), r("taken"), r("available"))
        if r.number("taken") == r.number("points") {
            return Phrase(
                zh: "\(r("deduction"))：\(employee) 扣 \(points) 分，余额 \(available) 分。",
                en: "\(r("deduction")): \(points) points taken from \(employee); "
                    + "\(available) left.")
        }
        return Phrase(
            zh: "\(r("deduction"))：\(employee) 应扣 \(points) 分，余额不足，实扣 \(taken) 分，"
                + "余额 \(available) 分。",
            en: "\(r("deduction")): \(taken) of \(points) points taken from \(employee), who has "
                + "no more; \(available) left.")
    }

    /// What a revocation or a rejection as false led to.
    static func consequences(_ result: Facts) -> Phrase {
        var words = Phrase("")
        if result.text("taken") != nil {
            words = words + Phrase(zh: "", en: " ") + taking(result)
        }
        if result.text("suspendedUntil") != nil {
            let until = result.deadline("suspendedUntil")
            words =
                words
                + Phrase(zh: "取消兑换资格到 \(until)。", en: " Redeeming is suspended until \(until).")
        }
        return words
    }

    /// How many points go back, and why not all (R-FRAUD-2).
    private static func taking(_ result: Facts) -> Phrase {
        let (taken, available) = (result("taken"), result("available"))
        guard let cleared = result.text("cleared") else {
            return Phrase(
                zh: "扣回 \(taken) 分，余额 \(available) 分。",
                en: "\(taken) points go back; \(available) are left.")
        }
        let credited = result("credited")
        return Phrase(
            zh: "计入的 \(credited) 分中，\(cleared) 分清零时已经扣除，不再扣；"
                + "扣回 \(taken) 分，余额 \(available) 分。",
            en: "\(taken) of \(credited) points go back, because a clearing has taken "
                + "\(cleared) already; \(available) are left.")
    }

    /// What is about to be undone, with ids and amounts as the daemon has them.
    /// - Parameter foreseen: what a rehearsal says that it leads to.
    static func revoking(_ claim: Facts, _ foreseen: Facts, isFalse: Bool) -> Phrase {
        let amount = claim.text("credited") ?? claim("points")
        let what = Phrase(
            zh: "撤销 \(claim("claim"))：\(claim("employee")) \(claim("name"))，"
                + "\(claim("itemName"))，\(amount) 分",
            en: "Revoke \(claim("claim")) of \(claim("employee")) \(claim("name")): "
                + "\(claim("itemName")), \(amount) points")
        let more =
            isFalse
            ? Phrase(zh: "；并取消当月兑换资格、通报批评。", en: "; with suspension and public criticism.")
            : Phrase(zh: "。", en: ".")
        guard foreseen.text("taken") != nil else { return what + more }
        return what + more + Phrase(zh: "", en: " ") + taking(foreseen)
    }
}
