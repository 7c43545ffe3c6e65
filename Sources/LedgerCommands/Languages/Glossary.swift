import LedgerAPI
import LedgerValues

/// The rulebook's vocabulary: the words for codes that the wire carries.
package struct Glossary: Sendable {
    private let terms: [(code: String, phrase: Phrase)]
    /// What other systems write, by code.
    let words: [(code: String, words: Set<String>)]

    init(_ terms: [(String, Phrase)], words: [(String, Set<String>)] = []) {
        self.terms = terms.map { (code: $0.0, phrase: $0.1) }
        self.words = words.map { (code: $0.0, words: $0.1) }
    }

    /// Words for every case of an enumeration: a new case does not build without them.
    init<C: RawRepresentable & CaseIterable>(_: C.Type, _ phrase: (C) -> Phrase)
    where C.RawValue == String {
        self.init(C.allCases.map { ($0.rawValue, phrase($0)) })
    }

    /// The words for a code; the code itself where it is newer than this program.
    package func phrase(for code: String) -> Phrase {
        terms.first { $0.code == code }?.phrase ?? Phrase(code.visible)
    }

    /// The code for what somebody typed: the code itself or its name in either language.
    package func code(for word: String) -> String? {
        let word = word.lowercased()
        return terms.first { term in
            term.code.lowercased() == word || term.phrase.chinese == word
                || term.phrase.english.lowercased() == word
        }?.code
    }

    private init(kept terms: [(code: String, phrase: Phrase)]) {
        self.terms = terms
        words = []
    }

    func without(_ codes: [String]) -> Glossary {
        Glossary(kept: terms.filter { !codes.contains($0.code) })
    }

    package var codes: [String] { terms.map(\.code) }

    /// The names in a row, for telling what may be written.
    package var list: Phrase {
        Phrase(
            zh: terms.map(\.phrase.chinese).joined(separator: "、"),
            en: codes.joined(separator: ", "))
    }
}

extension Glossary {
    package static let roles = Glossary(Role.self) { role in
        switch role {
        case .employee: Phrase(zh: "员工", en: "employee")
        case .administrator: Phrase(zh: "积分管理员", en: "administrator")
        case .reviewer: Phrase(zh: "安全管理部门", en: "reviewer")
        case .finance: Phrase(zh: "财务部门", en: "finance")
        case .leader: Phrase(zh: "领导小组", en: "leader")
        case .auditor: Phrase(zh: "县安防办", en: "auditor")
        case .kiosk: Phrase(zh: "自助终端", en: "kiosk")
        case .operator: Phrase(zh: "运维人员", en: "operator")
        }
    }

    /// Those that somebody can be given: the others follow from who one is.
    package static let grantableRoles = roles.without(["employee", "operator"])

    package static let employmentTypes = Glossary(
        [
            ("regular", Phrase(zh: "正式工", en: "regular")),
            ("outsourced", Phrase(zh: "外包人员", en: "outsourced")),
            ("temporary", Phrase(zh: "临时工", en: "temporary")),
        ], words: employmentWords)

    package static let productKinds = Glossary(
        [
            ("household", Phrase(zh: "生活用品", en: "household")),
            ("protective", Phrase(zh: "劳保用品", en: "protective")),
            ("specialty", Phrase(zh: "特色商品", en: "specialty")),
        ], words: productWords)

    package static let tiers = Glossary([
        ("low", Phrase(zh: "低档", en: "low")),
        ("mid", Phrase(zh: "中档", en: "mid")),
        ("high", Phrase(zh: "高档", en: "high")),
    ])

    package static let categories = Glossary([
        ("daily", Phrase(zh: "日常安全行为", en: "daily safe conduct")),
        ("training", Phrase(zh: "安全培训参与", en: "safety training")),
        ("hazard", Phrase(zh: "隐患排查治理", en: "finding hazards")),
        ("emergency", Phrase(zh: "应急处置贡献", en: "emergency response")),
        ("innovation", Phrase(zh: "安全创新建议", en: "safety innovation")),
    ])

    package static let claimStages = Glossary(ClaimStage.self) { stage in
        switch stage {
        case .underReview: Phrase(zh: "待审核", en: "under review")
        case .onNotice: Phrase(zh: "公示中", en: "on public notice")
        case .credited: Phrase(zh: "已计入", en: "credited")
        case .rejected: Phrase(zh: "未通过", en: "rejected")
        case .withdrawn: Phrase(zh: "已撤回", en: "withdrawn")
        case .revoked: Phrase(zh: "已撤销", en: "revoked")
        }
    }

    package static let redemptionStages = Glossary([
        ("held", Phrase(zh: "待领取", en: "held")),
        ("fulfilled", Phrase(zh: "已兑换", en: "fulfilled")),
        ("cancelled", Phrase(zh: "已取消", en: "cancelled")),
        ("lapsed", Phrase(zh: "已过期", en: "lapsed")),
        ("returned", Phrase(zh: "已退回", en: "returned")),
    ])

    /// How objections and appeals end.
    package static let decisions = Glossary(ObjectionOutcome.self) { outcome in
        switch outcome {
        case .open: Phrase(zh: "待处理", en: "open")
        case .upheld: Phrase(zh: "成立", en: "upheld")
        case .dismissed: Phrase(zh: "不成立", en: "dismissed")
        case .moot: Phrase(zh: "不必再处理", en: "moot")
        }
    }

    package static let revocations = Glossary(RevocationKind.self) { kind in
        switch kind {
        case .false: Phrase(zh: "虚假", en: "false")
        case .mistake: Phrase(zh: "误记", en: "mistake")
        }
    }

    /// What `verify` finds.
    package static let bookFaults = Glossary([
        ("gap", Phrase(zh: "缺少账目", en: "entries are missing")),
        ("hash", Phrase(zh: "内容被改动", en: "its content was changed")),
        ("timeBackwards", Phrase(zh: "时间倒退", en: "its time goes back")),
        ("streamVersion", Phrase(zh: "次序不对", en: "out of its stream's order")),
        ("unreadable", Phrase(zh: "读不出来", en: "unreadable")),
        ("head", Phrase(zh: "末笔对不上", en: "the head row does not fit")),
        ("projection", Phrase(zh: "余额与账目不符", en: "a balance differs from the entries")),
        ("schema", Phrase(zh: "表的结构被改动", en: "the file's schema was changed")),
        ("file", Phrase(zh: "文件损坏", en: "the file is damaged")),
        ("impossible", Phrase(zh: "规则不容许的一笔", en: "no rule allows it")),
        ("sum", Phrase(zh: "合计不为零", en: "the accounts do not sum to zero")),
    ])

    static let policyChanges = Glossary([
        ("dropped", Phrase(zh: "项目取消", en: "dropped")),
        ("range", Phrase(zh: "分值改变", en: "another range")),
    ])

    /// Actors that are nobody with a works number.
    static let actors = Glossary([
        ("clock", Phrase(zh: "系统", en: "system")),
        ("operator", Phrase(zh: "运维人员", en: "operator")),
    ])

    static let clocks = Glossary([
        ("system", Phrase(zh: "主机时钟", en: "the host's")),
        ("simulated", Phrase(zh: "模拟时钟", en: "simulated")),
    ])

    package static let bookKinds = Glossary([
        ("real", Phrase(zh: "正式台账", en: "real books")),
        ("training", Phrase(zh: "演练台账", en: "training books")),
    ])
}
