import JSON
import LedgerService
import SQLite

/// `jifen-bench scale`: what everything costs on books of several sizes, as a curve.
enum ScaleRun {
    static let help = """
        jifen-bench scale measures what a start, changes, reads, an export, verification, rebuilding
        and a year's clearing cost on books of several sizes.

          --sizes N,N…   events (10000,1000000,10000000); a tenth as many employees, 100 to 100000
          --books DIR    keep the books that are made, and take them from there the next time
          --quick        2000 and 10000 events, some seconds: to see that it works
          --dir DIR      where it is measured: put it on the disk that is meant (.build)
          --json FILE    the report as JSON
          --seed N       of the random choices (1)
          --commit ID, --swift VERSION   to be stated in the report

        The year's end needs libfaketime, because it comes by the clock.

        """

    static func run(_ words: [String]) -> Int32 {
        do throws(BenchFailure) {
            let options = try Options(words)
            if options.wantsHelp {
                Output.say(help)
                return 0
            }
            let machine = Machine()
            var points: [ScalePoint] = []
            for size in sizes(options) {
                points.append(try ScalePoint(size, options, smallest: points.first))
            }
            let report = ScaleReport(machine: machine, options: options, points: points)
            Output.say(report.table)
            if let file = options.json { try report.json.write(to: file) }
            return 0
        } catch {
            Output.complain(error.words)
            return 2
        }
    }

    private static func sizes(_ options: Options) -> [Int64] {
        if !options.sizes.isEmpty { return options.sizes }
        return options.quick ? [2000, 10_000] : [10_000, 1_000_000, 10_000_000]
    }
}

/// One column for each size.
struct ScaleReport {
    let machine: Machine
    let options: Options
    let points: [ScalePoint]

    var table: String {
        var text = machine.text
        if options.quick { text += "quick: to see that it works, not to compare\n" }
        let rows = (points.last?.figures ?? []).map(row)
        let sizes = points.map { Number.grouped(Double($0.events)) + " events" }
        text +=
            "\n"
            + Columns(
                ["figure"] + sizes + ["goal", "met"], rows, rightAligned: Set(1...points.count)
            ).text
        let remarks = points.flatMap { point in
            point.figures.compactMap { figure in
                figure.remark.map {
                    "\(figure.words), \(Number.grouped(Double(point.events))) events: \($0)\n"
                }
            }
        }
        return remarks.isEmpty ? text : text + "\n" + remarks.joined()
    }

    /// Goals are about the largest.
    private func row(_ figure: Figure) -> [String] {
        let values = points.map { point in
            point.figures.first { $0.key == figure.key }?.value?.text ?? "–"
        }
        let met = figure.isMet.map { $0 ? "yes" : "NO" }
        return [figure.words] + values + [figure.goal?.text ?? "", met ?? ""]
    }

    var json: [UInt8] {
        let report: JSONObject = [
            "at": .string(Machine.now), "quick": .bool(options.quick),
            "seed": .int(Int64(clamping: options.seed)),
            "commit": options.commit.map { .string($0) } ?? .null,
            "versions": [
                "jifen": .string(ServiceOptions.currentVersion),
                "sqlite": .string(Connection.version),
                "swift": options.swift.map { .string($0) } ?? .null,
            ],
            "machine": machine.json,
            "points": .array(
                points.map { point in
                    [
                        "events": .int(point.events), "employees": .int(Int64(point.employees)),
                        "figures": .array(point.figures.map(\.json)),
                    ]
                }),
        ]
        return JSON.object(report).encoded() + [UInt8(ascii: "\n")]
    }
}
