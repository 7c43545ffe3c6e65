import JSON

extension Command {
    static let claimImport = Command(
        "claim import", Phrase(zh: "从文件登记申报", en: "submit claims from a file"),
        details: [
            ImportHelp.file,
            Phrase(
                zh: "表头：工号、项目（编码或名称）、发生日期、说明、事由编号、分值、姓名、另一次、证明、证明摘要；前三列必须有。"
                    + "姓名和台账核对；同一人同一天同一项目确有两次，“另一次”写“是”，或两行都写事由编号。"
                    + "证明写网址或文件，一格可以有几个；摘要是每个证明的 SHA-256。",
                en: "Header: employee, item (code or name), date, note, occurrence, points, name, "
                    + "distinct, evidence, digest; the first three are needed. A name is compared with "
                    + "the books. Two of one person, item and day need yes under distinct, or an "
                    + "occurrence each. Evidence is links or files, several in a cell; a digest is the "
                    + "SHA-256 of each."),
        ],
        arguments: [.file], options: [.forItem, .forDay, .numbers] + Option.importing,
        examples: [
            .init("jifen claim import 十一月.csv --dry-run", Phrase(zh: "先检查", en: "check first")),
            .init("jifen claim import 十一月.csv", Phrase(zh: "全部无误才入账", en: "all rows or none")),
            .init(
                "jifen claim import 十一月.csv --rejects 坏行.csv",
                Phrase(zh: "坏行改好后再导入", en: "the bad rows into a file to correct")),
        ]
    ) { session throws(Failure) in
        let policy = try session.ask("policy.show")
        let names = ItemNames(policy.member("policy.items")?.array ?? [])
        try session.importFile(.claims(names))
    }

    static let employeeImport = Command(
        "employee import",
        Phrase(zh: "从花名册登记员工和变动", en: "enrol and change employees from a roster"),
        details: [
            ImportHelp.file,
            Phrase(
                zh: "和台账比较：新员工登记；调动、改名、用工性质、重新入职、登录名列出来，确认后一起登记；没有变化的只报人数。"
                    + "花名册里没有的在职员工只列出来，加 --leave-missing 才登记离职。",
                en: "It is compared with the books: new people are enrolled; moves, names, types, "
                    + "returns and users are shown, and recorded together at a yes; of the unchanged "
                    + "only the number is said. Who is in the books and not in the roster is only named, "
                    + "unless --leave-missing lets them leave."),
            Phrase(
                zh: "表头：工号、姓名、部门、用工性质（正式工、外包人员、临时工）、登录名；登录名可以没有。",
                en: "Header: employee, name, department, type, user; user may be missing."),
        ],
        arguments: [.file], options: Option.importing + [.leaveMissing, .numberFrom],
        examples: [
            .init("jifen employee import 花名册.csv", Phrase(zh: "导入花名册", en: "a whole list")),
            .init(
                "jifen employee import 十一月花名册.csv --dry-run",
                Phrase(zh: "先看有哪些变化", en: "what has changed since")),
        ]
    ) { session throws(Failure) in
        var kind = ImportKind.employees(shortening: session.arguments.has(.numberFrom))
        let plain = kind
        kind.planned = { session, rows, table throws(Failure) in
            try RosterPlan.make(session, rows, table, plain)
        }
        kind.before = { session, people throws(Failure) in
            try session.sayNew(departments: people.compactMap { $0["department"]?.string })
        }
        try session.importFile(kind)
    }

    static let productImport = Command(
        "product import", Phrase(zh: "从文件上架商品", en: "add products from a file"),
        details: [
            ImportHelp.file,
            Phrase(
                zh: "表头：商品编码、名称、类别（生活用品、劳保用品、特色商品）、单价(元)、分值、每人每月限兑、每人每年限兑；"
                    + "后三列可以没有。没有编码的，按名称认台账里的商品，新商品编 P 加下一个号。",
                en: "Header: product, name, kind, value, price, per month, per year; "
                    + "the last three may be missing. A product without a code is known by its name, and "
                    + "a new one gets P and the next number."),
        ],
        arguments: [.file], options: Option.importing + [.numberFrom],
        examples: [.init("jifen product import 商品.csv", Phrase(zh: "导入商品", en: "a catalogue"))]
    ) { session throws(Failure) in
        var kind = ImportKind.products
        kind.planned = { session, rows, _ throws(Failure) in
            try ProductPlan.make(session, rows)
        }
        try session.importFile(kind)
    }

    static let stockImport = Command(
        "stock import", Phrase(zh: "从文件入库", en: "receive goods from a file"),
        details: [
            ImportHelp.file,
            Phrase(
                zh: "表头：商品编码、数量、送货单号、说明；后两列可以没有。同一单号下每种商品只入库一次；"
                    + "没有单号、又和以前入库过的行一样，就拒绝：写上单号，或加 --again。",
                en:
                    "Header: product, count, document, note; the last two may be missing. Under one "
                    + "document each product comes in once; a line without one that equals a line "
                    + "received before is refused: name the document, or add --again."),
        ],
        arguments: [.file], options: Option.importing + [.document, .again],
        examples: [
            .init(
                "jifen stock import 到货.csv --document SH-1107",
                Phrase(zh: "一张送货单", en: "a delivery"))
        ]
    ) { session throws(Failure) in
        try session.importFile(
            .deliveries(
                document: session.arguments.value(.document),
                isAnother: session.arguments.has(.again),
                products: try? session.things(.product))
        )
    }
}

enum ImportHelp {
    static let file = Phrase(
        zh: "Excel 或 WPS 的工作簿（.xlsx、.xlsm、.xls，也认存成 .xls 的网页和 XML），或 CSV 文件（UTF-8 或 GB18030，"
            + "用逗号、分号或制表符分列）。表头可以是两行，上面的标题、下面的合计和签字不读，会说出来。别的列名用 --map 栏=列 说明，"
            + "文件里没有的用 --set 栏=值，只要一部分行用 --only 列=值；看着像而没有读的列会问，不会悄悄丢掉。坏行都报行号和原因；"
            + "全部无误才导入，除非用 --skip-bad 或 --rejects（坏行另存，改好后只导入那个文件）。"
            + "有坏行时退出状态是 1。同一文件导入两次不会记两次。",
        en:
            "A workbook of Excel or WPS (.xlsx, .xlsm, .xls; pages and XML saved as .xls, too), or a CSV "
            + "file in UTF-8 or GB18030, set apart by commas, semicolons or tabs. Titles above the "
            + "header (of one line or two), totals and signatures below are not read, and said. Another "
            + "heading is named with --map FIELD=COLUMN, what the file does not say with --set "
            + "FIELD=VALUE, the rows that count with --only COLUMN=VALUE; a column that looks like one "
            + "that is needed and is not read is asked about, never dropped. Every bad line is told; "
            + "nothing goes in unless all are good, or with "
            + "--skip-bad or --rejects, which puts the bad lines into a file to correct and import. "
            + "Where lines are bad, the exit status is 1. The same file twice changes nothing twice."
    )
}
