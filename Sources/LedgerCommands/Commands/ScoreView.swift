import JSON
import LedgerExports

/// Scores, rankings and awards of a campaign, for the terminal and for the page.
enum ScoreView {
    static func title(of score: JSON) -> Phrase {
        let r = Facts(score)
        let name = r.text("name") ?? r("participant")
        return Phrase(
            zh: "\(r("campaignName")) 得分单：\(name)", en: "\(r("campaignName")): score sheet, \(name)"
        )
    }

    static func text(of score: JSON, in session: Session) -> String {
        let way = ways(of: score)
        return session.card(score, head)
            + session.section(Phrase(zh: "分组", en: "Groups"), score["groups"]?.array, groups)
            + session.section(Phrase(zh: "项目", en: "Items"), score["items"]?.array, items)
            + session.section(
                Phrase(zh: "还要开展", en: "Still to be carried out"), score["open"]?.array, open)
            + session.section(
                Phrase(zh: "再做一次得分（从多到少）", en: "What one more would earn, the most first"),
                score["earning"]?.array, steps)
            + session.section(Phrase(zh: "奖项", en: "Awards"), score["awards"]?.array, awards)
            + way.map { session.section($0.title, $0.steps, counted) }.joined()
            + session.section(
                Phrase(zh: "证书", en: "Certificates"), score["certificates"]?.array, certificates)
    }

    static func page(of score: JSON, in session: Session) -> [HTML] {
        let parts: [(Phrase, [JSON], [Field])] =
            [
                (Phrase(zh: "分组", en: "Groups"), score["groups"]?.array ?? [], groups),
                (Phrase(zh: "项目", en: "Items"), score["items"]?.array ?? [], items),
                (
                    Phrase(zh: "还要开展", en: "Still to be carried out"), score["open"]?.array ?? [],
                    open
                ),
                (Phrase(zh: "奖项", en: "Awards"), score["awards"]?.array ?? [], awards),
            ] + ways(of: score).map { ($0.title, $0.steps, counted) }
        let r = Facts(score)
        let source = Phrase(
            zh: "台账第 \(r("seq")) 笔，\(r("head"))", en: "entry \(r("seq")), head \(r("head"))")
        let whose = Phrase(zh: "参加者", en: "Participant")
        return [session.page(card: score, head, title: whose)]
            + parts.filter { !$0.1.isEmpty }.map { title, rows, fields in
                session.page(table: rows, fields, title: title)
            } + [session.page(source: source)]
    }

    /// A way to each threshold that is not reached.
    private static func ways(of score: JSON) -> [(title: Phrase, steps: [JSON])] {
        (score["awards"]?.array ?? []).compactMap { award in
            guard let steps = award["way"]?.array, !steps.isEmpty else { return nil }
            let points = (award["needs"]?.array ?? []).first { $0["of"] == "points" }
            let wanted = points?["atLeast"]?.plain ?? ""
            let name = (award["name"]?.plain ?? "").visible
            return (
                Phrase(zh: "达到 \(wanted) 分（\(name)）的做法", en: "A way to \(wanted) points (\(name))"),
                steps
            )
        }
    }

    static func progress(_ result: JSON, in session: Session) -> String {
        let r = Facts(result)
        return r("belonging") + "\n"
            + session.section(
                Phrase(zh: "进展", en: "Progress"), result["entrances"]?.array,
                [
                    .text("name", Phrase(zh: "入口", en: "entrance")),
                    .number("people", Phrase(zh: "人数", en: "people")),
                    .number("results", Phrase(zh: "次数", en: "results")),
                    .number("points", Phrase(zh: "分", en: "points")),
                ])
    }

    static func awards(_ result: JSON, in session: Session) -> String {
        (result["awards"]?.array ?? []).map { award in
            let r = Facts(award)
            let quota = r.text("quota").map { Phrase(zh: "，名额 \($0)", en: ", quota \($0)") }
            let decided = r.text("decided").map { Phrase(zh: "，\($0)", en: "; \($0)") }
            let head =
                Phrase(
                    zh: "\(r("name"))：够条件 \(r("qualify"))",
                    en: "\(r("name")): \(r("qualify")) qualify")
                + (quota ?? Phrase("")) + (decided ?? Phrase(""))
            let rows = award["qualifying"]?.array ?? []
            return session.heading(head) + (rows.isEmpty ? "" : session.table(rows, who))
        }.joined()
    }

    private static let who: [Field] = [
        .text("participant", Phrase(zh: "参加者", en: "participant")),
        .prose("name", Phrase(zh: "名称", en: "name")),
        .term("kind", Phrase(zh: "类别", en: "kind"), .participantKinds),
        .prose("belonging", Phrase(zh: "所属", en: "belongs to")),
    ]

    static let totals =
        who + [
            .number("total", Phrase(zh: "分", en: "points")),
            .number("final", Phrase(zh: "最后成绩", en: "final")),
            .text("awards", Phrase(zh: "够条件", en: "qualifies for")),
        ]

    static let ranks: [Field] = [
        .number("rank", Phrase(zh: "名次", en: "rank")),
        .text("participant", Phrase(zh: "参加者", en: "participant")),
        .prose("name", Phrase(zh: "名称", en: "name")),
        .prose("belonging", Phrase(zh: "所属", en: "belongs to")),
        .number("people", Phrase(zh: "人数", en: "people")),
        .number("value", Phrase(zh: "成绩", en: "value")),
    ]

    private static let head: [Field] = [
        .text("campaignName", Phrase(zh: "活动", en: "campaign")),
        .term("stage", Phrase(zh: "状态", en: "stage"), .campaignStages),
        .text("participant", Phrase(zh: "参加者", en: "participant")),
        .text("name", Phrase(zh: "名称", en: "name")),
        .term("kind", Phrase(zh: "类别", en: "kind"), .participantKinds),
        .text("belonging", Phrase(zh: "所属", en: "belongs to")),
        .text("traits", Phrase(zh: "特征", en: "traits")),
        .text("total", Phrase(zh: "总分", en: "total")),
        .text("cap", Phrase(zh: "总分上限", en: "at most")),
    ]

    private static let groups: [Field] = [
        .prose("name", Phrase(zh: "分组", en: "group")),
        .number("points", Phrase(zh: "分", en: "points")),
        .number("cap", Phrase(zh: "上限", en: "limit")),
    ]

    private static let items: [Field] = [
        .text("item", Phrase(zh: "编码", en: "code")),
        .prose("name", Phrase(zh: "项目", en: "item")),
        .number("done", Phrase(zh: "已开展", en: "done")),
        .number("times", Phrase(zh: "要求次数", en: "asked for")),
        .number("points", Phrase(zh: "分", en: "points")),
        .number("cap", Phrase(zh: "上限", en: "limit")),
        .number("overflow", Phrase(zh: "满分后另得", en: "earned beyond")),
        Field("counts", Phrase(zh: "计量", en: "counts")) { value, _ in
            let words = (value.array ?? []).filter { $0["sum"] != 0 }.map {
                "\($0["name"]?.plain ?? "") \($0["sum"]?.plain ?? "")"
            }
            return Table.Cell(words.joined(separator: ", "))
        },
    ]

    private static let open: [Field] = [
        .text("item", Phrase(zh: "编码", en: "code")),
        .prose("name", Phrase(zh: "项目", en: "item")),
        .number("done", Phrase(zh: "已开展", en: "done")),
        .number("left", Phrase(zh: "还差次数", en: "times left")),
    ]

    private static let steps: [Field] = [
        .text("item", Phrase(zh: "编码", en: "code")),
        .prose("name", Phrase(zh: "项目", en: "item")),
        .change("earns", Phrase(zh: "可得", en: "earns")),
    ]

    private static let counted = steps + [.number("count", Phrase(zh: "次数", en: "times"))]

    private static let awards: [Field] = [
        .prose("name", Phrase(zh: "奖项", en: "award")),
        .mark("qualifies", Phrase(zh: "够条件", en: "qualifies"), Phrase(zh: "够", en: "yes"), .good),
        CampaignView.needs("needs"),
    ]

    private static let certificates: [Field] = [
        .prose("name", Phrase(zh: "证书", en: "certificate")),
        .mark("earned", Phrase(zh: "已获得", en: "earned"), Phrase(zh: "是", en: "yes"), .good),
        CampaignView.needs("needs"),
    ]
}
