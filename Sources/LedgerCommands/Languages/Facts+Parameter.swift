/// A parameter that the daemon did not take.
extension Facts {
    var invalidParameter: Phrase {
        let name = self("param")
        if text("unbound") != nil {
            return Phrase(zh: "要写哪个员工。", en: "It has to say which employee.")
        }
        return switch self("problem") {
        case "missing" where text("withoutNumber") != nil:
            Phrase(
                zh: "登录名 \(self("withoutNumber")) 没有工号，要写明是哪个员工。",
                en: "The login \(self("withoutNumber")) has no works number: say which employee.")
        case "missing": Phrase(zh: "缺少参数 \(name)。", en: "The parameter \(name) is missing.")
        case "unknown":
            Phrase(zh: "没有参数 \(name)。", en: "There is no parameter \(name).")
                + (text("nearest").map {
                    Phrase(zh: "是不是 \($0)？", en: " Did you mean \($0)?")
                } ?? Phrase(""))
        default:
            Phrase(
                zh: "参数 \(name) 不对，要\(wanted.chinese)。",
                en: "The parameter \(name) does not fit; wanted: \(wanted.english).")
        }
    }

    /// What a parameter takes, from the daemon's own description.
    var wanted: Phrase {
        guard let description = object("expected") else {
            return ParameterForms.words(self("expected"))
        }
        if let form = description.text("form") { return ParameterForms.words(form) }
        if let choices = description.text("of") { return Phrase(choices) }
        if let from = description.text("from") {
            let range = "\(from)–\(description("to"))"
            return Phrase(zh: "整数（\(range)）", en: "a whole number (\(range))")
        }
        guard let longest = description.text("longest") else { return Phrase(description("type")) }
        return Phrase(zh: "文字（最多 \(longest) 字，不能空白）", en: "text of 1–\(longest) characters")
    }
}

/// The forms that the daemon describes, in words.
package enum ParameterForms {
    static func words(_ form: String) -> Phrase {
        table[form] ?? Phrase(form)
    }

    /// Those that there are words for.
    package static var known: Set<String> { Set(table.keys) }

    private static let table: [String: Phrase] = [
        "2026-11-03": Phrase(zh: "日期，如 2026-11-03", en: "a day, such as 2026-11-03"),
        "something to see, on one line": Phrase(
            zh: "看得见的文字，不能有换行等控制字符", en: "something to see, on one line"),
        "S12": Phrase(zh: "成绩编号，如 S12", en: "a result, such as S12"),
        "I12": Phrase(zh: "导入编号，如 I12", en: "an import, such as I12"),
        "[A-Za-z0-9][A-Za-z0-9_-]{0,31}": Phrase(
            zh: "编码：字母、数字、_、-，最多 32 个", en: "a code: up to 32 letters, digits, _ and -"),
        "[A-Za-z0-9-]{8,64}, a UUID of version 7": Phrase(
            zh: "请求编号：8–64 个字母、数字、-", en: "a request id: 8 to 64 letters, digits and -"),
        "2026, 2026H1, 2026Q4 or 2026-11": Phrase(
            zh: " 2026、2026H1、2026Q4 或 2026-11", en: "2026, 2026H1, 2026Q4 or 2026-11"),
        "2026H1 or 2026H2": Phrase(zh: " 2026H1 或 2026H2", en: "2026H1 or 2026H2"),
        "3d, 12h, 30m, or a day 2026-11-03": Phrase(
            zh: " 3d、12h、30m，或日期 2026-11-03", en: "3d, 12h, 30m, or a day 2026-11-03"),
        "the next of a page before": Phrase(zh: "前一页的 next", en: "the next of a page before"),
        "no further than the year 2999": Phrase(
            zh: " 2999 年以内的时间", en: "a time up to the year 2999"),
        "no blanks around it, no invisible characters": Phrase(
            zh: "前后没有空格、没有看不见的字符的文字",
            en: "text without blanks around it and without invisible characters"),
        "[A-Za-z0-9_-]{1,32}": Phrase(
            zh: "字母、数字、-、_，最多 32 个", en: "up to 32 letters, digits, - and _"),
        "[A-Za-z0-9][A-Za-z0-9._-]{0,31}": Phrase(
            zh: "编码：字母、数字、.、_、-，最多 32 个", en: "a code: up to 32 letters, digits, ., _ and -"),
        "[A-Za-z0-9][A-Za-z0-9._-]{0,63}": Phrase(
            zh: "字母、数字、.、_、-，最多 64 个", en: "up to 64 letters, digits, ., _ and -"),
        "a works number, or user:NAME": Phrase(
            zh: "工号，或 user:登录名", en: "a works number, or user:NAME"),
        "a login name": Phrase(zh: "登录名", en: "a login name"),
        "64 hexadecimal digits": Phrase(zh: " 64 个十六进制数字", en: "64 hexadecimal digits"),
        "C12": Phrase(zh: "申报编号，如 C12", en: "a claim, such as C12"),
        "O3": Phrase(zh: "异议编号，如 O3", en: "an objection, such as O3"),
        "R5": Phrase(zh: "兑换编号，如 R5", en: "a redemption, such as R5"),
        "D7": Phrase(zh: "扣分编号，如 D7", en: "a deduction, such as D7"),
        "A2": Phrase(zh: "申诉编号，如 A2", en: "an appeal, such as A2"),
    ]
}

/// A disk without room for a change.
extension Facts {
    var full: Phrase {
        guard let free = number("free"), let reserve = number("reserve") else {
            return Phrase(zh: "磁盘满了，没有入账。", en: "The disk is full; nothing was recorded.")
        }
        return Phrase(
            zh: "磁盘只剩 \(Forms.bytes(free))，少于预留的 \(Forms.bytes(reserve))，没有入账。",
            en: "The disk has \(Forms.bytes(free)) left, less than the reserve of "
                + "\(Forms.bytes(reserve)); nothing was recorded.")
    }
}
