/// What stands on the command line.
struct Options {
    /// Short measurements on small books: to see that all works, not to compare.
    var quick = false
    /// Where the books and the files of the floors are made, and removed again.
    var folder = ".build"
    /// Where the report goes as JSON.
    var json: String?
    var only: Part?
    var seed: UInt64 = 1
    /// Of the sources and of the compiler; this program cannot know them.
    var commit: String?
    var swift: String?
    /// Of `jifen-bench scale`: events, ascending, and where its books are kept for the next run.
    var sizes: [Int64] = []
    var books: String?
    var wantsHelp = false

    init(_ words: [String]) throws(BenchFailure) {
        var words = words[...]
        while let word = words.popFirst() {
            switch word {
            case "--quick": quick = true
            case "--help", "-h": wantsHelp = true
            default:
                guard let value = words.popFirst() else {
                    throw BenchFailure("\(word) is unknown, or needs a value\n\n" + Self.help)
                }
                try set(word, value)
            }
        }
    }

    private mutating func set(_ name: String, _ value: String) throws(BenchFailure) {
        switch name {
        case "--dir": folder = value
        case "--json": json = value
        case "--commit": commit = value
        case "--swift": swift = value
        case "--books": books = value
        case "--sizes":
            sizes = try value.split(separator: ",").map { word throws(BenchFailure) in
                guard let size = Int64(word), size >= 1000 else {
                    throw BenchFailure("--sizes: \(word) is no number from 1000 on")
                }
                return size
            }
        case "--seed":
            guard let number = UInt64(value) else {
                throw BenchFailure("--seed: \(value) is no number")
            }
            seed = number
        case "--only":
            guard let part = Part(rawValue: value) else {
                throw BenchFailure("--only: \(value) is none of \(Self.parts)")
            }
            only = part
        default: throw BenchFailure("\(name) is unknown\n\n" + Self.help)
        }
    }

    private static let parts = Part.allCases.map(\.rawValue).joined(separator: ", ")

    static let help = """
        jifen-bench measures jifen and its floors in the same run: compare ratios, not times.
        Also: jifen-bench scale measures what books of several sizes cost, jifen-bench generate
        makes books of any size, jifen-bench writer shows what a change costs the writer alone; each
        has a --help.

          --quick        under half a minute, on small books
          --dir DIR      where files are made: put it on the disk that is meant (.build)
          --json FILE    the report as JSON
          --only PART    \(parts)
          --seed N       of the random choices (1)
          --commit ID, --swift VERSION   to be stated in the report

        """
}

/// How long and how much is measured.
struct Scale {
    let isQuick: Bool

    /// Of one measurement.
    var time: Span { isQuick ? .milliseconds(500) : .milliseconds(5000) }
    /// Before it, unmeasured.
    var warmUp: Span { isQuick ? .milliseconds(100) : .milliseconds(1000) }
    /// As many as the accounts of the floor.
    var employees: Int { 10_000 }
    /// Frames that F1 writes.
    var frames: Int { isQuick ? 200 : 3000 }
    /// Lists of 500 claims.
    var imports: Int { isQuick ? 10 : 100 }
    /// Whole processes, each.
    var processes: Int { isQuick ? 10 : 100 }
    var starts: Int { isQuick ? 3 : 11 }
}

/// A length of time in nanoseconds.
struct Span: Hashable, Sendable {
    var nanoseconds: Int64

    static func milliseconds(_ count: Int64) -> Span { Span(nanoseconds: count * 1_000_000) }

    var seconds: Double { Double(nanoseconds) / 1e9 }
}
