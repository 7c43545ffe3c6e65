/// The columns of the files that people have, under the names that they go by there.
extension ImportColumn {
    private static let worksNumbers = [
        "员工编号", "员工号", "员工工号", "人员编号", "人员工号", "职工号", "职工编号", "职工工号", "工作证号", "工牌号",
        "员工ID", "employee no", "employee no.", "employee number", "employee id", "staff no",
        "works number",
    ]
    private static let names = [
        "员工姓名", "人员姓名", "职工姓名", "员工名称", "人员名称", "full name", "employee name",
    ]

    /// Whoever it is about; of claims several may stand in one field.
    static let employee = ImportColumn(
        ["工号", "employee"], also: worksNumbers, required: true, severally: true)
    static let works = ImportColumn(["工号", "employee"], also: worksNumbers, required: true)
    /// Compared with the books.
    static let name = ImportColumn(
        ["姓名", "name"], also: names + ["申报人姓名"],
        weak: ["申报人", "参加人员", "参训人员", "参会人员", "受奖人"], severally: true)

    static let item = ImportColumn(
        ["项目", "积分项目", "item"],
        also: ["申报项目", "加分项目", "奖励项目", "积分事项", "申报事项", "项目名称", "积分项"], required: true)
    static let occurred = ImportColumn(
        ["发生日期", "日期", "date", "on"],
        also: ["发生时间", "发现日期", "发现时间", "事发日期", "培训日期", "活动日期", "隐患发现时间", "隐患发现日期"],
        required: true)
    static let note = ImportColumn(
        ["说明", "事由", "note"],
        also: [
            "隐患描述", "问题描述", "事项说明", "情况说明", "具体事项", "申报说明", "申报内容", "事迹", "描述",
            "隐患内容", "申报事由", "description",
        ], weak: ["备注", "remark", "remarks"])
    static let occurrence = ImportColumn(
        ["事由编号", "occurrence"],
        also: ["隐患编号", "审批编号", "记录编号", "工单号", "工单编号", "事件编号", "单据编号", "申请编号"])
    static let points = ImportColumn(
        ["分值", "points"],
        also: ["申报分值", "申请分值", "建议分值", "申请积分", "申报积分", "奖励积分", "奖励分值", "积分值", "积分", "分数", "得分"],
        counting: .points)
    static let evidence = ImportColumn(
        ["证明", "evidence"],
        also: [
            "证据", "证明材料", "佐证材料", "现场照片", "现场图片", "隐患照片", "现场照片或视频", "photo", "photos",
            "attachment",
            "attachments",
        ], weak: ["照片", "图片", "附件"])
    static let digest = ImportColumn(
        ["证明摘要", "digest"], also: ["照片摘要", "SHA256", "SHA-256"], weak: ["摘要"])
}

/// Of rosters.
extension ImportColumn {
    static let fullName = ImportColumn(["姓名", "name"], also: names, required: true)
    static let department = ImportColumn(
        ["部门", "department"],
        also: ["所属部门", "部门名称", "所在部门", "员工部门", "dept"], weak: ["班组", "车间", "所属班组", "班组名称", "组织"],
        required: true)
    static let employment = ImportColumn(
        ["用工性质", "type"],
        also: [
            "员工类型", "用工形式", "用工类型", "用工类别", "人员类别", "人员类型", "员工类别", "员工性质", "人员性质",
            "聘用形式", "合同类型", "employment type",
        ], required: true)
    static let user = ImportColumn(["登录名", "user"], also: ["登录账号", "系统账号", "login"])
}

/// Of catalogues, deliveries and counts.
extension ImportColumn {
    private static let productCodes = ["商品编号", "商品代码", "货号", "物料编码", "产品编码", "sku"]
    static let product = ImportColumn(
        ["商品编码", "编码", "product"], also: productCodes, required: true)
    static let productOrName = ImportColumn(
        ["商品编码", "编码", "product"], also: productCodes,
        weak: ["品名", "商品名称", "货品名称", "物品名称", "名称", "商品"], required: true)
    static let productName = ImportColumn(
        ["名称", "name"], also: ["商品名称", "品名", "商品名", "物品名称", "货品名称", "礼品名称", "产品名称"],
        weak: ["商品", "物品", "礼品"], required: true)
    static let productKind = ImportColumn(
        ["类别", "kind"], also: ["商品类别", "分类", "商品分类", "品类"], required: true)
    static let unitValue = ImportColumn(
        ["单价(元)", "单价", "value"], also: ["采购单价", "采购价", "进价", "商品单价", "购买单价"],
        weak: ["价格", "市场价", "参考价"], required: true, counting: .yuan)
    static let price = ImportColumn(
        ["分值", "price"],
        also: ["兑换积分", "积分价", "所需积分", "兑换分值", "兑换分", "积分价格", "需要积分", "兑换所需积分", "积分"],
        counting: .points)
    static let perMonth = ImportColumn(["每人每月限兑", "每月限兑", "per month"])
    static let perYear = ImportColumn(["每人每年限兑", "每年限兑", "per year"])
    static let count = ImportColumn(
        ["数量", "count"], also: ["入库数量", "送货数量", "到货数量", "实收数量", "实发数量", "数目", "qty", "quantity"],
        required: true)
    static let document = ImportColumn(
        ["送货单号", "单号", "入库单号", "document"], also: ["送货单编号", "送货单", "入库单", "单据号"])
}

/// Of the old book.
extension ImportColumn {
    static let dayOfOldBook = ImportColumn(
        ["日期", "date", "on"], also: ["记账日期", "截止日期", "登记日期"], required: true)
    static let broughtPoints = ImportColumn(
        ["积分", "分值", "points"], also: ["结转积分", "转入积分"], required: true, counting: .points)
    static let reference = ImportColumn(
        ["旧账出处", "出处", "凭证", "reference"], also: ["凭证号", "台账出处"], required: true)
    static let balance = ImportColumn(
        ["结余", "余额", "balance"], also: ["剩余积分", "积分余额", "结余积分", "当前积分", "可用积分"],
        counting: .points)
}
