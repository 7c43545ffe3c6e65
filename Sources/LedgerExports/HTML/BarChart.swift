/// Bars from left to right with their labels and values, drawn as SVG into a page. It loads and
/// runs nothing; whoever cannot see it is told its title, its description and every value.
public struct BarChart: Sendable {
    /// One label with a bar for each series.
    public struct Row: Sendable {
        public let label: String
        public let bars: [Bar]

        public init(_ label: String, _ bars: Bar...) {
            self.label = label
            self.bars = bars
        }

        public init(_ label: String, _ bars: [Bar]) {
            self.label = label
            self.bars = bars
        }
    }

    public struct Bar: Sendable {
        /// Its length; one below zero goes to the left.
        public let value: Int64
        /// As people read it: `12.50`.
        public let shown: String

        public init(_ value: Int64, shown: String? = nil) {
            self.value = value
            self.shown = shown ?? String(value)
        }
    }

    /// Unique in the page.
    public let id: String
    public let title: String
    /// What the chart is of, in a sentence, for readers' programs.
    public let description: String
    /// Names of a row's bars, told in a legend; empty where there is one bar a row.
    public let series: [String]
    public let rows: [Row]
    /// A line that all bars are to be held against, such as a budget.
    public let limit: Row?

    public init(
        id: String, title: String, description: String, series: [String] = [], rows: [Row],
        limit: Row? = nil
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.series = series
        self.rows = rows
        self.limit = limit
    }

    /// Dark to light, so that they can be told apart in black and white.
    static let colours = ["#1f4e79", "#e08a1e", "#8fb8de", "#6b6b6b"]

    /// The chart with its title above it. Nothing where there are no rows.
    public var figure: HTML {
        if rows.isEmpty { return .text("") }
        return .element(
            "figure", [.element("figcaption", [.text(title)]), BarDrawing(self).svg])
    }
}
