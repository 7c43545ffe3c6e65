/// Arguments that several commands take.
extension Argument {
    static let claim = Argument(
        "CLAIM", Phrase(zh: "申报编号，如 C12", en: "a claim, such as C12"), prefix: "C")
    static let claims = Argument(
        "CLAIM", Phrase(zh: "申报编号，可写几个", en: "claims, one or more"), .several,
        prefix: "C")
    static let employee = Argument(
        "EMPLOYEE", Phrase(zh: "工号，如 E001，或姓名", en: "a works number or a name"),
        named: .employee)
    static let newEmployee = Argument(
        "EMPLOYEE", Phrase(zh: "新的工号，如 E061", en: "the new works number"), named: .new)
    static let someEmployee = Argument(
        "EMPLOYEE", Phrase(zh: "工号或姓名，不写就是本人", en: "a works number; yourself if left out"),
        .optional, named: .employee)
    static let item = Argument(
        "ITEM", Phrase(zh: "积分项目的编码或名称", en: "an item's code or name"), named: .item)
    static let product = Argument(
        "PRODUCT", Phrase(zh: "商品的编码或名称", en: "a product's code or name"), named: .product)
    static let newProduct = Argument(
        "PRODUCT", Phrase(zh: "新的商品编码", en: "the new product's code"), named: .new)
    static let redemption = Argument(
        "REDEMPTION", Phrase(zh: "兑换编号，如 R5", en: "a redemption, such as R5"),
        prefix: "R")
    static let objection = Argument(
        "OBJECTION", Phrase(zh: "异议编号，如 O3", en: "an objection, such as O3"),
        prefix: "O")
    static let deduction = Argument(
        "DEDUCTION", Phrase(zh: "扣分编号，如 D7", en: "a deduction, such as D7"),
        prefix: "D")
    static let appeal = Argument(
        "APPEAL", Phrase(zh: "申诉编号，如 A2", en: "an appeal, such as A2"), prefix: "A")
    static let file = Argument(
        "FILE", Phrase(zh: "文件，- 表示标准输入", en: "a file; - is standard input"))
    static let someYear = Argument(
        "YEAR", Phrase(zh: "年份，不写就是今年", en: "a year; this year if left out"), .optional)
}

/// Options that several commands take.
extension Option {
    static let reason = Option("reason", "TEXT", Phrase(zh: "理由", en: "the reason"))
    static let points = Option(
        "points", "N", Phrase(zh: "分值，不写就用标准分", en: "points; the standard if left out"))
    static let on = Option(
        "on", "DAY", Phrase(zh: "发生日期，不写就是今天", en: "day of occurrence; today if left out"))
    static let from = Option("from", "DAY", Phrase(zh: "从哪天起", en: "first day"))
    static let to = Option("to", "DAY", Phrase(zh: "到哪天止（含）", en: "last day, included"))
    static let note = Option("note", "TEXT", Phrase(zh: "说明", en: "a note"))
    static let ofEmployee = Option(
        "employee", "EMPLOYEE", Phrase(zh: "只看这个工号", en: "this employee only"),
        named: .employee)
    static let beneficiary = Option(
        "for", "EMPLOYEE", Phrase(zh: "代这个员工办理（积分管理员）", en: "for this employee (administrators)"),
        named: .employee)
    static let department = Option("department", "NAME", Phrase(zh: "部门", en: "department"))
    static let oldest = Option("oldest", Phrase(zh: "最早的在前", en: "the oldest first"))
    static let openOnly = Option("open", Phrase(zh: "只看待处理的", en: "open ones only"))
    static let skipBad = Option(
        "skip-bad", Phrase(zh: "跳过不能办的，其余照办", en: "skip what is refused, do the rest"))
}
