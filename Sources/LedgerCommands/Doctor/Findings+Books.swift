import JSON

/// What the books need to work: a policy, calendars, copies.
extension Findings {
    mutating func addBooks(_ status: JSON) {
        let r = Facts(status)
        guard status["enterprise"] != nil else {
            return add(
                "books", .problem, Phrase(zh: "台账还没有启用。", en: "The books have not been opened."),
                remedy: Phrase(
                    zh: "sudo jifen init 企业名称 --leader user:登录名。",
                    en: "sudo jifen init NAME --leader user:LOGIN."))
        }
        add(
            "books", .ok,
            Phrase(
                zh: "\(r("enterprise"))，\(r("events")) 笔账。",
                en: "\(r("enterprise")): \(r("events")) entries."),
            ["events": status["events"] ?? .null])
        addLeaders(status["leaders"])
        if status["policy"] == nil {
            add(
                "policy", .problem,
                Phrase(zh: "还没有办法：不能申报。", en: "No policy is in force: no claims."),
                remedy: Phrase(
                    zh: "领导小组：jifen policy adopt 文件。", en: "A leader: jifen policy adopt FILE."))
        } else {
            add(
                "policy", .ok,
                Phrase(
                    zh: "办法：\(r("policy"))，\(r("policyEffective")) 起。",
                    en: "Policy: \(r("policy")), since \(r("policyEffective"))."))
        }
        addCalendars(status)
    }

    /// Real books that nobody can lead stand still: roles, policies and calendars are the leader's
    /// (R-ORG-9).
    private mutating func addLeaders(_ leaders: JSON?) {
        guard let leaders, let count = leaders["count"]?.int,
            let reachable = leaders["reachable"]?.int
        else { return }
        let facts = leaders.object ?? [:]
        if count == 0 {
            return add(
                "leader", .problem, Phrase(zh: "还没有领导小组成员。", en: "There is no leader."),
                remedy: Phrase(
                    zh: "sudo jifen role grant user:登录名 领导小组。",
                    en: "sudo jifen role grant user:LOGIN leader."), facts)
        }
        guard reachable == 0 else {
            return add(
                "leader", .ok,
                Phrase(
                    zh: "领导小组 \(count) 项授权，\(reachable) 项的登录名本机认得。",
                    en: "Leaders: \(count), of whom \(reachable) can log in here."), facts)
        }
        let isCorrectable = leaders["correctable"]?.bool == true
        add(
            "leader", .problem,
            Phrase(
                zh: "没有一位领导小组成员的登录名是本机认得的：没有人能授予角色、通过办法。",
                en: "No leader has a login that this host knows: nobody can grant roles or adopt a "
                    + "policy."),
            remedy: isCorrectable
                ? Phrase(
                    zh: "改正：sudo jifen role grant user:登录名 领导小组。",
                    en: "Correct it: sudo jifen role grant user:LOGIN leader.")
                : Phrase(
                    zh: "建立那个用户，或提名另一位：sudo jifen leader propose user:登录名 --reason 理由。",
                    en: "Make that user, or propose another: sudo jifen leader propose user:LOGIN "
                        + "--reason REASON."), facts)
    }

    /// Without a year's calendar due days are provisional. The State Council publishes the next
    /// year's in November.
    private mutating func addCalendars(_ status: JSON) {
        let years = Set((status["calendars"]?.array ?? []).compactMap(\.int))
        let now = status["now"]?.string ?? ""
        guard let year = Int64(now.prefix(4)) else { return }
        let isLate = now.dropFirst(5).prefix(2) >= "11"
        let wanted = isLate ? [year, year + 1] : [year]
        let missing = wanted.filter { !years.contains($0) }
        guard !missing.isEmpty else {
            let words = wanted.map { String($0) }.joined(separator: ", ")
            return add("calendar", .ok, Phrase(zh: "有 \(words) 年工作日历。", en: "Calendars: \(words)."))
        }
        let words = missing.map { String($0) }.joined(separator: ", ")
        add(
            "calendar", .warning,
            Phrase(
                zh: "缺 \(words) 年工作日历：按周一到周五、扣除法定节假日暂算期限。",
                en: "No calendar for \(words): due days are counted from Monday to Friday, less "
                    + "the days off by law, for now."),
            remedy: Phrase(
                zh: "国务院放假通知公布后：jifen calendar adopt 文件。",
                en: "Once the holidays are published: jifen calendar adopt FILE."),
            ["missing": .array(missing.map { .int($0) })])
        addFestivals(missing, status)
    }

    /// Which festivals by the moon are off no table beyond its last year says (R-TIME-6).
    private mutating func addFestivals(_ missing: [Int64], _ status: JSON) {
        guard let last = status["festivalsTo"]?.int, missing.contains(where: { $0 > last }) else {
            return
        }
        add(
            "festivals", .warning,
            Phrase(
                zh: "这个版本只知道到 \(last) 年的农历节日和清明：之后的没有扣除。",
                en: "This version knows the festivals by the moon, and Qingming, up to \(last): "
                    + "later ones are counted as working days."),
            remedy: Phrase(
                zh: "更新 jifen，或通过那年的日历。",
                en: "Update jifen, or adopt that year's calendar."), ["to": .int(last)])
    }

    mutating func addCopies(_ status: JSON, _ health: JSON) {
        guard status["enterprise"] != nil else { return }
        guard status["kind"]?.string == "real" else { return addCopyOfTraining(health) }
        addBackup(health, now: status["now"])
        addVerification(health, now: status["now"])
    }

    /// Books for training need no backup; who makes one wants to see it.
    private mutating func addCopyOfTraining(_ health: JSON) {
        let backup = health["lastBackup"]
        let r = Facts(backup ?? .null)
        add(
            "backup", .ok,
            backup == nil
                ? Phrase(
                    zh: "演练台账，没有备份，也不需要。",
                    en: "Books for training: there is no backup, and none is needed.")
                : Phrase(
                    zh: "演练台账，最近的备份：\(r("name"))，\(r.instant("madeAt"))。",
                    en: "Books for training; the last backup: \(r("name")), "
                        + "\(r.instant("madeAt"))."),
            backup?.object ?? [:])
    }

    private mutating func addBackup(_ health: JSON, now: JSON?) {
        let advice = Phrase(
            zh: "每天一次：jifen backup --keep 30（服务由 jifen-backup.timer 做），再复制到别的机器。",
            en: "Daily: jifen backup --keep 30 (a service has jifen-backup.timer), and copy it to "
                + "another machine.")
        guard let backup = health["lastBackup"] else {
            return add(
                "backup", .warning, Phrase(zh: "还没有备份。", en: "There is no backup."), remedy: advice)
        }
        let r = Facts(backup)
        let isOld = isOlder(backup["madeAt"], than: 2, now)
        add(
            "backup", isOld ? .warning : .ok,
            Phrase(
                zh: "最近的备份：\(r("name"))，\(r.instant("madeAt"))。",
                en: "The last backup: \(r("name")), \(r.instant("madeAt"))."),
            remedy: isOld ? advice : nil, backup.object ?? [:])
    }

    private mutating func addVerification(_ health: JSON, now: JSON?) {
        let advice = Phrase(
            zh: "每周一次：jifen verify（服务由 jifen-verify.timer 做）。",
            en: "Weekly: jifen verify (a service has jifen-verify.timer).")
        guard let verify = health["lastVerify"] else {
            return add(
                "verify", .warning, Phrase(zh: "还没有检验过。", en: "The books were never verified."),
                remedy: advice)
        }
        let r = Facts(verify)
        let facts = verify.object ?? [:]
        guard r("verdict") == "intact" else {
            return add(
                "verify", .problem,
                Phrase(
                    zh: "\(r.instant("at")) 检验时台账有损坏或改动。",
                    en: "Verified on \(r.instant("at")): damaged, or changed."),
                remedy: Phrase(
                    zh: "jifen verify 看细节；停止入账，保留现场，用备份恢复（jifen restore）。",
                    en: "jifen verify says where. Keep the files, and restore from a backup "
                        + "(jifen restore)."), facts)
        }
        let isOld = isOlder(verify["at"], than: 31, now)
        add(
            "verify", isOld ? .warning : .ok,
            Phrase(
                zh: "\(r.instant("at")) 检验到第 \(r("seq")) 笔，完好。",
                en: "Verified on \(r.instant("at")) up to entry \(r("seq")): intact."),
            remedy: isOld ? advice : nil, facts)
    }

    private func isOlder(_ then: JSON?, than days: Int, _ now: JSON?) -> Bool {
        guard let then = then?.string.flatMap({ CalendarDay(reading: String($0.prefix(10))) }),
            let today = now?.string.map({ String($0.prefix(10)) }),
            let limit = then.adding(days: days)
        else { return false }
        return limit.text < today
    }
}
