import JSON

/// A campaign's items, measures and choices by what people call them: codes, or names.
struct CampaignWords: Sendable {
    struct Label: Sendable, Hashable {
        let code: String
        let name: String
    }

    struct Choice: Sendable {
        let label: Label
        let options: [Label]
    }

    struct Item: Sendable {
        let label: Label
        let measures: [Label]
        let choices: [Choice]
        let isTimed: Bool
    }

    let campaign: String
    let items: [Item]

    /// - Parameter card: what `campaign.show` says.
    init(_ card: JSON) {
        campaign = card["campaign"]?.string ?? ""
        items = (card["items"]?.array ?? []).map { item in
            Item(
                label: Label(code: item["item"]?.string ?? "", name: item["name"]?.string ?? ""),
                measures: Self.labels(item["measures"]),
                choices: (item["choices"]?.array ?? []).map { choice in
                    Choice(
                        label: Label(
                            code: choice["code"]?.string ?? "", name: choice["name"]?.string ?? ""),
                        options: Self.labels(choice["options"]))
                },
                isTimed: item["timing"] != nil)
        }
    }

    private static func labels(_ list: JSON?) -> [Label] {
        (list?.array ?? []).map {
            Label(code: $0["code"]?.string ?? "", name: $0["name"]?.string ?? "")
        }
    }

    /// Nil where there is none, or several are called so.
    func item(_ word: String) -> Item? {
        items.map(\.label).code(word).flatMap { code in items.first { $0.label.code == code } }
    }

    /// The only item there is, where a file need not name it.
    var onlyItem: Item? { items.count == 1 ? items.first : nil }

    /// All measures, each once, in the order of the file.
    var measures: [Label] { Self.unique(items.flatMap(\.measures)) }

    var choices: [Label] { Self.unique(items.flatMap(\.choices).map(\.label)) }

    private static func unique(_ labels: [Label]) -> [Label] {
        var seen: Set<String> = []
        return labels.filter { seen.insert($0.code).inserted }
    }
}

extension [CampaignWords.Label] {
    /// Nil where there is none, or several are called so.
    func code(_ word: String) -> String? {
        let things = map { NamedThings.Thing(code: $0.code, name: $0.name) }
        guard case .one(let thing) = NamedThings(things: things).find(word) else { return nil }
        return thing.code
    }
}

/// Answers of a sitting as people write them: `12+ 40- 151+`, seconds with right or wrong.
enum SittingWords {
    static let form = Phrase(
        zh: "秒数加 +（答对）或 -（答错），如 12+ 40- 151+",
        en: "seconds with + (right) or - (wrong): 12+ 40- 151+")

    static func answers(_ words: String) -> JSON? {
        var answers: [JSON] = []
        for word in words.split(whereSeparator: { " ,，;；".contains($0) }) {
            guard let sign = word.last, sign == "+" || sign == "-",
                let second = Int64(word.dropLast()), (0...86_400).contains(second)
            else { return nil }
            answers.append(["second": .int(second), "right": .bool(sign == "+")])
        }
        return .array(answers)
    }
}
