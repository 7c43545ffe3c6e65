import JSON
import LedgerExports

/// Price tags for the shelf: what it is, how many points, which tier, which code to ask for.
struct PriceTags {
    private let session: Session
    private let products: [JSON]
    private let enterprise: String
    private let isTraining: Bool

    private static let onSheet = 10
    /// Millimetres for a bar code.
    private static let codeWidth = 64
    /// Longer names are set smaller.
    private static let longName = 24

    init(_ session: Session) throws(Failure) {
        self.session = session
        products = try session.allRows("product.list", [:]).filter { $0["retired"] != true }
        let books = try session.whoami()
        enterprise = Facts(books)("enterprise")
        isTraining = books["kind"] == "training"
    }

    var page: HTMLPage {
        let title = Phrase(
            zh: "\(enterprise) 积分超市价签（\(products.count) 张）",
            en: "\(enterprise): \(products.count) price tags")[session.language]
        return HTMLPage(
            language: session.pageLanguage, title: training + title, paper: .a4, style: .tags,
            [.element("main", [.element("h1", [.text(training + title)])] + sheets)])
    }

    /// As many to a sheet of paper as fit on it.
    private var sheets: [HTML] {
        stride(from: 0, to: products.count, by: Self.onSheet).map { first in
            let some = products[first..<min(first + Self.onSheet, products.count)]
            return .element("ul", some.map { .element("li", tag($0)) })
        }
    }

    /// For the scanner at the counter; a code too long for the tag stands in letters only.
    private func code(_ product: String) -> [HTML] {
        BarcodeDrawing(product, width: Self.codeWidth, height: 9).map { [$0.svg] } ?? []
    }

    private var training: String {
        isTraining ? TrainingMark.title[session.language] : ""
    }

    private func tag(_ product: JSON) -> [HTML] {
        let r = Facts(product)
        let name = r("name")
        let isLong = TextWidth.of(name) > Self.longName
        let points = Phrase(zh: " 分", en: r.number("price") == 1 ? " point" : " points")
        let kinds = [
            Glossary.tiers.phrase(for: r("tier")), Glossary.productKinds.phrase(for: r("kind")),
        ].map { $0[session.language] }.joined(separator: " · ")
        let mark = isTraining ? [HTML.element("p", class: "training", [.text(training)])] : []
        return [
            isLong
                ? .element("h2", class: "long", [.text(name)]) : .element("h2", [.text(name)]),
            .element(
                "p", class: "price",
                [.text(r("price")), .element("small", [.text(points[session.language])])]),
            .element(
                "div", class: "foot",
                [
                    .element(
                        "div",
                        code(r("product"))
                            + [.element("p", class: "code", [.text(r("product"))])]),
                    .element("div", class: "about", mark + [.element("p", [.text(kinds)])]),
                ]),
        ]
    }
}
