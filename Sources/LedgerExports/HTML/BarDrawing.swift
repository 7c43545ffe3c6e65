/// Where everything in a bar chart stands, in pixels of a drawing 680 wide.
struct BarDrawing {
    private let chart: BarChart
    private let labelWidth: Int64
    /// Left and right end of what bars can take, and the value at each.
    private let left: Int64
    private let right: Int64
    private let least: Int64
    private let most: Int64

    private static let width: Int64 = 680
    private static let barHeight: Int64 = 15
    private static let gap: Int64 = 7
    private static let longestLabel: Int64 = 200

    init(_ chart: BarChart) {
        self.chart = chart
        let bars = chart.rows.flatMap(\.bars)
        let values = bars.map(\.value) + (chart.limit?.bars.map(\.value) ?? [])
        least = min(0, values.min() ?? 0)
        most = max(least == 0 ? 1 : 0, values.max() ?? 0)
        labelWidth = min(
            Self.longestLabel, chart.rows.map { Self.width(of: $0.label) }.max() ?? 0)
        let shown = bars.map { Self.width(of: $0.shown) }.max() ?? 0
        left = labelWidth + 8 + (least < 0 ? shown + 4 : 0)
        right = Self.width - shown - 4
    }

    var svg: HTML {
        let (titleID, descriptionID) = (chart.id + "-title", chart.id + "-desc")
        var pieces: [HTML] = [
            .element("title", [.init("id", titleID)], [.text(chart.title)]),
            .element("desc", [.init("id", descriptionID)], [.text(words)]),
        ]
        var top: Int64 = 2
        if !chart.series.isEmpty {
            pieces += legend(at: top)
            top += Self.barHeight + Self.gap
        }
        if chart.limit != nil { top += Self.barHeight + 3 }
        let first = top
        for row in chart.rows {
            pieces += draw(row, at: top)
            top += Int64(max(1, row.bars.count)) * Self.barHeight + Self.gap
        }
        pieces.append(line(at: place(of: 0), from: first - 3, to: top - Self.gap + 3, "#000"))
        if let limit = chart.limit { pieces += draw(limit: limit, from: first, to: top) }
        return .element(
            "svg",
            [
                .init("viewBox", "0 0 \(Self.width) \(top)"), .init("role", "img"),
                .init("aria-labelledby", "\(titleID) \(descriptionID)"),
            ], pieces)
    }

    /// Every value, for who cannot see the bars.
    private var words: String {
        let rows = chart.rows.map { row in
            let values = row.bars.enumerated().map { index, bar in
                chart.series.indices.contains(index)
                    ? "\(chart.series[index]) \(bar.shown)" : bar.shown
            }
            return "\(row.label): \(values.joined(separator: ", "))"
        }
        let limit = chart.limit.map { ["\($0.label): \($0.bars.first?.shown ?? "")"] } ?? []
        return ([chart.description] + rows + limit).joined(separator: "; ")
    }

    private func draw(_ row: BarChart.Row, at top: Int64) -> [HTML] {
        var pieces = [
            text(Self.cut(row.label), x: labelWidth, y: top + 12, anchor: "end")
        ]
        for (index, bar) in row.bars.enumerated() {
            let y = top + Int64(index) * Self.barHeight
            let (zero, end) = (place(of: 0), place(of: bar.value))
            pieces.append(
                .element(
                    "rect",
                    [
                        .init("x", String(min(zero, end))), .init("y", String(y + 1)),
                        .init("width", String(max(zero, end) - min(zero, end))),
                        .init("height", String(Self.barHeight - 2)),
                        .init("fill", Self.colour(index)),
                    ], []))
            pieces.append(
                bar.value < 0
                    ? text(bar.shown, x: end - 4, y: y + 12, anchor: "end")
                    : text(bar.shown, x: end + 4, y: y + 12, anchor: "start"))
        }
        return pieces
    }

    private func draw(limit: BarChart.Row, from top: Int64, to bottom: Int64) -> [HTML] {
        guard let bar = limit.bars.first else { return [] }
        let x = place(of: bar.value)
        return [
            line(at: x, from: top - 3, to: bottom - Self.gap + 3, "#c00000"),
            text(
                "\(limit.label) \(bar.shown)", x: x, y: top - 6,
                anchor: x > Self.width / 2 ? "end" : "start"),
        ]
    }

    private func legend(at top: Int64) -> [HTML] {
        var x = labelWidth + 8
        return chart.series.enumerated().flatMap { index, name -> [HTML] in
            let box: HTML = .element(
                "rect",
                [
                    .init("x", String(x)), .init("y", String(top + 2)), .init("width", "11"),
                    .init("height", "11"), .init("fill", Self.colour(index)),
                ], [])
            let words = text(name, x: x + 15, y: top + 12, anchor: "start")
            x += 15 + Self.width(of: name) + 16
            return [box, words]
        }
    }

    private func text(_ words: String, x: Int64, y: Int64, anchor: String) -> HTML {
        .element(
            "text", [.init("x", String(x)), .init("y", String(y)), .init("text-anchor", anchor)],
            [.text(words)])
    }

    private func line(at x: Int64, from top: Int64, to bottom: Int64, _ colour: String) -> HTML {
        .element(
            "line",
            [
                .init("x1", String(x)), .init("x2", String(x)), .init("y1", String(top)),
                .init("y2", String(bottom)), .init("stroke", colour),
            ], [])
    }

    /// Multiplied wide, so that no number of points is too many.
    private func place(of value: Int64) -> Int64 {
        let span = most.subtractingReportingOverflow(least).partialValue
        let room = (value - least).multipliedFullWidth(by: right - left)
        return left + (span > 0 ? span.dividingFullWidth(room).quotient : 0)
    }

    private static func colour(_ index: Int) -> String {
        BarChart.colours[index % BarChart.colours.count]
    }

    /// About what a text takes at 12 pixels: a Chinese character is as wide as it is high.
    private static func width(of text: String) -> Int64 {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 12 : 7) }
    }

    /// As much of a label as there is room for.
    private static func cut(_ label: String) -> String {
        if width(of: label) <= longestLabel { return label }
        var cut = ""
        for character in label {
            if width(of: cut) + width(of: String(character)) > longestLabel - 12 { break }
            cut.append(character)
        }
        return cut + "…"
    }
}
