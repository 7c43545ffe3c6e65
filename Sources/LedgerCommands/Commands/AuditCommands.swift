import JSON

extension Option {
    fileprivate static let seed = Option(
        "seed", "TEXT", Phrase(zh: "种子，由检查人员当场指定", en: "any text, named by the inspector"))
    fileprivate static let sampleSize = Option(
        "count", "N", Phrase(zh: "申报和兑换各抽几件（默认 10）", en: "so many of each kind (10)"))
    fileprivate static let at = Option(
        "at", "SEQ", Phrase(zh: "按第几笔账之后的台账抽（重做旧抽查）", en: "as the books stood after this entry"))
}

extension Command {
    static let auditSample = Command(
        "audit sample", Phrase(zh: "抽查申报和兑换", en: "draw claims and redemptions for a spot check"),
        details: [
            Phrase(
                zh: "抽中哪些只由种子、期间和台账末笔决定：把种子、末笔摘要、编号各占一行做 SHA-256，取最小的几件。",
                en: "What is drawn follows from the seed, the period and the head of the books "
                    + "alone: the smallest SHA-256 of seed, head and id, a line each."),
            Phrase(
                zh: "另用程序重做：printf '%s\\n%s\\n%s' 种子 摘要 C12 | sha256sum",
                en: "To do it again by other means: printf '%s\\n%s\\n%s' SEED HEAD C12 | sha256sum"
            ),
        ],
        options: [.seed.required, .from.required, .to.required, .sampleSize, .at],
        examples: [
            .init(
                "jifen audit sample --seed 20260701 --from 2026-01-01 --to 2026-06-30",
                Phrase(zh: "上半年，各抽 10 件", en: "a half-year, ten of each"))
        ]
    ) { session throws(Failure) in
        var params: JSONObject = [:]
        params["seed"] = session.text(.seed)
        params["from"] = try session.day(.from)
        params["to"] = try session.day(.to)
        params["count"] = try session.integer(.sampleSize, in: 1...1000).map { .int($0) }
        params["at"] = try session.integer(.at, in: 1...JSON.integers.upperBound)
            .map { .int($0) }
        let result = try session.ask("audit.sample", params, seconds: Patience.long)
        session.show(result) { SampleView.text(of: result, in: session) }
    }
}

private enum SampleView {
    static func text(of result: JSON, in session: Session) -> String {
        let r = Facts(result)
        let at = Facts(result["at"] ?? .null)
        let all = Facts(result["population"] ?? .null)
        let rows = result["rows"]?.array ?? []
        let claims = rows.filter { $0["kind"] == "claim" }
        let redemptions = rows.filter { $0["kind"] == "redemption" }
        let title = Phrase(
            zh: "抽查 \(r("from")) 至 \(r("to"))，种子 \(r("seed"))\n"
                + "台账第 \(at("seq")) 笔，\(at("head"))\n"
                + "申报 \(all("claims")) 件抽 \(claims.count) 件，"
                + "兑换 \(all("redemptions")) 件抽 \(redemptions.count) 件",
            en: "Spot check \(r("from")) to \(r("to")), seed \(r("seed"))\n"
                + "entry \(at("seq")), head \(at("head"))\n"
                + "\(claims.count) of \(all("claims")) claims, "
                + "\(redemptions.count) of \(all("redemptions")) redemptions")
        return title[session.language] + "\n"
            + session.section(Phrase(zh: "申报", en: "Claims"), claims, ClaimView.row)
            + session.section(
                Phrase(zh: "兑换", en: "Redemptions"), redemptions, RedemptionView.row)
            + claims.map { claim in
                "\n" + session.card(claim, ClaimView.card)
                    + ClaimView.sections(of: claim, in: session)
            }.joined()
            + redemptions.map { redemption in
                "\n" + session.card(redemption, RedemptionView.card)
                    + session.section(
                        Phrase(zh: "经过", en: "What happened"), redemption["life"]?.array,
                        RedemptionView.life)
            }.joined()
    }
}
