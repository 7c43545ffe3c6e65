import JSON

/// A campaign's rules in the terminal.
enum CampaignView {
    static func text(of campaign: JSON, in session: Session) -> String {
        let ranking = campaign["ranking"]?.object == nil
        let rank =
            ranking
            ? Phrase(zh: "不排名", en: "not ranked")
            : Phrase(
                zh: "排名按 \(campaign.member("ranking.by")?.plain ?? "")",
                en: "ranked by \(campaign.member("ranking.by")?.plain ?? "")")
        let terms = (campaign["terms"]?.array ?? []).map(\.plain).joined(separator: "；")
        return session.card(campaign, head) + rank[session.language] + "\n"
            + (terms.isEmpty ? "" : terms.visible + "\n")
            + session.section(
                Phrase(zh: "入口", en: "Entrances"), campaign["entrances"]?.array, labels)
            + session.section(Phrase(zh: "特征", en: "Traits"), campaign["traits"]?.array, labels)
            + session.section(Phrase(zh: "分组", en: "Groups"), campaign["groups"]?.array, groups)
            + session.section(Phrase(zh: "项目", en: "Items"), campaign["items"]?.array, items)
            + session.section(Phrase(zh: "奖项", en: "Awards"), campaign["awards"]?.array, awards)
            + session.section(
                Phrase(zh: "证书", en: "Certificates"), campaign["certificates"]?.array,
                [
                    .text("certificate", Phrase(zh: "编码", en: "code")),
                    .prose("name", Phrase(zh: "名称", en: "name")), needs("needs"),
                ])
            + session.section(
                Phrase(zh: "表格", en: "Forms"), campaign["forms"]?.array,
                [
                    .text("form", Phrase(zh: "编码", en: "code")),
                    .prose("name", Phrase(zh: "名称", en: "name")),
                    .text("due", Phrase(zh: "报送截止", en: "due")),
                ])
    }

    private static let head: [Field] = [
        .text("campaign", Phrase(zh: "编号", en: "campaign")),
        .text("name", Phrase(zh: "名称", en: "name")),
        .text("source", Phrase(zh: "依据", en: "source")),
        .text("from", Phrase(zh: "开始", en: "from")), .text("to", Phrase(zh: "结束", en: "to")),
        .term("stage", Phrase(zh: "状态", en: "stage"), .campaignStages),
        .term("kinds", Phrase(zh: "参加者", en: "scored"), .participantKinds),
        .text("cap", Phrase(zh: "总分上限", en: "at most")),
    ]

    private static let labels: [Field] = [
        .text("code", Phrase(zh: "编码", en: "code")),
        .prose("name", Phrase(zh: "名称", en: "name")),
    ]

    private static let whom: [Field] = [
        .term("kind", Phrase(zh: "类别", en: "kind"), .participantKinds),
        .text("only", Phrase(zh: "只限", en: "only")),
        .text("except", Phrase(zh: "除外", en: "except")),
    ]

    private static let groups: [Field] =
        [
            .text("group", Phrase(zh: "编码", en: "code")),
            .prose("name", Phrase(zh: "名称", en: "name")),
            .number("cap", Phrase(zh: "上限", en: "limit")),
            .text("overflow.points", Phrase(zh: "满分后再得", en: "then earns")),
            .text("overflow.group", Phrase(zh: "计入", en: "counted in")),
        ] + whom

    private static let items: [Field] =
        [
            .text("item", Phrase(zh: "编码", en: "code")),
            .prose("name", Phrase(zh: "名称", en: "name")),
            .text("group", Phrase(zh: "分组", en: "group")).spare,
            .number("points", Phrase(zh: "每次", en: "each")),
            measures,
            .number("times", Phrase(zh: "次数", en: "times")),
            .number("cap", Phrase(zh: "上限", en: "limit")),
            limits,
            .mark("evidence", Phrase(zh: "证明", en: "evidence"), Phrase(zh: "要", en: "yes"), .plain),
        ] + whom.map(\.spare)

    private static let awards: [Field] =
        [
            .text("award", Phrase(zh: "编码", en: "code")),
            .prose("name", Phrase(zh: "名称", en: "name")), needs("needs"), needs("unitNeeds"),
            Field("top", Phrase(zh: "前几名", en: "top")) { value, _ in
                Table.Cell("\(value["count"]?.plain ?? "") · \(value["by"]?.plain ?? "")")
            },
            .number("quota", Phrase(zh: "名额", en: "quota")),
            .prose("decided", Phrase(zh: "决定", en: "decided")),
        ] + whom

    /// `found ×1 ≤5, right ×1`.
    private static let measures = Field("measures", Phrase(zh: "计量", en: "measures")) { value, _ in
        let words = (value.array ?? []).map { measure -> String in
            let points = measure["points"]?.int ?? 0
            let most = measure["most"].map { "≤\($0.plain)" } ?? ""
            return [measure["code"]?.plain ?? "", points > 0 ? "×\(points)" : "", most]
                .filter { !$0.isEmpty }.joined(separator: " ")
        }
        return Table.Cell(words.joined(separator: ", "))
    }

    private static let limits = Field("limit", Phrase(zh: "频次", en: "how often")) {
        value, language in
        let words = (value.object?.members ?? []).map { limit in
            "\(limit.value.plain) " + Glossary.campaignPeriods.phrase(for: limit.name)[language]
        }
        return Table.Cell(words.joined(separator: ", "))
    }

    static func needs(_ name: String) -> Field {
        let heading =
            name == "unitNeeds"
            ? Phrase(zh: "所属单位须", en: "its unit needs") : Phrase(zh: "条件", en: "needs")
        return Field(name, heading) { value, language in
            let words = (value.array ?? []).map { need in
                let best =
                    need["take"] == "best" ? Phrase(zh: "单次最高 ", en: "best ") : Phrase("")
                let of = need["of"]?.plain ?? ""
                let what = of == "points" ? Phrase(zh: "积分", en: "points") : Phrase(of)
                let has = need["has"].map {
                    Phrase(zh: "（现在 \($0.plain)）", en: " (now \($0.plain))")
                }
                return
                    (best + what + Phrase(" ≥ \(need["atLeast"]?.plain ?? "")")
                    + (has ?? Phrase("")))[language]
            }
            return Table.Cell(words.joined(separator: ", "))
        }
    }
}
