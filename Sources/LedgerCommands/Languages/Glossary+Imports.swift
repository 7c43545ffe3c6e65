extension Glossary {
    /// What the rows of an import are.
    static let importKinds = Glossary([
        ("claims", Phrase(zh: "申报", en: "claims")),
        ("employees", Phrase(zh: "员工", en: "employees")),
        ("roster", Phrase(zh: "花名册", en: "roster")),
        ("products", Phrase(zh: "商品", en: "products")),
        ("deliveries", Phrase(zh: "入库", en: "deliveries")),
        ("openings", Phrase(zh: "旧账", en: "old book")),
        ("deductions", Phrase(zh: "扣分", en: "deductions")),
        ("results", Phrase(zh: "竞赛成绩", en: "results")),
        ("participants", Phrase(zh: "参赛者", en: "participants")),
    ])

    /// Where what a row made stands today.
    static let importedStates = Glossary([
        ("underReview", Phrase(zh: "待审核", en: "under review")),
        ("onNotice", Phrase(zh: "公示中", en: "on public notice")),
        ("credited", Phrase(zh: "已计入", en: "credited")),
        ("rejected", Phrase(zh: "未通过", en: "rejected")),
        ("withdrawn", Phrase(zh: "已撤回", en: "withdrawn")),
        ("revoked", Phrase(zh: "已撤销", en: "revoked")),
        ("counts", Phrase(zh: "有效", en: "counts")),
        ("voided", Phrase(zh: "已作废", en: "voided")),
        ("received", Phrase(zh: "已入库", en: "received")),
        ("partlyTakenBack", Phrase(zh: "退出一部分", en: "partly taken out")),
        ("takenBack", Phrase(zh: "已退出", en: "taken out")),
        ("brought", Phrase(zh: "已转入", en: "brought over")),
        ("partlyReversed", Phrase(zh: "转回一部分", en: "partly taken back")),
        ("reversed", Phrase(zh: "已转回", en: "taken back")),
        ("offered", Phrase(zh: "在售", en: "offered")),
        ("retired", Phrase(zh: "已下架", en: "retired")),
        ("employed", Phrase(zh: "在职", en: "employed")),
        ("left", Phrase(zh: "已离职", en: "left")),
        ("changed", Phrase(zh: "已改", en: "changed")),
        ("changedSince", Phrase(zh: "后来又改过", en: "changed since")),
        ("joined", Phrase(zh: "已报名", en: "joined")),
        ("deducted", Phrase(zh: "已扣分", en: "deducted")),
        ("givenBack", Phrase(zh: "已退回", en: "given back")),
        ("takenOff", Phrase(zh: "已撤下", en: "taken off")),
        ("undone", Phrase(zh: "已撤销登记", en: "enrolment taken back")),
    ])

    /// What takes a row back.
    static let undoings = Glossary([
        ("withdrawn", Phrase(zh: "撤回申报", en: "withdrawn")),
        ("rejected", Phrase(zh: "不通过", en: "rejected")),
        ("revoked", Phrase(zh: "按误记撤销", en: "revoked as a mistake")),
        ("voided", Phrase(zh: "成绩作废", en: "voided")),
        ("givenBack", Phrase(zh: "退回扣分", en: "given back")),
        ("takenBack", Phrase(zh: "退出库存", en: "taken out")),
        ("reversed", Phrase(zh: "旧账转回", en: "taken back")),
        ("takenOff", Phrase(zh: "撤下", en: "taken off")),
        ("undone", Phrase(zh: "撤销登记", en: "enrolment taken back")),
    ])
}
