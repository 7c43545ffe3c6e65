import CSystem
import JSON
import LedgerService
import SQLite

/// Everything that came out of a run.
struct Report {
    let machine: Machine
    let options: Options
    let figures: [Figure]
    let books: BooksSize?

    var table: String {
        let headings = ["figure", "value", "floor", "ratio", "goal", "met"]
        var text = machine.text
        if options.quick { text += "quick: to see that it works, not to compare\n" }
        text += "\n" + Columns(headings, figures.map(\.cells), rightAligned: [1, 3]).text
        let remarks = figures.compactMap { figure in
            figure.remark.map { "\(figure.words): \($0)\n" }
        }
        if !remarks.isEmpty { text += "\n" + remarks.joined() }
        return text
    }

    /// Integers only, as everywhere in jifen: ratios and times of something are thousandths.
    var json: [UInt8] {
        var report: JSONObject = [
            "at": .string(Machine.now), "quick": .bool(options.quick),
            "seed": .int(Int64(clamping: options.seed)),
            "commit": options.commit.map { .string($0) } ?? .null,
            "versions": [
                "jifen": .string(ServiceOptions.currentVersion),
                "sqlite": .string(Connection.version),
                "swift": options.swift.map { .string($0) } ?? .null,
            ],
            "machine": machine.json,
        ]
        if let books {
            report["books"] = ["events": .int(books.events), "bytes": .int(books.bytes)]
        }
        report["figures"] = .array(figures.map(\.json))
        return JSON.object(report).encoded() + [UInt8(ascii: "\n")]
    }
}

extension Figure {
    /// A row of the table.
    var cells: [String] {
        let met = isMet.map { $0 ? "yes" : "NO" }
        return [
            words, value?.text ?? "–", floor.map { $0.name + " " + $0.value.text } ?? "",
            ratio.map { Number.short($0) } ?? "", goal?.text ?? "", met ?? "",
        ]
    }

    var json: JSON {
        var figure: JSONObject = ["key": .string(key), "words": .string(words)]
        figure["value"] = value.map { .int($0.whole) }
        figure["unit"] = value.map { .string($0.unitName) }
        if let floor {
            figure["floor"] = ["name": .string(floor.name), "value": .int(floor.value.whole)]
        }
        figure["ratioThousandths"] = ratio.map { .int(Number.whole($0 * 1000)) }
        figure["goal"] = goal.map { .string($0.text) }
        figure["met"] = isMet.map { .bool($0) }
        figure["remark"] = remark.map { .string($0) }
        return .object(figure)
    }
}

/// Text in columns, two spaces between them.
struct Columns {
    private let rows: [[String]]
    private let rightAligned: Set<Int>

    init(_ headings: [String], _ rows: [[String]], rightAligned: Set<Int>) {
        self.rows = [headings] + rows
        self.rightAligned = rightAligned
    }

    var text: String {
        let widths = rows[0].indices.map { column in
            rows.map { $0[column].count }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return rightAligned.contains(column) ? space + cell : cell + space
            }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }
}
