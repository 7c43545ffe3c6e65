import JSON

/// Items by code and by name, as cells of other systems have them.
struct ItemNames: Sendable {
    private let things: NamedThings

    init(_ items: [JSON]) {
        things = NamedThings(
            things: items.map {
                NamedThings.Thing(
                    code: $0["code"]?.string ?? "", name: $0["name"]?.string ?? "")
            })
    }

    func code(_ word: String) throws(RowFault) -> String {
        let word = word.bare
        for form in [word, Self.plain(word)] {
            switch things.find(form) {
            case .one(let thing): return thing.code
            case .several(let several):
                throw RowFault(
                    Phrase(
                        zh: "“\(word.visible)”不止一个：\(several.list.chinese)，请写编码。",
                        en: "‘\(word.visible)’ is the name of several: \(several.list.english)."))
            case .none: continue
            }
        }
        guard case .none(let near) = things.find(Self.plain(word)) else { return word }
        let what = Phrase(
            zh: "没有积分项目“\(word.visible)”。", en: "There is no item ‘\(word.visible)’.")
        throw RowFault(near.isEmpty ? what : what + near.question)
    }

    /// Without what a form puts around an item's name: its number in front, its score behind.
    private static func plain(_ word: String) -> String {
        withoutScore(withoutNumber(word))
    }

    /// `1.`, `1、`, `(1)`, `一、`, `①`, `A.` in front.
    private static func withoutNumber(_ word: String) -> String {
        var rest = word[...]
        let isInBrackets = rest.first == "("
        if isInBrackets { rest = rest.dropFirst() }
        if let first = rest.first, "①"..."⑳" ~= first {
            return String(rest.dropFirst()).trimmed
        }
        let number = rest.prefix { $0.isASCII && $0.isNumber || "一二三四五六七八九十".contains($0) }
        let letter = number.isEmpty ? rest.prefix { $0.isASCII && $0.isLetter } : number
        guard !letter.isEmpty, letter.count <= 3, !number.isEmpty || letter.count == 1 else {
            return word
        }
        rest = rest.dropFirst(letter.count)
        guard let sign = rest.first, isInBrackets ? sign == ")" : ".、):".contains(sign) else {
            return word
        }
        return String(rest.dropFirst()).trimmed
    }

    /// `(10-20分)`, `【5分/次】`, `+3分`, `: 10分` behind.
    private static func withoutScore(_ word: String) -> String {
        let pairs: [Character: Character] = [")": "(", "】": "【", "]": "[", "〕": "〔"]
        if let last = word.last, let open = pairs[last], let start = word.lastIndex(of: open),
            start > word.startIndex, isScore(word[word.index(after: start)...].dropLast())
        {
            return String(word[..<start]).trimmed
        }
        let score = word.reversed().prefix { $0.isASCII && $0.isNumber || "分+-~–—:".contains($0) }
        guard score.first == "分", score.count > 1, score.count < word.count else { return word }
        return String(word.dropLast(score.count)).trimmed
    }

    private static func isScore(_ text: Substring) -> Bool {
        let signs = "分次人项每/+-~–—至到.,、 points"
        return text.contains { $0.isASCII && $0.isNumber }
            && text.allSatisfy { $0.isASCII && $0.isNumber || signs.contains($0) }
    }
}

extension [NamedThings.Thing] {
    var question: Phrase {
        Phrase(zh: "是不是 \(list.chinese)？", en: " Did you mean \(list.english)?")
    }
}
