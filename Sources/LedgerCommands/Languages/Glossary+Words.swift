extension Glossary {
    /// The code for a cell of an import file: what `code(for:)` knows, and what the systems of
    /// personnel, purchase and sites write for the same.
    func code(in cell: String) -> String? {
        let word = cell.bare
        if let code = code(for: word) { return code }
        let key = Self.key(word)
        return words.first { $0.words.contains(key) }?.code
    }

    /// Letter case, blanks, hyphens, and what stands in brackets behind the word do not count.
    private static func key(_ word: String) -> String {
        var word = word[...]
        if word.last == ")", let open = word.lastIndex(of: "("), open > word.startIndex {
            word = word[..<open]
        }
        return word.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "_" }
    }

    /// Who is on the works' own pay roll without an end is regular; who is another firm's is
    /// outsourced; pupils, pensioners and all that ends soon are temporary.
    static let employmentWords: [(String, Set<String>)] = [
        (
            "regular",
            [
                "正式", "正式员工", "正式职工", "正式工", "正式编制", "在编", "在编人员", "在编员工", "编制内", "在册",
                "在册职工", "全职", "全职员工", "全日制", "合同", "合同工", "合同制", "合同制员工", "合同制工人", "劳动合同",
                "劳动合同制", "固定工", "长期", "长期工", "自有员工", "自有职工", "本厂", "本厂职工", "本单位", "本单位员工",
                "试用", "试用期", "试用期员工", "转正", "已转正", "无固定期限", "固定期限", "fulltime", "permanent",
                "staff", "employee", "regular", "payroll", "ownstaff",
            ]
        ),
        (
            "outsourced",
            [
                "外包", "外包工", "外包员工", "外包人员", "业务外包", "劳务外包", "劳务派遣", "劳务派遣工", "派遣", "派遣工",
                "派遣员工", "派遣制", "劳务", "劳务工", "劳务人员", "承包商", "承包商人员", "承包商员工", "承包", "分包",
                "分包商", "分包人员", "相关方", "相关方人员", "外协", "外协人员", "外协工", "外委", "外委人员", "外来施工",
                "外来施工人员", "协作单位", "第三方", "驻厂", "contractor", "contractors", "subcontractor",
                "agency", "agencyworker", "dispatched", "outsourced", "outsourcing", "thirdparty",
            ]
        ),
        (
            "temporary",
            [
                "临时", "临时工", "临时人员", "临时员工", "临时用工", "短期", "短期工", "季节工", "季节性用工", "日结",
                "日结工", "小时工", "钟点工", "兼职", "兼职员工", "非全日制", "实习", "实习生", "实习学生", "实习人员",
                "见习", "见习生", "学徒", "学徒工", "学生工", "暑期工", "寒假工", "勤工俭学", "返聘", "返聘人员", "退休返聘",
                "退休返聘人员", "退休回聘", "parttime", "intern", "internship", "trainee", "temp",
                "temporary", "casual", "seasonal", "rehired", "rehiredretiree",
            ]
        ),
    ]

    static let productWords: [(String, Set<String>)] = [
        (
            "household",
            [
                "生活", "生活用品", "生活类", "日用", "日用品", "生活日用品", "日用百货", "百货", "家居用品", "居家用品", "洗护",
                "洗护用品", "日化", "日化用品", "洗化用品", "清洁用品", "household", "householdgoods", "daily",
            ]
        ),
        (
            "protective",
            [
                "劳保", "劳保用品", "劳保类", "劳动保护用品", "劳动防护用品", "防护用品", "个人防护用品", "个体防护装备",
                "安全防护用品", "安全用品", "ppe", "protective", "protectiveequipment", "safety",
            ]
        ),
        (
            "specialty",
            [
                "特色", "特色商品", "特色产品", "特产", "土特产", "农特产", "农特产品", "农产品", "本地特产", "当地特产",
                "地方特产", "specialty", "specialties", "local", "localspecialty",
            ]
        ),
    ]
}
