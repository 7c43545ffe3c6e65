/// What stands for a value in usage and help. The words are the same the rules and the tables use.
enum Placeholder {
    /// - Parameter name: as a declaration has it, such as `ITEM`, `FILE|URL`, `LABEL=TEXT`; choices
    ///   written out, such as `csv|tsv`, are the same in every language.
    static func phrase(_ name: String) -> Phrase {
        var chinese = ""
        var word = ""
        for character in name + "|" {
            if character.isLetter || character == "-" {
                word.append(character)
            } else {
                chinese += (words[word] ?? word) + String(character)
                word = ""
            }
        }
        return Phrase(zh: String(chinese.dropLast()), en: name)
    }

    /// Whether it stands for the name of a file. `WORD` is a word to be completed: it may be one.
    static func isFile(_ name: String) -> Bool {
        ["FILE", "PATH", "FILE|URL", "DIR", "WORD"].contains(name)
    }

    private static let words: [String: String] = [
        "APPEAL": "申诉", "BY": "多久", "CAMPAIGN": "活动", "CHOICE": "选项", "CLAIM": "申报",
        "CODE": "编码", "COUNT": "数量", "DAY": "日期", "COLUMN": "列", "DEDUCTION": "扣分", "DIR": "目录",
        "DOCUMENT": "单号",
        "EMPLOYEE": "工号", "FIELD": "栏", "FILE": "文件", "FORM": "表格", "HASH": "摘要",
        "IMPORT": "导入", "ITEM": "项目",
        "KEY": "位置", "KIND": "类别", "LABEL": "栏目", "LEVEL": "层次", "LIST": "列表",
        "MEASURE": "计量", "METHOD": "方法", "MINUTES": "分钟", "N": "数", "NAME": "名称", "NO": "单号",
        "OBJECTION": "异议", "OPTION": "所选", "PARTICIPANT": "参加者", "PATH": "路径",
        "PERIOD": "期间", "POINTS": "分值", "PRODUCT": "商品", "REDEMPTION": "兑换", "REF": "编号",
        "RESULT": "成绩", "ROLE": "角色", "SEQ": "笔号", "STAGE": "状态", "TEXT": "文字",
        "TYPE": "用工性质", "URL": "网址", "USER": "登录名", "VALUE": "值", "WHO": "谁", "WORD": "词",
        "YEAR": "年份", "YUAN": "金额",
    ]
}
