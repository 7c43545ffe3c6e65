extension Facts {
    /// Why the host's clock is not believed (R-CLR-6): of `{cause, from, to}`.
    var clockUnconfirmed: Phrase {
        let from = instant("from")
        let to = instant("to")
        return switch self("cause") {
        case "moved":
            Phrase(
                zh: "主机时钟被拨动：显示 \(to)，本来应当是 \(from)。确认之前不能入账，查询照常。",
                en: "The host's clock was set: it shows \(to), and should show \(from). Nothing is "
                    + "recorded before that is confirmed; queries still work.")
        case "clearing":
            Phrase(
                zh: "主机时钟显示 \(to)，而台账最后一次有动静是 \(from)，其间到了清零日。"
                    + "确认时钟之前不清零也不入账，查询照常。",
                en:
                    "The host's clock shows \(to), the ledger was last alive at \(from), and points "
                    + "would be cleared in between. Nothing is cleared or recorded before the clock "
                    + "is confirmed; queries still work.")
        default:
            Phrase(
                zh: "主机时钟显示 \(to)，而台账最后一次有动静是 \(from)，相差超过 10 天。"
                    + "确认时钟之前不能入账，查询照常。",
                en: "The host's clock shows \(to), and the ledger was last alive at \(from), more "
                    + "than 10 days before. Nothing is recorded before the clock is confirmed; "
                    + "queries still work.")
        }
    }

    /// Whom to ask, and what they do.
    var clockRemedy: Phrase {
        Phrase(
            zh: "请运维人员（root 或 jifend 的用户）核对：时钟对，就 sudo jifen clock confirm；"
                + "不对，校准（timedatectl），之后自动恢复。",
            en: "Ask the operator (root, or the daemon's user). If the clock is right: "
                + "sudo jifen clock confirm. If not: set it (timedatectl), and all goes on by "
                + "itself.")
    }
}
