import JSON

/// An account as bars: points by month, and by category of what they were earned with.
struct HistoryBars {
    /// One month of an account.
    struct Month: Equatable {
        let name: String
        /// By claims, less revocations.
        var earned: Int64 = 0
        /// For goods, less what came back; below zero where points were spent.
        var redeemed: Int64 = 0
        /// At a year's end, or when somebody left.
        var cleared: Int64 = 0
        /// Deductions, what came from an older book.
        var other: Int64 = 0
        /// At its end.
        var balance: Int64 = 0
    }

    struct Category: Equatable {
        let code: String
        var points: Int64 = 0
        var claims: Int64 = 0
    }

    let months: [Month]
    let categories: [Category]

    /// - Parameters:
    ///   - movements: rows of `account.history`.
    ///   - claims: the account's rows of `claim.list`, for their categories.
    init(_ movements: [JSON], claims: [JSON]) {
        var months: [Month] = []
        var categories: [String: Category] = [:]
        var codes: [String: String] = [:]
        for claim in claims { codes[Facts(claim)("claim")] = claim["category"]?.string }
        var counted: Set<String> = []
        for row in movements.map({ Facts($0) }) {
            let (month, points) = (String(row("day").prefix(7)), row.number("points") ?? 0)
            if months.last?.name != month { months.append(Month(name: month)) }
            let last = months.count - 1
            months[last].balance = row.number("balance") ?? 0
            switch row("type").prefix(while: { $0 != "." }) {
            case "claim":
                months[last].earned += points
                let (claim, code) = (row("about"), codes[row("about")] ?? "")
                categories[code, default: Category(code: code)].points += points
                if counted.insert(claim).inserted { categories[code]?.claims += 1 }
            case "redemption": months[last].redeemed += points
            case "clearing": months[last].cleared += points
            default: months[last].other += points
            }
        }
        self.months = months
        let order = Glossary.categories.codes
        self.categories = categories.values.sorted {
            (order.firstIndex(of: $0.code) ?? .max, $0.code)
                < (order.firstIndex(of: $1.code) ?? .max, $1.code)
        }
    }

    var json: JSON {
        [
            "months": .array(
                months.map {
                    [
                        "month": .string($0.name), "earned": .int($0.earned),
                        "redeemed": .int($0.redeemed), "cleared": .int($0.cleared),
                        "other": .int($0.other), "balance": .int($0.balance),
                    ]
                }),
            "categories": .array(
                categories.map {
                    [
                        "category": .string($0.code), "points": .int($0.points),
                        "claims": .int($0.claims),
                    ]
                }),
        ]
    }
}

extension HistoryBars {
    func text(in session: Session) -> String {
        let language = session.language
        func say(_ chinese: String, _ english: String) -> String {
            Phrase(zh: chinese, en: english)[language]
        }
        let byMonth = months.map { month in
            let rest = [
                month.redeemed == 0
                    ? nil : say("兑换 ", "goods ") + Forms.change(month.redeemed),
                month.cleared == 0 ? nil : say("清零 ", "cleared ") + Forms.change(month.cleared),
                month.other == 0 ? nil : say("其他 ", "other ") + Forms.change(month.other),
                say("余额 ", "balance ") + String(month.balance),
            ]
            return BarChartText.Row(
                label: month.name, value: month.earned,
                remark: rest.compactMap { $0 }.joined(separator: say("，", ", ")))
        }
        let byCategory = categories.map { category in
            BarChartText.Row(
                label: category.code.isEmpty
                    ? say("其他", "other")
                    : Glossary.categories.phrase(for: category.code)[language],
                value: category.points,
                remark: say(
                    "\(category.claims) 笔", Forms.count(category.claims, "claim", "claims")))
        }
        let chart = BarChartText(columns: session.output.screen.columns ?? 80)
        return session.heading(Phrase(zh: "各月获得", en: "Earned by month"))
            + chart.drawn(byMonth)
            + session.heading(Phrase(zh: "各类获得", en: "Earned by category"))
            + chart.drawn(byCategory)
    }
}
