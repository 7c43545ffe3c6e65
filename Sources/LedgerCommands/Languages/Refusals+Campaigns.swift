import LedgerAPI

extension ErrorKind {
    /// The words of a campaign's refusals (R-CAMP-3).
    func campaignWords(_ f: Facts) -> Phrase {
        func say(_ chinese: String, _ english: String) -> Phrase {
            Phrase(zh: chinese, en: english)
        }
        return switch self {
        case .campaignUnknown:
            say("没有活动 \(f("campaign"))。", "There is no campaign \(f("campaign")).") + f.meant
        case .campaignExists:
            say("活动编号 \(f("campaign")) 已经用过。", "The code \(f("campaign")) was used before.")
        case .campaignClosed:
            say("活动 \(f("campaign")) 已经结束。", "The campaign \(f("campaign")) is closed.")
        case .campaignFaulty:
            say("活动文件有错。", "The campaign's file has faults.") + f.faults
        case .campaignParticipantUnknown:
            say(
                "\(f("participant")) 没有参加 \(f("campaign"))。",
                "\(f("participant")) does not take part in \(f("campaign")).")
        case .campaignParticipantExists:
            say(
                "\(f("participant")) 已经参加 \(f("campaign"))。",
                "\(f("participant")) takes part in \(f("campaign")) already.")
        case .campaignKindNotAdmitted:
            say(
                "这个活动不收\(f.participantKind.chinese)。",
                "This campaign does not score a \(f.participantKind.english).")
        case .campaignNameRequired:
            say("\(f("participant")) 要有名称。", "\(f("participant")) needs a name.")
        case .campaignBelongingRequired:
            say("要写明所属地区或企业。", "It has to say for which region or enterprise.")
        case .campaignUnitUnknown:
            say(
                "\(f("participant")) 不是参加这个活动的单位。",
                "\(f("participant")) is no unit that takes part.")
        case .campaignCodeUnknown:
            say(
                "没有\(f.campaignPart.chinese) \(f("code"))；有：\(f("of"))。",
                "There is no \(f.campaignPart.english) \(f("code")); there are: \(f("of")).")
        case .campaignCodeRequired:
            say(
                "要写明\(f.campaignPart.chinese)：\(f("of"))。",
                "It has to name its \(f.campaignPart.english): \(f("of")).")
        case .campaignNotForThem:
            say(
                "\(f("item")) 不适用于 \(f("participant"))。",
                "\(f("item")) is not for \(f("participant")).")
        case .campaignOutsideWindow:
            say(
                "\(f("on")) 不在活动期间（\(f("from")) 至 \(f.text("to") ?? "…")）。",
                "\(f("on")) is outside the campaign, \(f("from")) to \(f.text("to") ?? "…").")
        case .campaignSubjectRequired:
            say("\(f("item")) 要写明对象。", "\(f("item")) has to name what it is about.")
        case .campaignEvidenceRequired:
            say("\(f("item")) 要有证明材料。", "\(f("item")) needs evidence.")
        case .campaignTooMuch:
            say(
                "\(f("measure")) 最多 \(f("most"))，写的是 \(f("value"))。",
                "\(f("measure")) is \(f("most")) at most, not \(f("value")).")
        case .campaignNotTimed:
            say("\(f("item")) 不计时。", "\(f("item")) is not timed.")
        case .campaignOverTime:
            say(
                "用了 \(f("seconds")) 秒，限时 \(f("limit")) 秒：分不清哪些题在时限内。",
                "\(f("seconds")) seconds against \(f("limit")): which answers came in time "
                    + "cannot be told.")
        case .campaignLimitReached:
            say(
                "\(f("item")) \(f.campaignPeriod.chinese)最多 \(f("limit")) 次。",
                "\(f("item")) counts \(f("limit")) times \(f.campaignPeriod.english) at most.")
        case .campaignResultUnknown:
            say("没有成绩 \(f("result"))。", "There is no result \(f("result")).")
        case .campaignResultVoid:
            say("成绩 \(f("result")) 已经作废。", "The result \(f("result")) is void already.")
        case .campaignNotRanked:
            say(
                "活动 \(f("campaign")) 不进行排名。", "The campaign \(f("campaign")) is not ranked.")
        case .campaignNotEarned:
            say(
                "还不够：\(f("of")) 要 \(f("atLeast"))，现在 \(f("has"))。",
                "Not earned: \(f("of")) has to be \(f("atLeast")), and is \(f("has")).")
        default: Phrase(rawValue)
        }
    }
}

extension Facts {
    fileprivate var participantKind: Phrase {
        Glossary.participantKinds.phrase(for: self("kind"))
    }

    /// Which part of a campaign a code is of.
    fileprivate var campaignPart: Phrase { Glossary.campaignParts.phrase(for: self("what")) }

    fileprivate var campaignPeriod: Phrase { Glossary.campaignPeriods.phrase(for: self("period")) }
}

extension Glossary {
    package static let participantKinds = Glossary([
        ("person", Phrase(zh: "个人", en: "person")),
        ("team", Phrase(zh: "班组", en: "team")),
        ("unit", Phrase(zh: "单位", en: "unit")),
    ])

    static let campaignLevels = Glossary([
        ("participant", Phrase(zh: "参加者", en: "participant")),
        ("belonging", Phrase(zh: "地区和企业", en: "belonging")),
    ])

    static let campaignPeriods = Glossary([
        ("day", Phrase(zh: "每天", en: "a day")),
        ("month", Phrase(zh: "每月", en: "a month")),
        ("quarter", Phrase(zh: "每季度", en: "a quarter")),
        ("year", Phrase(zh: "每年", en: "a year")),
        ("campaign", Phrase(zh: "整个活动", en: "in the whole campaign")),
        ("subject", Phrase(zh: "同一对象", en: "for one subject")),
    ])

    fileprivate static let campaignParts = Glossary([
        ("entrance", Phrase(zh: "入口", en: "entrance")),
        ("trait", Phrase(zh: "特征", en: "trait")),
        ("item", Phrase(zh: "项目", en: "item")),
        ("choice", Phrase(zh: "选项", en: "choice")),
        ("measure", Phrase(zh: "计量", en: "measure")),
        ("level", Phrase(zh: "排名层次", en: "level of ranking")),
        ("form", Phrase(zh: "表格", en: "form")),
        ("certificate", Phrase(zh: "证书", en: "certificate")),
    ])
}
