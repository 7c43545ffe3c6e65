import LedgerExports
import Testing

@Suite struct BarChartTests {
    private func markup(_ chart: BarChart) -> String { chart.figure.markup }

    private func widths(_ markup: String) -> [Int] {
        markup.split(separator: "<rect").dropFirst().compactMap { piece in
            piece.split(separator: "width=\"").dropFirst().first
                .flatMap { Int($0.prefix { $0 != "\"" }) }
        }
    }

    @Test func `bars are as long as their values`() {
        let bars = widths(
            markup(
                BarChart(
                    id: "a", title: "积分", description: "by month",
                    rows: [
                        .init("2026-01", .init(100)), .init("2026-02", .init(50)),
                        .init("2026-03", .init(0)),
                    ])))
        #expect(bars.count == 3)
        #expect(bars[0] > 400 && abs(bars[0] - 2 * bars[1]) <= 2 && bars[2] == 0)
    }

    @Test func `who cannot see it is told the title, the description and every value`() {
        let page = markup(
            BarChart(
                id: "cost", title: "支出", description: "yuan by month", series: ["spent", "held"],
                rows: [.init("2026-01", .init(1250, shown: "12.50"), .init(3))],
                limit: .init("budget", .init(2000, shown: "20.00"))))
        #expect(page.contains(#"role="img" aria-labelledby="cost-title cost-desc""#))
        #expect(page.contains(#"<title id="cost-title">支出</title>"#))
        #expect(
            page.contains(
                "yuan by month; 2026-01: spent 12.50, held 3; budget: 20.00</desc>"))
    }

    @Test func `a value below zero goes to the left of the line`() {
        let page = markup(
            BarChart(
                id: "a", title: "t", description: "d",
                rows: [.init("x", .init(-50)), .init("y", .init(100))]))
        let bars = widths(page)
        #expect(abs(bars[1] - 2 * bars[0]) <= 2)
        #expect(page.contains(#"text-anchor="end">-50<"#))
    }

    @Test func `labels are text, and a long one is cut`() {
        let page = markup(
            BarChart(
                id: "a", title: "<b>", description: "&",
                rows: [.init(String(repeating: "长", count: 40), .init(1))]))
        #expect(page.contains("&lt;b&gt;") && !page.contains("<b>"))
        #expect(page.contains(String(repeating: "长", count: 15) + "…<"))
    }

    @Test func `no rows, no chart; only zeros, no bars`() {
        #expect(markup(BarChart(id: "a", title: "t", description: "d", rows: [])).isEmpty)
        let zeros = BarChart(id: "a", title: "t", description: "d", rows: [.init("x", .init(0))])
        #expect(widths(markup(zeros)) == [0])
    }
}
