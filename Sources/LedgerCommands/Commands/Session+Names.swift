import JSON
import LedgerAPI

/// What the words of an argument or an option call, where it is something of the books.
package enum Named: Sendable {
    case employee
    /// A works number, or `user:` and a login name.
    case holder
    case item
    /// An item of the negative list.
    case violation
    case product
    case campaign
    /// A code that is only now given: nothing is called so yet.
    case new

    /// Codes of this kind are usually written like this; then nothing is looked up.
    fileprivate func isUsual(_ word: String) -> Bool {
        let isASCII = word.utf8.allSatisfy { $0 < 0x80 }
        switch self {
        case .new: return true
        case .holder where word.hasPrefix("user:"): return true
        case .employee, .holder, .product: return isASCII && word == word.uppercased()
        case .item, .violation, .campaign: return isASCII && word == word.lowercased()
        }
    }

    fileprivate var noun: Phrase {
        switch self {
        case .employee, .holder: Phrase(zh: "员工", en: "employee")
        case .item: Phrase(zh: "积分项目", en: "item")
        case .violation: Phrase(zh: "负面清单项目", en: "item of the negative list")
        case .product: Phrase(zh: "商品", en: "product")
        case .campaign: Phrase(zh: "活动", en: "campaign")
        case .new: Phrase("")
        }
    }

    /// Where they can all be seen.
    fileprivate var list: String {
        switch self {
        case .employee, .holder, .new: "jifen employee list"
        case .item: "jifen items"
        case .violation: "jifen items --negative"
        case .product: "jifen catalogue"
        case .campaign: "jifen campaign list"
        }
    }
}

extension Session {
    /// Puts codes in the place of names, small letters and full-width signs: what people call
    /// something is looked up here, once, for every command.
    func resolveNames() throws(Failure) {
        for argument in command.arguments {
            guard let named = argument.named else { continue }
            let words = try arguments.words(argument).map { word throws(Failure) in
                try code(of: word, named)
            }
            if !words.isEmpty { arguments.replace(argument, words) }
        }
        for option in command.options {
            guard let named = option.named else { continue }
            let values = try arguments.values(option).map { word throws(Failure) in
                try code(of: word, named)
            }
            if !values.isEmpty { arguments.replace(option, values) }
        }
    }

    private func code(of word: String, _ named: Named) throws(Failure) -> String {
        let narrow = word.narrowed
        if named.isUsual(narrow) { return narrow }
        let isCode = narrow.utf8.allSatisfy { $0 < 0x80 }
        let things: NamedThings
        do throws(Failure) {
            things = try self.things(named)
        } catch {
            // Who may not see the list gives the code itself; the daemon says whether they may.
            if isCode { return narrow }
            throw error
        }
        switch things.find(word) {
        case .one(let thing): return thing.code
        case .several(let things): throw Self.ambiguous(word, things, named)
        case .none where isCode: return narrow
        case .none(let near): throw Self.unknown(word, near, named)
        }
    }

    private static func ambiguous(
        _ word: String, _ things: [NamedThings.Thing], _ named: Named
    ) -> Failure {
        .said(
            Phrase(
                zh: "“\(word.visible)”不止一个：\(things.list.chinese)。",
                en: "‘\(word.visible)’ is the name of several: \(things.list.english)."),
            advice: Phrase(zh: "写编码（工号）再试。", en: "Say which by its code or works number."), .usage)
    }

    private static func unknown(
        _ word: String, _ near: [NamedThings.Thing], _ named: Named
    ) -> Failure {
        let what = Phrase(
            zh: "没有叫“\(word.visible)”的\(named.noun.chinese)。",
            en: "There is no \(named.noun.english) called ‘\(word.visible)’.")
        let meant =
            near.isEmpty
            ? Phrase("")
            : Phrase(
                zh: "是不是 \(near.list.chinese)？", en: " Did you mean \(near.list.english)?")
        return .said(
            what + meant,
            advice: Phrase(
                zh: "\(named.list) 列出编码和名称。", en: "\(named.list) lists codes and names."),
            .notFound)
    }

    /// All that could be meant, as far as the caller may see it.
    func things(_ named: Named) throws(Failure) -> NamedThings {
        switch named {
        case .new: return NamedThings(things: [])
        case .employee, .holder: return try people()
        case .item:
            return Self.things(
                try ask("policy.show").member("policy.items")?.array, "code", "name")
        case .violation:
            return Self.things(
                try ask("policy.show").member("policy.negativeList")?.array, "code", "name")
        case .product: return Self.things(try allRows("product.list", [:]), "product", "name")
        case .campaign: return Self.things(try allRows("campaign.list", [:]), "campaign", "name")
        }
    }

    /// Everybody who is there, or, for who may not see them, oneself.
    private func people() throws(Failure) -> NamedThings {
        do throws(Failure) {
            return Self.things(
                try allRows("employee.list", ["left": false]), "employee", "name")
        } catch {
            let person = try whoami()
            guard person["employee"] != nil else { throw error }
            return Self.things([person], "employee", "name")
        }
    }

    private static func things(_ rows: [JSON]?, _ code: String, _ name: String) -> NamedThings {
        NamedThings(
            things: (rows ?? []).map {
                NamedThings.Thing(code: $0[code]?.string ?? "", name: $0[name]?.string ?? "")
            })
    }
}

extension Session {
    /// What may be meant by a code that the daemon does not know; nil where nothing is near.
    func meant(by refusal: WireError) -> String? {
        let named: (Named, String)? =
            switch refusal.known {
            case .employeeUnknown: (.employee, "employee")
            case .itemUnknown: (.item, "item")
            case .violationUnknown: (.violation, "item")
            case .productUnknown: (.product, "product")
            case .campaignUnknown: (.campaign, "campaign")
            default: nil
            }
        guard let (kind, fact) = named, let word = refusal.facts[fact]?.string,
            let things = try? things(kind)
        else { return nil }
        switch things.find(word) {
        case .one(let thing): return thing.label
        case .several(let things), .none(let things):
            return things.isEmpty ? nil : things.map(\.label).joined(separator: ", ")
        }
    }
}
