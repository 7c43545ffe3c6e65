import LedgerExports

/// A column's heading as people and their programs write it, and what of it is the name.
///
/// Numbering (`1、`, `一、`, `Q1`), polite words (`请填写您的`), colons, asterisks, blanks, line
/// breaks and remarks in brackets (`（必填）`, `（自动）`) are no part of the name. Nor is a unit,
/// which is kept: a price in yuan is none in points.
package struct Heading: Sendable {
    /// What two headings of one name have in common.
    let key: String
    /// What the figures below are counted in, where the heading says it of money or points.
    let unit: Unit?

    package enum Unit: String, Sendable, CaseIterable {
        case points = "分"
        case yuan = "元"
        case tenThousand = "万元"
    }

    init(_ text: String) {
        var name = text.narrowed.filter { !$0.isWhitespace && $0 != "*" }.lowercased()
        name = name.replacing("【", with: "[").replacing("】", with: "]")
        var unit: Unit?
        while true {
            var bare = Self.withoutRemark(Self.withoutNumber(name), &unit)
            if bare.count > 2, bare.first == "[", bare.last == "]" {
                bare = String(bare.dropFirst().dropLast())
            }
            guard !bare.isEmpty, bare != name else { break }
            name = bare
        }
        key = name
        self.unit = unit
    }

    private static let polite = [
        "请输入", "请填写", "请选择", "请上传", "请勾选", "请问", "您的", "你的",
    ]
    private static let remarks: Set<String> = [
        "必填", "选填", "非必填", "自动", "必选", "可选", "可不填", "可空", "单选", "多选", "单选题", "多选题", "填空题",
        "文本", "日期", "数字", "required", "optional", "rmb", "人民币", "含税", "不含税",
        "元/件", "分/件", "个", "件",
    ]
    private static let hints = [
        "如", "例", "格式", "必填", "选填", "填写", "单位", "yyyy", "请", "注", "eg", "e.g",
    ]

    /// Without what stands in front of the name, and a colon behind it.
    private static func withoutNumber(_ name: String) -> String {
        var rest = name[...]
        while let last = rest.last, ":;。,、?".contains(last) { rest.removeLast() }
        for word in polite where rest.hasPrefix(word) { rest = rest.dropFirst(word.count) }
        return String(afterNumber(rest) ?? rest)
    }

    private static func afterNumber(_ name: Substring) -> Substring? {
        var rest = name
        if rest.first == "第", let end = rest.firstIndex(of: "题") {
            let middle = rest[rest.index(after: rest.startIndex)..<end]
            return middle.allSatisfy(isNumeral) ? rest[rest.index(after: end)...] : nil
        }
        let isQuestion = rest.first == "q"
        let isBracketed = rest.first == "("
        if isQuestion || isBracketed { rest.removeFirst() }
        let number = rest.prefix { isNumeral($0) }
        guard (1...3).contains(number.count) else { return nil }
        rest = rest.dropFirst(number.count)
        if isBracketed {
            guard rest.first == ")" else { return nil }
            return rest.dropFirst()
        }
        guard let sign = rest.first else { return nil }
        if ".、。:)_-".contains(sign) {
            let after = rest.dropFirst()
            return after.first.map { $0.isASCII && $0.isNumber } == true ? nil : after
        }
        return isQuestion && !sign.isASCII ? rest : nil
    }

    private static func isNumeral(_ character: Character) -> Bool {
        character.isASCII && character.isNumber || "一二三四五六七八九十".contains(character)
    }

    /// Without one remark in brackets that says how to fill the column in, or in what it counts.
    private static func withoutRemark(_ name: String, _ unit: inout Unit?) -> String {
        for (open, close) in [("(", ")"), ("[", "]"), ("<", ">")] {
            guard let start = name.lastIndex(of: Character(open)),
                let end = name[start...].firstIndex(of: Character(close))
            else { continue }
            let inner = String(name[name.index(after: start)..<end])
            let remark = inner.hasPrefix("单位:") ? String(inner.dropFirst(3)) : inner
            if let known = Unit(rawValue: remark) {
                unit = unit ?? known
            } else if !remarks.contains(remark), !hints.contains(where: remark.hasPrefix) {
                continue
            }
            return String(name[..<start] + name[name.index(after: end)...])
        }
        return name
    }
}
