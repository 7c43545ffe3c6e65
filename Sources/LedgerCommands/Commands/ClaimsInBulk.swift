import JSON
import LedgerAPI
import LedgerValues

extension Option {
    fileprivate static let rejectedAsFalse = Option(
        "false", Phrase(zh: "按虚假申报处理：取消当月兑换资格并通报", en: "as false: suspension and criticism"))
    fileprivate static let asFalse = Option(
        "false", Phrase(zh: "虚假：扣回、取消当月兑换资格、通报批评", en: "false: suspension and criticism too"))
    fileprivate static let asMistake = Option(
        "mistake", Phrase(zh: "误记：只扣回", en: "a mistake: points back, nothing else"))
}

extension Command {
    static let claimWithdraw = Command(
        "claim withdraw", Phrase(zh: "撤回待审核的申报", en: "take back claims not yet decided"),
        details: [ClaimSelection.details], arguments: [.someClaims],
        options: ClaimSelection.filters,
        examples: [
            .init("jifen claim withdraw C12", Phrase(zh: "撤回 C12", en: "take back C12")),
            .init(
                "jifen claim withdraw --import I3",
                Phrase(zh: "撤回 I3 里还没审的", en: "those of I3 that are not decided")),
        ]
    ) { session throws(Failure) in
        let batch = ClaimBatch(
            method: ClaimWithdrawMany.call.name, stages: [ClaimStage.underReview.rawValue],
            params: [:],
            verb: Phrase(zh: "撤回", en: "Withdraw")
        ) { claim, _ in Phrase(zh: "已撤回 \(claim)。", en: "\(claim) is withdrawn.") }
        let selection = try ClaimSelection(session)
        guard let claim = selection.ids?.only else { return try batch.run(selection, session) }
        var asked = Asked(ClaimWithdraw.self)
        asked[word: ClaimWithdraw.claim] = claim
        let result = try session.change(asked)
        session.show(result, batch.done(claim, Facts(result)))
    }

    static let reviewReject = Command(
        "review reject", Phrase(zh: "不通过申报", en: "reject claims"),
        details: [ClaimSelection.details], arguments: [.someClaims],
        options: [.reason.required, .rejectedAsFalse] + ClaimSelection.filters,
        examples: [
            .init(
                "jifen review reject C13 --reason 与C9重复", Phrase(zh: "写明理由", en: "with a reason")),
            .init(
                "jifen review reject --import I3 --reason 月份填错",
                Phrase(zh: "一次导入里待审的都不通过", en: "all of an import that wait")),
        ]
    ) { session throws(Failure) in
        let isFalse = session.arguments.has(.rejectedAsFalse)
        var asked = Asked(ClaimReject.self)
        asked[word: ClaimReject.reason] = session.word(.reason)
        if isFalse { asked[ClaimReject.asFalse] = true }
        let batch = ClaimBatch(
            method: ClaimRejectMany.call.name, stages: [ClaimStage.underReview.rawValue],
            params: asked.params,
            verb: isFalse
                ? Phrase(zh: "按虚假申报不通过", en: "Reject as false") : Phrase(zh: "不通过", en: "Reject"),
            asksOfIDs: isFalse
        ) { claim, result in
            Phrase(zh: "\(claim) 未通过。", en: "\(claim) is rejected.")
                + ViolationView.consequences(result)
        }
        let selection = try ClaimSelection(session)
        guard let claim = selection.ids?.only else { return try batch.run(selection, session) }
        if isFalse {
            try session.confirm(
                Phrase(
                    zh: "把 \(claim) 定为虚假申报，取消当月兑换资格并通报批评。",
                    en: "Reject \(claim) as false, with suspension and public criticism."))
        }
        asked[word: ClaimReject.claim] = claim
        let result = try session.change(asked)
        session.show(result, batch.done(claim, Facts(result)))
    }

    static let revoke = Command(
        "revoke", Phrase(zh: "撤销已计入的申报", en: "undo credited claims"),
        details: [ClaimSelection.details], arguments: [.someClaims],
        options: [.reason.required] + ClaimSelection.filters, choices: [.asFalse, .asMistake],
        examples: [
            .init(
                "jifen revoke C5 --mistake --reason 记错了人",
                Phrase(zh: "误记，扣回积分", en: "a mistake: the points go back")),
            .init(
                "jifen revoke C5 --false --reason 照片不实",
                Phrase(zh: "虚假，并取消当月兑换资格", en: "false: with suspension")),
            .init(
                "jifen revoke --mistake --import I3 --reason 重复导入 --dry-run",
                Phrase(zh: "先看一次导入会扣回多少", en: "what an import would give back")),
        ]
    ) { session throws(Failure) in
        let isFalse = session.arguments.has(.asFalse)
        var asked = Asked(ClaimRevoke.self)
        asked[ClaimRevoke.kind] = isFalse ? .false : .mistake
        asked[word: ClaimRevoke.reason] = session.word(.reason)
        let batch = ClaimBatch(
            method: ClaimRevokeMany.call.name,
            stages: [ClaimStage.onNotice.rawValue, ClaimStage.credited.rawValue],
            params: asked.params,
            verb: isFalse
                ? Phrase(zh: "按虚假撤销", en: "Revoke as false")
                : Phrase(zh: "按误记撤销", en: "Revoke as a mistake"),
            asksOfIDs: true
        ) { claim, result in
            Phrase(zh: "\(claim) 已撤销。", en: "\(claim) is revoked.")
                + ViolationView.consequences(result)
        }
        let selection = try ClaimSelection(session)
        guard let claim = selection.ids?.only else { return try batch.run(selection, session) }
        asked[word: ClaimRevoke.claim] = claim
        if !session.options.agreesToAll, !session.options.isDryRun {
            let shown = Facts(try session.claim(claim))
            let foreseen = Facts(try session.change(asked, dryRun: true))
            try session.confirm(ViolationView.revoking(shown, foreseen, isFalse: isFalse))
        }
        let result = try session.change(asked)
        session.show(result, batch.done(claim, Facts(result)))
    }
}

extension [String] {
    /// The one there is; nil where there are several.
    fileprivate var only: String? { count == 1 ? first : nil }
}
