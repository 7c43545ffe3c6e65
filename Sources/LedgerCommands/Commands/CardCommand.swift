import JSON
import LedgerAPI
import LedgerExports

extension Argument {
    fileprivate static let cardholders = Argument(
        "EMPLOYEE", Phrase(zh: "工号或姓名，不写就是全体", en: "works numbers or names; everybody if left out"),
        .any, named: .employee)
}

extension Command {
    /// R-ORG-7, 003 §3.2.2: 员工持积分卡.
    static let card = Command(
        "card", Phrase(zh: "打印积分卡", en: "print points cards"),
        details: [
            Phrase(
                zh: "每人一张，银行卡大小，A4 一页十张，沿虚线剪开。条码（Code 128）里只有工号，柜台和自助终端的扫码枪都认。"
                    + "工号太长、印不下条码的，卡上只有工号，会说出来。",
                en: "One a person, of a bank card's size, ten on an A4 sheet, to cut out. The bar "
                    + "code (Code 128) holds the works number and nothing else; scanners at the "
                    + "counter and the kiosk read it. A number too long for a bar code stands in "
                    + "letters only, and is named.")
        ],
        arguments: [.cardholders], options: [.html.required, .department, .replacing],
        examples: [
            .init("jifen card --html 积分卡.html", Phrase(zh: "全体在职员工", en: "for everybody")),
            .init("jifen card E018 --html E018.html", Phrase(zh: "补一张", en: "one anew")),
        ]
    ) { session throws(Failure) in
        let cards = try PointsCards(session)
        let title = try session.reportTitle(
            Phrase(
                zh: "积分卡（\(cards.count) 张）",
                en: Forms.count(Int64(cards.count), "points card", "points cards")))
        _ = try session.writePage(title, .a4, style: .cards, cards.sheets)
        if !cards.withoutCode.isEmpty {
            session.note(
                Phrase(
                    zh: "工号太长，卡上没有条码：\(cards.withoutCode.joined(separator: "、"))。",
                    en: "Too long for a bar code: \(cards.withoutCode.joined(separator: ", "))."))
        }
    }
}

/// Cards that people carry: a name, a department, and the works number for eyes and scanners.
struct PointsCards {
    private let language: Language
    private let people: [JSON]
    private let enterprise: String
    private let training: String

    private static let onSheet = 10
    /// Millimetres on the card.
    private static let (width, height) = (78, 14)

    init(_ session: Session) throws(Failure) {
        language = session.language
        var params: JSONObject = ["left": false]
        params["department"] = session.text(.department)
        let everybody = try session.allRows("employee.list", params)
        let wanted = session.arguments.words(.cardholders)
        let chosen = Set(wanted)
        people =
            wanted.isEmpty
            ? everybody : everybody.filter { chosen.contains(Facts($0)("employee")) }
        let missing = chosen.subtracting(people.map { Facts($0)("employee") }).sorted()
        if let first = missing.first {
            throw .said(
                Phrase(
                    zh: "\(first.visible) 不在册，或不在这个部门。",
                    en: "\(first.visible) is not on the list, or not in this department."),
                advice: Phrase(
                    zh: "jifen employee list 列出在册的人。", en: "jifen employee list lists who is."),
                .notFound)
        }
        guard !people.isEmpty else {
            throw .said(Phrase(zh: "没有员工。", en: "There are no employees."), .notFound)
        }
        let books = try session.whoami()
        enterprise = Facts(books)("enterprise")
        training = books["kind"] == "training" ? TrainingMark.title[session.language] : ""
    }

    var count: Int { people.count }

    /// Works numbers whose card bears no code.
    var withoutCode: [String] {
        people.map { Facts($0)("employee") }.filter { Self.code($0) == nil }
    }

    var sheets: [HTML] {
        stride(from: 0, to: people.count, by: Self.onSheet).map { first in
            let some = people[first..<min(first + Self.onSheet, people.count)]
            return .element("ul", some.map { .element("li", card(Facts($0))) })
        }
    }

    private static func code(_ number: String) -> BarcodeDrawing? {
        BarcodeDrawing(number, width: width, height: height)
    }

    private func card(_ person: Facts) -> [HTML] {
        let number = person("employee")
        let name = person("name")
        let title = training + Phrase(zh: "安全积分卡", en: "Safety points card")[language]
        return [
            .element(
                "p", class: "head",
                [.element("span", [.text(enterprise)]), .element("strong", [.text(title)])]),
            .element(
                "h2", TextWidth.of(name) > 16 ? [.init("class", "long")] : [], [.text(name)]),
            .element("p", [.text(person("department"))]),
            .element("div", class: "foot", Self.code(number).map { [$0.svg] } ?? []),
            .element("p", class: "code", [.text(number)]),
        ]
    }
}
