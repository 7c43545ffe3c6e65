import JSON

/// The clock that entries are recorded at.
extension Findings {
    mutating func addClock(_ status: JSON, _ health: JSON) {
        let r = Facts(status)
        var facts: JSONObject = [
            "now": status["now"] ?? .null, "lastRecordedAt": health["lastRecordedAt"] ?? .null,
        ]
        if r.isTrue("beyond") {
            add(
                "clock", .problem,
                Phrase(
                    zh: "主机时钟显示 \(r.instant("now"))，不可能是对的：不能入账。",
                    en: "The host's clock shows \(r.instant("now")), which cannot be right: no "
                        + "changes are taken."),
                remedy: Phrase(zh: "校准时钟（timedatectl）。", en: "Set the clock (timedatectl)."), facts)
        } else if r.isTrue("behind") {
            addBehind(status, Facts(health).instant("lastRecordedAt"), facts)
        } else if let doubt = status["unconfirmed"] {
            facts["unconfirmed"] = doubt
            let r = Facts(doubt)
            add("clock", .problem, r.clockUnconfirmed, remedy: r.clockRemedy, facts)
        } else {
            add(
                "clock", .ok,
                Phrase(zh: "时钟 \(r.instant("now"))。", en: "The clock says \(r.instant("now"))."),
                facts)
        }
    }

    /// Behind the last entry (R-TIME-2): either the clock is wrong now, or it was when the entries
    /// ahead of it were recorded.
    private mutating func addBehind(_ status: JSON, _ last: String, _ facts: JSONObject) {
        var facts = facts
        facts["ahead"] = status["ahead"]
        let r = Facts(status["ahead"] ?? .null)
        add(
            "clock", .problem,
            Phrase(
                zh: "主机时钟 \(r.instant("shown")) 比最后一笔账（\(last)）早：不能入账。",
                en: "The host's clock, \(r.instant("shown")), is behind the last entry (\(last)): "
                    + "no changes are taken."),
            remedy: Phrase(
                zh: "时钟错了就校准（timedatectl），随即恢复。时钟是对的，那么从第 \(r("seq")) 笔起 "
                    + "\(r("events")) 笔是在时钟快的时候记的（jifen events --after \(before(r))）：差得不久就等到 "
                    + "\(last)；差得久，恢复第 \(r("seq")) 笔之前的备份（jifen backup list，jifen restore 备份），"
                    + "再把之后真正办的事重新登记。",
                en: "If the clock is wrong, set it (timedatectl), and all goes on. If it is right, "
                    + "\(r("events")) entries, from \(r("seq")) on, were recorded while it was fast "
                    + "(jifen events --after \(before(r))). If that is soon over, wait until \(last). If "
                    + "not, restore a backup from before entry \(r("seq")) (jifen backup list, jifen "
                    + "restore BACKUP), and enter again what was really done since."), facts)
    }

    private func before(_ ahead: Facts) -> String {
        String(max(0, (ahead.number("seq") ?? 1) - 1))
    }
}
