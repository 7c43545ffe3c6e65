import JSON
import LedgerAPI
import LedgerValues

extension Command {
    static let reviewList = Command(
        "review list", Phrase(zh: "待审核的申报，超期的在前", en: "claims to review, overdue ones first"),
        options: Option.paging,
        examples: [.init("jifen review list", Phrase(zh: "看要审核什么", en: "what there is to review"))]
    ) { session throws(Failure) in
        try session.list(
            Listing(
                Asked(ReviewQueue.self), fields: ReviewView.row,
                nothing: Phrase(zh: "没有待审核的申报。", en: "Nothing waits for review.")))
    }

    static let reviewApprove = Command(
        "review approve", Phrase(zh: "通过申报", en: "approve claims"),
        details: [
            Phrase(
                zh: "写编号，或者用 --item、--department、--employee 挑出一批：先列出来，问过再办。"
                    + "同一事由多人申报、疑似重复、要由别人审核的，不在批量之内，要逐份看。",
                en: "By number, or all that --item, --department and --employee pick: they are "
                    + "listed, and you are asked. Claims on one occurrence, likely duplicates and "
                    + "those not yours to approve are left to be looked at one by one.")
        ],
        arguments: [.someClaims],
        options: [.points, .skipBad, .ofItem, .department, .ofEmployee],
        examples: [
            .init("jifen review approve C12", Phrase(zh: "按标准分通过", en: "with the standard points")),
            .init("jifen review approve C12 C13 --points 20", Phrase(zh: "各给 20 分", en: "20 each")),
            .init(
                "jifen review approve --item training-attend --department 铸造车间 --dry-run",
                Phrase(zh: "先看铸造车间的培训申报会怎样", en: "rehearse a whole batch")),
        ]
    ) { session throws(Failure) in
        let claims = session.arguments.words(.someClaims)
        let points = try session.award(.points)
        let filter = try ReviewFilter(session)
        guard filter.isEmpty else {
            if !claims.isEmpty { throw .usage(.other(ReviewFilter.eitherOr)) }
            return try session.approveAll(filter, points: points?.value)
        }
        if claims.isEmpty { throw .usage(.missingArgument(.someClaims)) }
        if claims.count == 1 {
            let result = try session.change(Asked(approving: claims[0], points))
            session.show(result, ReviewView.approved(claims[0], Facts(result)))
            return
        }
        let result = try session.changeMany(
            Asked(
                approving: claims.map { Asked(approving: $0, points) },
                session.arguments.has(.skipBad) ? .each : .all), words: claims)
        try session.showOutcomes(result, of: claims)
    }
}

extension Asked where Call == ClaimApprove {
    /// - Parameter claim: as somebody typed it.
    init(approving claim: String, _ points: Points?) {
        self.init()
        self[word: ClaimApprove.claim] = claim
        self[ClaimApprove.points] = points
    }
}

extension Asked where Call == ClaimApproveMany {
    init(approving claims: [Asked<ClaimApprove>], _ mode: ManyMode) {
        self.init()
        self[ClaimApproveMany.claims] = claims.map(\.arguments)
        self[Shared.mode] = mode
    }
}

enum ReviewView {
    static let row =
        ClaimView.row.filter { $0.name != "stage" } + [
            .prose("note", Phrase(zh: "说明", en: "note")),
            Field("others", Phrase(zh: "同一事由", en: "same occurrence")) { value, _ in
                Table.Cell(
                    (value.array ?? []).map { ($0["claim"] ?? $0).plain }.joined(separator: " "),
                    .attention)
            },
            Field("possibleDuplicates", Phrase(zh: "疑似重复", en: "duplicates?")) { value, _ in
                Table.Cell(
                    (value.array ?? []).map { ($0["claim"] ?? $0).plain }.joined(separator: " "),
                    .attention)
            },
        ]

    static func approved(_ claim: String, _ result: Facts) -> Phrase {
        let points = result("points")
        let day = result("occurred")
        if result("stage") == "onNotice" {
            let end = result.deadline("due")
            return Phrase(
                zh: "\(claim)（\(day)）通过，\(points) 分，公示到 \(end)。",
                en: "\(claim) of \(day) is approved with \(points) points; on public notice until "
                    + "\(end).")
        }
        return Phrase(
            zh: "\(claim)（\(day)）通过，\(points) 分。",
            en: "\(claim) of \(day) is approved with \(points) points.")
    }
}
