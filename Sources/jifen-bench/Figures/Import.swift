import CSystem

extension Workshop {
    private static let list = 500

    /// Claims of a long file as the command line sends them: in lists, one after the other.
    func measureImport() throws(BenchFailure) {
        let daemon = try daemon()
        Output.progress("import: \(scale.imports) lists of \(Self.list) claims")
        let crowd = try Crowd(
            of: 1, at: daemon.socket,
            ImportWork(employees: scale.employees, list: Self.list, seed: options.seed))
        let times = try crowd.run(answers: scale.imports)
        if crowd.work.refused > 0 { throw BenchFailure("lists of claims were refused") }
        add(
            Figure(
                "import", "claims imported in lists of \(Self.list)",
                .rate(times.rate * Double(Self.list), "claims"),
                floor: Figure.Floor(
                    name: "F2 at 512",
                    value: .rate(try floors.commands(batch: 512).rate, "commands")),
                goal: .ratioAtLeast(0.5)))
    }
}

/// Lists of claims, for one employee after the other and one day after the other.
struct ImportWork: Work {
    private var lines: RequestLines
    private let employees: Int
    private let list: Int
    private var count = 0
    private(set) var refused = 0

    init(employees: Int, list: Int, seed: UInt64) {
        lines = RequestLines(seed: seed)
        self.employees = employees
        self.list = list
    }

    mutating func next(
        _ client: Int, after reply: UnsafeRawBufferPointer, into line: inout [UInt8]
    ) {
        if !reply.isEmpty, !reply.isSuccess { refused += 1 }
        lines.change("claim.submitMany", as: Enterprise.administrator(0), into: &line)
        line.add(#","claims":["#)
        for index in 0..<list {
            line.add(index == 0 ? #"{"item":""# : #",{"item":""#)
            line += Enterprise.item.utf8
            line.append(UInt8(ascii: "\""))
            lines.member("employee", Enterprise.employee(count % employees).utf8, into: &line)
            // Each day of September once, for everybody.
            let day = String(count / employees % 30 + 101).dropFirst()
            lines.member("on", "2026-09-\(day)".utf8, into: &line)
            lines.member("note", "参加第三季度安全培训并通过考核".utf8, into: &line)
            line.append(UInt8(ascii: "}"))
            count += 1
        }
        line.append(UInt8(ascii: "]"))
        lines.end(&line)
    }
}
