import JSON
import LedgerAPI
import LedgerValues

extension Option {
    static let evidence = Option(
        "evidence", "FILE|URL",
        Phrase(zh: "证明：文件（只记路径和摘要）或网址", en: "proof: a file (its path and digest) or a URL"),
        repeats: true)
    fileprivate static let about = Option(
        "about", "REF", Phrase(zh: "事由编号，如隐患单号", en: "what it is about: a ticket, a drill"))
    fileprivate static let distinct = Option(
        "distinct", Phrase(zh: "同一天的另一次", en: "another occurrence on the same day"))
    fileprivate static let stage = Option(
        "stage", "STAGE", Phrase(zh: "状态：\(Glossary.claimStages.list.chinese)", en: "stage"))
    static let ofItem = Option("item", "ITEM", Phrase(zh: "积分项目", en: "item"), named: .item)
}

extension Command {
    static let claimSubmit = Command(
        "claim submit", Phrase(zh: "申报积分", en: "claim points"),
        details: [
            Phrase(
                zh: "一件事申报一次。审核通过后公示，公示无异议后计入。",
                en: "One occurrence, one claim. Approved claims stand on public notice, then count."
            )
        ],
        arguments: [.item],
        options: [.on, .note, .evidence, .about, .points, .distinct, .beneficiary],
        examples: [
            .init(
                "jifen claim submit hazard-report --note \"3号皮带护罩松动\"",
                Phrase(zh: "今天发现的隐患", en: "a hazard found today")),
            .init(
                "jifen claim submit 主动报告隐患 --on 2026-11-03 --about YH-118 --evidence photo.jpg",
                Phrase(zh: "写明日期、隐患单号和照片", en: "with day, ticket and photo")),
        ]
    ) { session throws(Failure) in
        let arguments = session.arguments
        var asked = Asked(ClaimSubmit.self)
        asked[word: ClaimSubmit.item] = try arguments.required(.item)
        asked[ClaimSubmit.on] = try session.date(.on)
        asked[word: ClaimSubmit.note] = session.word(.note)
        asked[word: ClaimSubmit.occurrence] = session.word(.about)
        asked[ClaimSubmit.points] = try session.award(.points)
        asked[word: ClaimSubmit.employee] = session.word(.beneficiary)
        if arguments.has(.distinct) { asked[ClaimSubmit.distinct] = true }
        let evidence = arguments.values(.evidence)
        if !evidence.isEmpty {
            asked[ClaimSubmit.evidence] = try evidence.map(EvidenceWords.evidence)
        }
        let result = try session.change(asked)
        session.show(result, ClaimView.submitted(Facts(result)))
        if let days = ClaimView.daysBack(Facts(result)), days > 60 {
            session.note(
                Phrase(
                    zh: "提醒：发生日期是 \(days) 天前，请看看年份有没有写错。",
                    en: "Note: that day is \(days) days ago; is the year right?"))
        }
    }

    static let claimList = Command(
        "claim list", Phrase(zh: "申报记录", en: "claims"),
        options: [.ofEmployee, .stage, .ofItem, .from, .to, .oldest] + Option.paging,
        examples: [
            .init("jifen claim list", Phrase(zh: "自己的申报", en: "your own")),
            .init(
                "jifen claim list --employee E001 --stage credited",
                Phrase(zh: "E001 已计入的申报", en: "those of E001 that were credited")),
        ]
    ) { session throws(Failure) in
        var asked = Asked(ClaimList.self)
        asked[word: ClaimList.employee] = session.word(.ofEmployee)
        asked[ClaimList.stage] = try session.choice(.stage, in: .claimStages)
        asked[word: ClaimList.item] = session.word(.ofItem)
        asked[ClaimList.from] = try session.date(.from)
        asked[ClaimList.to] = try session.date(.to)
        asked[ClaimList.newest] = !session.arguments.has(.oldest)
        try session.list(
            Listing(
                asked, fields: ClaimView.row,
                nothing: Phrase(zh: "没有申报。", en: "There are no claims.")))
    }

    static let claimShow = Command(
        "claim show", Phrase(zh: "一份申报的全部经过", en: "a claim and all that happened to it"),
        arguments: [.claim],
        examples: [.init("jifen claim show C12", Phrase(zh: "看 C12 的经过", en: "the life of C12"))]
    ) { session throws(Failure) in
        let claim = try session.claim(try session.arguments.required(.claim))
        session.showCard(claim, ClaimView.card) { text in
            text += ClaimView.sections(of: claim, in: session)
        }
    }
}

/// What a claim refers to as proof: the ledger keeps the reference and the digest, not the file.
/// A file is recorded by its path from the root, a URL as it is.
enum EvidenceWords {
    static func evidence(_ word: String) throws(Failure) -> Evidence {
        if word.contains("://") {
            guard SystemText.isUTF8(word) else { throw .usage(.notUTF8(word)) }
            return Evidence(reference: word, digest: nil)
        }
        let path = try LocalFile.absolute(word)
        return Evidence(reference: path.visible, digest: try LocalFile.digest(path))
    }

    static func json(_ word: String) throws(Failure) -> JSON {
        Form<[Evidence]>.evidence.json(of: [try evidence(word)]).array?.first ?? .null
    }
}
