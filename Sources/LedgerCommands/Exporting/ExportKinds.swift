extension ExportKind {
    private static let seq = ExportColumn.integer("seq", Phrase(zh: "账目", en: "entry"))
    private static let at = ExportColumn.instant("at", Phrase(zh: "办理时间", en: "when"))
    private static let by = ExportColumn.text("by", Phrase(zh: "办理人", en: "by"))
    private static let day = ExportColumn.day("day", Phrase(zh: "日期", en: "day"))
    private static let employee = ExportColumn.text("employee", Phrase(zh: "工号", en: "employee"))
    private static let redemption = ExportColumn.text(
        "redemption", Phrase(zh: "兑换编号", en: "redemption"))

    private static let people: [ExportColumn] = [
        employee, .text("name", Phrase(zh: "姓名", en: "name")),
        .text("department", Phrase(zh: "部门", en: "department")),
        .term("type", Phrase(zh: "用工性质", en: "type"), .employmentTypes),
    ]

    private static let goods: [ExportColumn] = [
        .text("product", Phrase(zh: "商品编码", en: "product")),
        .text("productName", Phrase(zh: "商品", en: "product name")),
        .term("kind", Phrase(zh: "类别", en: "kind"), .productKinds),
    ]

    static let redemptions = ExportKind(
        name: "redemptions", title: Phrase(zh: "兑换", en: "redemptions"),
        summary: Phrase(zh: "导出兑换明细", en: "export what was redeemed"),
        columns: [seq, redemption, .term("what", Phrase(zh: "事项", en: "what"), .redemptionStages)]
            + people + goods + [
                .integer("count", Phrase(zh: "数量", en: "count"), sum: "count"),
                .integer("points", Phrase(zh: "积分", en: "points"), sum: "points"),
                .yuan("costFen", Phrase(zh: "金额（元）", en: "cost (yuan)"), sum: "costFen"),
                .instant("requestedAt", Phrase(zh: "申请时间", en: "asked for")), at, by,
            ])

    static let earnings = ExportKind(
        name: "earnings", title: Phrase(zh: "获得", en: "earnings"),
        summary: Phrase(zh: "导出获得明细", en: "export what was earned"),
        columns: [
            seq, .text("claim", Phrase(zh: "申报编号", en: "claim")),
            .term("what", Phrase(zh: "事项", en: "what"), .earnings),
        ] + people + [
            .text("item", Phrase(zh: "项目编码", en: "item")),
            .text("itemName", Phrase(zh: "项目", en: "item name")),
            .term("category", Phrase(zh: "类别", en: "category"), .categories),
            .day("occurred", Phrase(zh: "发生日期", en: "occurred")),
            .instant("at", Phrase(zh: "计入时间", en: "when")),
            .integer("award", Phrase(zh: "核定分值", en: "award"), sum: "award"),
            .integer("credited", Phrase(zh: "计入", en: "credited"), sum: "credited"),
            .integer("forgone", Phrase(zh: "超限部分", en: "forgone"), sum: "forgone"),
            .integer("notTaken", Phrase(zh: "清零已扣", en: "cleared before"), sum: "notTaken"),
            .integer("brought", Phrase(zh: "旧账转入", en: "brought"), sum: "brought"),
        ])

    static let clearing = ExportKind(
        name: "clearing", title: Phrase(zh: "清零", en: "clearing"),
        summary: Phrase(zh: "导出清零明细", en: "export what was cleared"),
        columns: [seq] + people + [
            .integer("year", Phrase(zh: "年度", en: "year")),
            .term("what", Phrase(zh: "事项", en: "what"), .clearings), redemption,
            .integer("points", Phrase(zh: "清零", en: "cleared"), sum: "points"),
            .integer("kept", Phrase(zh: "保留", en: "kept"), sum: "kept"), day, at,
        ])

    static let stock = ExportKind(
        name: "stock", title: Phrase(zh: "库存", en: "stock"),
        summary: Phrase(zh: "导出库存变动", en: "export how the stock moved"),
        columns: [seq, day, .term("what", Phrase(zh: "事项", en: "what"), .stockMovements)] + goods
            + [
                .integer("count", Phrase(zh: "变动", en: "change"), sum: "count"),
                .integer("onHand", Phrase(zh: "结存", en: "on hand")), redemption, employee,
                .text("note", Phrase(zh: "说明", en: "note")), at, by,
            ], hasDepartments: false)

    static let journal = ExportKind(
        name: "journal", title: Phrase(zh: "分录", en: "journal"),
        summary: Phrase(zh: "导出全部分录", en: "export every posting"),
        columns: [
            seq, .integer("line", Phrase(zh: "行", en: "line")), day,
            .term("type", Phrase(zh: "事项", en: "what"), .events), employee,
            .text("from", Phrase(zh: "转出账户", en: "from")),
            .text("to", Phrase(zh: "转入账户", en: "to")),
            .integer("points", Phrase(zh: "积分", en: "points"), sum: "points"),
            .text("about", Phrase(zh: "关于", en: "about")), at,
        ], isJournal: true)

    static let budget = ExportKind(
        name: "budget", title: Phrase(zh: "预算", en: "budget"),
        summary: Phrase(zh: "导出预算和支出", en: "export the budget and the cost"),
        columns: [
            .text("month", Phrase(zh: "月份", en: "month")),
            .day("to", Phrase(zh: "截至", en: "up to")),
            .yuan("fulfilledFen", Phrase(zh: "发放（元）", en: "fulfilled (yuan)"), sum: "fulfilledFen"),
            .yuan("returnedFen", Phrase(zh: "退货（元）", en: "returned (yuan)"), sum: "returnedFen"),
            .yuan(
                "returnedEarlierFen", Phrase(zh: "其中冲减往年（元）", en: "of it of earlier years (yuan)"),
                sum: "returnedEarlierFen"),
            .yuan("costFen", Phrase(zh: "当年支出（元）", en: "cost to the year (yuan)"), sum: "costFen"),
            .yuan("spentFen", Phrase(zh: "当年累计（元）", en: "spent so far (yuan)")),
            .yuan("budgetFen", Phrase(zh: "当年预算（元）", en: "the year's budget (yuan)")),
            .yuan("remainingFen", Phrase(zh: "剩余（元）", en: "left (yuan)")),
        ], hasDepartments: false)

    static let liability = ExportKind(
        name: "liability", title: Phrase(zh: "未兑换积分", en: "liability"),
        summary: Phrase(zh: "导出未兑换积分", en: "export outstanding points"),
        columns: [
            .text("month", Phrase(zh: "月份", en: "month")),
            .day("to", Phrase(zh: "截至", en: "up to")),
            .integer("opening", Phrase(zh: "期初", en: "opening"), sum: "opening"),
            .integer("brought", Phrase(zh: "旧账转入", en: "brought"), sum: "brought"),
            .integer("credited", Phrase(zh: "计入", en: "credited"), sum: "credited"),
            .integer("redeemed", Phrase(zh: "兑换", en: "redeemed"), sum: "redeemed"),
            .integer("deducted", Phrase(zh: "扣分", en: "deducted"), sum: "deducted"),
            .integer("revoked", Phrase(zh: "撤销", en: "revoked"), sum: "revoked"),
            .integer("cleared", Phrase(zh: "清零", en: "cleared"), sum: "cleared"),
            .integer("closing", Phrase(zh: "期末", en: "closing"), sum: "closing"),
            .integer("held", Phrase(zh: "其中待领取", en: "of it held")),
            .integer("debts", Phrase(zh: "其中欠分", en: "of it owed")),
        ])
}

extension Glossary {
    /// Why points were cleared.
    fileprivate static let clearings = Glossary([
        ("yearEnd", Phrase(zh: "年底清零", en: "year's end")),
        ("departure", Phrase(zh: "离职清零", en: "departure")),
        ("hold", Phrase(zh: "跨年未领取", en: "hold not collected")),
    ])

    fileprivate static let earnings = Glossary([
        ("credited", Glossary.claimStages.phrase(for: "credited")),
        ("revoked", Glossary.claimStages.phrase(for: "revoked")),
        ("brought", Phrase(zh: "旧账转入", en: "from the old book")),
    ])

    fileprivate static let stockMovements = Glossary([
        ("opening", Phrase(zh: "期初结存", en: "opening")),
        ("received", Phrase(zh: "入库", en: "received")),
        ("fulfilled", Phrase(zh: "兑换", en: "fulfilled")),
        ("returned", Phrase(zh: "退回", en: "returned")),
        ("counted", Phrase(zh: "盘点差异", en: "stock-take")),
    ])
}
