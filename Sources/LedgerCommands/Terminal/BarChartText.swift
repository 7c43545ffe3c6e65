/// Bars across the terminal: a label, a bar, the figure, and what there is to say beside it.
package struct BarChartText {
    package struct Row: Sendable {
        package let label: String
        package let value: Int64
        package let remark: String

        package init(label: String, value: Int64, remark: String = "") {
            self.label = label
            self.value = value
            self.remark = remark
        }
    }

    private let columns: Int

    package init(columns: Int) {
        self.columns = columns
    }

    /// No line is wider than the terminal: remarks go first, then the bars shrink, then labels.
    package func drawn(_ rows: [Row]) -> String {
        let labels = rows.map { TextWidth.of($0.label) }.max() ?? 0
        let label = min(labels, max(4, columns / 3))
        let figure = rows.map { Forms.change($0.value).utf8.count }.max() ?? 0
        let remark = rows.map { TextWidth.of($0.remark) }.max() ?? 0
        let room = columns - label - figure - 4
        let hasRemarks = remark > 0 && room - remark - 2 >= 10
        let bar = max(1, min(50, hasRemarks ? room - remark - 2 : room))
        let most = max(1, rows.map(\.value).max() ?? 1)
        return rows.map { row in
            let name = row.label.truncated(toColumns: label)
            let blanks = String(repeating: " ", count: label - TextWidth.of(name))
            let length = row.value <= 0 ? 0 : max(1, Int(row.value) * bar / Int(most))
            let line =
                name + blanks + "  " + String(repeating: "█", count: length)
                + String(repeating: " ", count: bar - length) + "  "
                + String(repeating: " ", count: figure - Forms.change(row.value).utf8.count)
                + Forms.change(row.value) + (hasRemarks ? "  " + row.remark : "")
            return line.truncated(toColumns: columns) + "\n"
        }.joined()
    }
}
