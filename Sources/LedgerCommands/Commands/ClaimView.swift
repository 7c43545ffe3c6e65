import JSON

/// How claims look: rows of `claim.list` and `review.queue`, and `claim.show`.
enum ClaimView {
    static let stage = Field.term(
        "stage", Phrase(zh: "状态", en: "stage"), .claimStages,
        style: { stage in
            switch stage {
            case "credited": .good
            case "underReview", "onNotice": .attention
            case "rejected", "revoked": .bad
            default: .dim
            }
        })

    static let row: [Field] = [
        .text("claim", Phrase(zh: "申报", en: "claim")),
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .prose("name", Phrase(zh: "姓名", en: "name")),
        .prose("itemName", Phrase(zh: "项目", en: "item")),
        .text("occurred", Phrase(zh: "发生日期", en: "occurred")),
        .number("points", Phrase(zh: "分值", en: "points")),
        stage,
        due,
        .mark("overdue", Phrase(zh: "超期", en: "overdue"), Phrase(zh: "超期", en: "overdue"), .bad),
    ]

    /// The end of the review or of the notice, unless an objection holds it.
    static let due = Field("", Phrase(zh: "期限", en: "until")) { claim, language in
        objected(claim, language)
            ?? Table.Cell(Facts(claim).text("due").map(Forms.deadline) ?? "")
    }

    static let card: [Field] = [
        .text("claim", Phrase(zh: "申报", en: "claim")),
        stage,
        .text("employee", Phrase(zh: "工号", en: "employee")),
        .prose("name", Phrase(zh: "姓名", en: "name")),
        .prose("department", Phrase(zh: "部门", en: "department")),
        .text("item", Phrase(zh: "项目编码", en: "item")),
        .text("itemName", Phrase(zh: "项目", en: "its name")),
        .text("occurred", Phrase(zh: "发生日期", en: "occurred")),
        .text("occurrence", Phrase(zh: "事由编号", en: "about")),
        .text("note", Phrase(zh: "说明", en: "note")),
        .text("requestedPoints", Phrase(zh: "申请分值", en: "asked for")),
        .text("points", Phrase(zh: "分值", en: "points")),
        .text("credited", Phrase(zh: "计入", en: "credited")),
        .text("forgone", Phrase(zh: "超限部分", en: "forgone")),
        .instant("submittedAt", Phrase(zh: "申报时间", en: "submitted")),
        .text("submittedBy", Phrase(zh: "申报人", en: "by")),
        .text("approvedBy", Phrase(zh: "审核人", en: "approved by")),
        .instant("approvedAt", Phrase(zh: "审核时间", en: "approved")),
        Field("", Phrase(zh: "期限", en: "until")) { claim, language in
            if let objected = objected(claim, language) { return objected }
            guard let due = Facts(claim).text("due") else { return Table.Cell("") }
            let mark = Facts(claim).isTrue("provisional") ? provisional : nil
            return Table.Cell(
                Forms.deadline(due)
                    + (mark.map { Phrase(zh: "（\($0.chinese)）", en: " (\($0.english))")[language] }
                        ?? ""))
        },
    ]

    /// Instead of the end of its notice, of a claim that waits for an objection (R-NOTICE-2).
    private static func objected(_ claim: JSON, _ language: Language) -> Table.Cell? {
        (claim["openObjections"]?.int ?? 0) > 0
            ? Table.Cell(BoardView.objected[language], .attention) : nil
    }

    static let provisional = Phrase(zh: "暂定，那年的日历还没有通过", en: "provisional: no calendar yet")

    /// Evidence, life, objections, and other people's claims on the same occurrence.
    static func sections(of claim: JSON, in session: Session) -> String {
        session.section(
            Phrase(zh: "证明", en: "Evidence"), claim["evidence"]?.array,
            [
                .prose("reference", Phrase(zh: "出处", en: "reference")),
                .prose("sha256", Phrase(zh: "摘要", en: "SHA-256")),
            ])
            + session.section(
                Phrase(zh: "经过", en: "What happened"), claim["life"]?.array,
                [
                    .instant("at", Phrase(zh: "时间", en: "when")),
                    .term("type", Phrase(zh: "事项", en: "what"), .events),
                    .term("actor", Phrase(zh: "谁", en: "who"), .actors),
                    .number("body.points", Phrase(zh: "分值", en: "points")),
                    .number("body.credited", Phrase(zh: "计入", en: "credited")),
                    .prose("body.reason", Phrase(zh: "理由", en: "reason")),
                ])
            + session.section(
                Phrase(zh: "异议", en: "Objections"), claim["objections"]?.array, objections)
            + session.section(
                Phrase(zh: "同一事由的其他申报", en: "Others on the same occurrence"),
                claim["others"]?.array, row)
            + session.section(
                Phrase(zh: "疑似重复，或证明相同", en: "Possibly claimed twice, or the same evidence"),
                likely(claim), doubles)
    }

    /// Each likely double, and whether its evidence is the same (R-ITEM-9).
    private static func likely(_ claim: JSON) -> [JSON] {
        let proofs = claim["sameEvidence"]?.array ?? []
        return (claim["possibleDuplicates"]?.array ?? []).map { other in
            ["claim": other, "sameEvidence": .bool(proofs.contains(other))]
        }
    }

    private static let doubles: [Field] = [
        .text("claim", Phrase(zh: "申报", en: "claim")),
        .mark(
            "sameEvidence", Phrase(zh: "证明", en: "evidence"), Phrase(zh: "相同", en: "the same"),
            .attention),
    ]

    static let objections: [Field] = [
        .text("objection", Phrase(zh: "异议", en: "objection")),
        .text("claim", Phrase(zh: "申报", en: "claim")),
        .text("by", Phrase(zh: "提出人", en: "by")),
        .text("registeredBy", Phrase(zh: "代办人", en: "registered by")),
        .instant("raisedAt", Phrase(zh: "时间", en: "when")),
        .prose("reason", Phrase(zh: "理由", en: "reason")),
        .term("outcome", Phrase(zh: "结果", en: "outcome"), .decisions),
    ]

    static func submitted(_ result: Facts) -> Phrase {
        let claim = result("claim")
        let due = result.deadline("due")
        let (item, day) = (result.text("itemName") ?? result("item"), result("occurred"))
        return Phrase(
            zh: "已申报 \(claim)：\(item)，发生于 \(day)；\(due) 前审核"
                + (result.isTrue("provisional") ? "（\(provisional.chinese)）。" : "。"),
            en: "\(claim) is submitted: \(item) on \(day), to be reviewed by \(due)"
                + (result.isTrue("provisional") ? " (\(provisional.english))." : "."))
    }

    /// How long before its submission it occurred.
    static func daysBack(_ claim: Facts) -> Int? {
        CalendarDay(reading: String(claim("submittedAt").prefix(10))).flatMap { submitted in
            CalendarDay(reading: claim("occurred"))?.days(to: submitted)
        }
    }
}
