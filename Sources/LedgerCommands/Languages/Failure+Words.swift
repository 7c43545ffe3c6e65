import CSystem
import LedgerAPI
package import LedgerClient

extension Failure {
    /// Nil where everything was told already.
    package var explanation: Explanation? {
        switch self {
        case .usage(let fault): Explanation(fault.phrase, advice: fault.advice)
        case .client(let error): error.explanation
        case .file(let fault): fault.explanation
        case .told: nil
        case .said(let what, let advice, _): Explanation(what, advice: advice)
        }
    }
}

extension UsageFault {
    /// A terminal set to GBK cannot show Chinese in UTF-8 either: hence English, too.
    fileprivate var advice: Phrase? {
        guard case .notUTF8 = self else { return nil }
        let english =
            "Set the terminal to UTF-8 (PuTTY: Window, Translation, Remote character set; "
            + "SecureCRT: Session Options, Appearance, Character encoding), run "
            + "export LANG=zh_CN.UTF-8, and type it again."
        return Phrase(
            zh: "把终端的字符编码设为 UTF-8（PuTTY：Window → Translation → Remote character set；"
                + "SecureCRT：会话选项 → 外观 → 字符编码），执行 export LANG=zh_CN.UTF-8，再重新输入。\n"
                + english, en: english)
    }
}

extension ClientError {
    package var explanation: Explanation {
        switch self {
        case .notRunning(let path, let absence): Self.notRunning(path.visible, absence)
        case .noPermission(let path, let access): Self.noPermission(path.visible, access)
        case .badPath(let path, let errno):
            Explanation(
                zh: "套接字 \(path.visible) 用不了：\(SystemError.words(errno).chinese)。",
                en: "The socket \(path.visible) cannot be used: "
                    + "\(SystemError.words(errno).english).")
        case .notAnswering(_, let seconds):
            Explanation(
                zh: "jifend 在 \(seconds) 秒内没有回答。", en: "jifend did not answer within \(seconds) s.",
                advice: Phrase(
                    zh: "稍后再试；一直这样，请运维人员看 journalctl -u jifend。",
                    en: "Try again later; if it stays so, see journalctl -u jifend."))
        case .outcomeUnknown(let request):
            Explanation(
                zh: "发出去了，但没有收到回答：不知道办成没有（请求编号 \(request)）。",
                en: "It was sent, but no answer came: the outcome is unknown (request \(request)).",
                advice: Phrase(
                    zh: "等 jifend 恢复后先查看结果（如 jifen history），再决定要不要重办。",
                    en:
                        "Once jifend is back, look first (jifen history, say) before doing it again."
                ))
        case .protocolFault: Self.protocolWords
        case .refused(let error): error.explanation
        case .interrupted(let request): Self.interrupted(request)
        }
    }

    private static func notRunning(_ path: String, _ absence: Absence) -> Explanation {
        let advice = Phrase(
            zh: "启动它：systemctl start jifend；套接字在别处就用 --socket 路径，或设 JIFEN_SOCKET。",
            en:
                "Start it with systemctl start jifend; for another socket use --socket PATH or JIFEN_SOCKET."
        )
        switch absence {
        case .noSocket:
            return Explanation(
                zh: "jifend 没有运行：没有 \(path)。", en: "jifend is not running: there is no \(path).",
                advice: advice)
        case .refused:
            return Explanation(
                zh: "jifend 没有运行：\(path) 还在，但没有人接听。",
                en: "jifend is not running: \(path) is there, but nobody listens.", advice: advice)
        case .notASocket:
            return Explanation(
                zh: "\(path) 不是套接字。", en: "\(path) is not a socket.", advice: advice)
        }
    }

    private static func noPermission(_ path: String, _ access: SocketAccess) -> Explanation {
        let what = Phrase(zh: "没有权限连接 \(path)。", en: "You may not connect to \(path).")
        guard let group = access.group?.visible, group != "root" else {
            return Explanation(
                what,
                advice: Phrase(
                    zh: "请运维人员看这个套接字和所在目录的权限。",
                    en: "Ask the operator to look at the permissions of that socket and directory.")
            )
        }
        if access.groupIsPending {
            return Explanation(
                what,
                advice: Phrase(
                    zh: "您已加入 \(group) 组，但这次登录还没有生效：请退出后重新登录，或先用 newgrp \(group)。",
                    en:
                        "You are in the group \(group), but this session is older than that: log out "
                        + "and in again, or use newgrp \(group)."))
        }
        return Explanation(
            what,
            advice: Phrase(
                zh: "请运维人员把您加入 \(group) 组（usermod -aG \(group) 用户名），然后重新登录。",
                en:
                    "Ask the operator to add you to the group \(group) "
                    + "(usermod -aG \(group) USER), then log in again."))
    }

    private static let protocolWords = Explanation(
        zh: "jifend 的回答看不懂，或者没有答完就断开了。",
        en: "What jifend answered cannot be read, or ended too early.",
        advice: Phrase(
            zh: "检查 jifen 和 jifend 是不是同一版本（jifen status）。",
            en: "Check that jifen and jifend are of one version (jifen status)."))

    private static func interrupted(_ request: String?) -> Explanation {
        guard let request else { return Explanation(zh: "已中断。", en: "Interrupted.") }
        return Explanation(
            zh: "已中断，但请求已经发出，可能已办成（请求编号 \(request)）。",
            en: "Interrupted, but the request was sent and may have been carried out (\(request)).")
    }
}

extension FileFault {
    var explanation: Explanation {
        let name =
            path == "stdout" ? Phrase(zh: "标准输出", en: "standard output") : Phrase(path.visible)
        let reason = SystemError.words(errno)
        switch attempt {
        case .read:
            return Explanation(
                zh: "读不了 \(name.chinese)：\(reason.chinese)。",
                en: "\(name.english) cannot be read: \(reason.english).")
        case .write:
            return Explanation(
                zh: "写不了 \(name.chinese)：\(reason.chinese)。",
                en: "\(name.english) cannot be written: \(reason.english).")
        case .create:
            return Explanation(
                zh: "\(name.chinese) 已经存在。", en: "\(name.english) exists already.",
                advice: Phrase(zh: "要覆盖就加 --force。", en: "To replace it, add --force."))
        case .keepOwner:
            return Explanation(
                zh: "覆盖 \(name.chinese) 会换掉它的属主或组，没有写。",
                en: "Replacing \(name.english) would change its owner or group; nothing was "
                    + "written.",
                advice: Phrase(
                    zh: "换一个文件名，或请属主来写。",
                    en: "Choose another name, or ask its owner to write it."))
        }
    }
}
