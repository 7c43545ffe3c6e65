import CSystem

/// Why somebody has to wait: they take up more than one person's part of the ledger.
extension Facts {
    var quotaReached: Phrase {
        let limit = self("limit")
        return switch self("what") {
        case "claims":
            Phrase(
                zh: "一个人最多有 \(limit) 件没办完的申报，已经到了。",
                en: "One person may have \(limit) open claims, and that many are open.")
        case "objections":
            Phrase(
                zh: "一个人最多有 \(limit) 件没处理的异议，已经到了。",
                en: "One person may have \(limit) open objections, and that many are open.")
        case "appeals":
            Phrase(
                zh: "一个人最多有 \(limit) 件没裁定的申诉，已经到了。",
                en: "One person may have \(limit) open appeals, and that many are open.")
        case "holds":
            Phrase(
                zh: "一个人最多有 \(limit) 件没领的兑换，已经到了。",
                en: "One person may have \(limit) redemptions to collect, and that many wait.")
        case "lines":
            Phrase(
                zh: "一次最多 \(limit) 行。", en: "One list may have \(limit) lines at most.")
        case "kibibytes":
            Phrase(
                zh: "写得太多：一个用户\(quotaPeriod.chinese)最多 \(limit) KiB。",
                en: "That is too much: one login may write \(limit) KiB \(quotaPeriod.english).")
        default:
            Phrase(
                zh: "办得太快：一个用户\(quotaPeriod.chinese)最多 \(limit) 件。",
                en: "That is too fast: one login may make \(limit) changes \(quotaPeriod.english).")
        }
    }

    /// When there is room again.
    var quotaAdvice: Phrase? {
        switch self("what") {
        case "lines":
            return Phrase(
                zh: "分几次办，或请积分管理员导入。",
                en: "Send fewer at a time, or let an administrator import them.")
        case "claims", "objections", "appeals", "holds":
            let next = text("next").map { _ in deadline("next") }
            return Phrase(
                zh: "等办完几件再来" + (next.map { "，最早的一件到期：\($0)" } ?? "") + "；也可以先撤回几件。",
                en: "Wait until some are decided"
                    + (next.map { " (the first is due by \($0))" } ?? "") + ", or take some back.")
        default:
            let wait = number("waitSeconds") ?? 60
            return Phrase(
                zh: "过 \(wait) 秒再办" + (text("next").map { _ in "（\(instant("next"))）" } ?? "")
                    + "。",
                en: "Try again in \(wait) s"
                    + (text("next").map { _ in " (\(instant("next")))" } ?? "") + ".")
        }
    }

    private var quotaPeriod: Phrase {
        number("seconds") == 86_400
            ? Phrase(zh: "一天", en: "a day") : Phrase(zh: "一分钟", en: "a minute")
    }
}

extension Facts {
    /// Whose connections are in the way, and since when.
    var tooManyConnections: Phrase {
        let limit = number("limit") ?? 0
        switch self("reason") {
        case "yours":
            return Phrase(
                zh: "jifend 正忙：您已有 \(limit) 个连接，一个用户最多这么多。",
                en:
                    "jifend is busy: you have \(limit) connections, the most that one user may have."
            )
        case "all":
            let most = number("uid").flatMap { UInt32(exactly: $0) }.map(Self.user)
            let count = number("connections") ?? 0
            let seconds = number("seconds") ?? 0
            return Phrase(
                zh: "jifend 正忙：\(limit) 个连接已被占满 \(seconds) 秒"
                    + (most.map { "，其中用户 \($0) 占 \(count) 个" } ?? "") + "。",
                en: "jifend is busy: all \(limit) places have been taken for \(seconds) s"
                    + (most.map { ", \(count) of them by user \($0)" } ?? "") + ".")
        default:
            return Phrase(zh: "jifend 正忙。", en: "jifend is busy.")
        }
    }

    static func user(_ uid: UInt32) -> String {
        let name = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let start = buffer.baseAddress, cs_user_name(uid, start, buffer.count) > 0
            else { return String?.none }
            return String(cString: start)
        }
        return name?.visible ?? "uid \(uid)"
    }
}

extension Facts {
    /// What goes on in steps.
    var unfinished: Phrase {
        let since = instant("since")
        return switch self("work") {
        case "departure":
            Phrase(
                zh: "正在分步撤回 \(self("employee")) 的申报（\(since) 起）。",
                en: "The claims of \(self("employee")) are being withdrawn step by step, since "
                    + "\(since).")
        case "freezing":
            Phrase(
                zh: "正在分步冻结 \(self("employee")) 待领取的兑换（\(since) 起）。",
                en: "The holds of \(self("employee")) are being frozen step by step, since "
                    + "\(since).")
        case "closing":
            Phrase(
                zh: "正在分步结算活动 \(self("campaign"))（\(since) 起）。",
                en: "The campaign \(self("campaign")) is being closed step by step, since "
                    + "\(since).")
        default:
            Phrase(
                zh: "正在分步重算期限（\(since) 起）。",
                en: "Open terms are being counted again step by step, since \(since).")
        }
    }
}

extension Facts {
    /// One login that asks more than its part.
    var pressing: Phrase {
        let name = number("uid").flatMap { UInt32(exactly: $0) }.map(Self.user) ?? "?"
        return Phrase(
            zh: "用户 \(name)：限额拒绝 \(self("refused")) 次，排队 \(self("waiting")) 件。",
            en: "The login \(name): \(self("refused")) changes refused by a quota, "
                + "\(self("waiting")) waiting.")
    }
}
