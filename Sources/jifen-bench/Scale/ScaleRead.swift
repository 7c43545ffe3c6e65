/// Something that is often asked for.
struct ScaleRead {
    let key: String
    let words: String
    let method: StaticString
    let who: Who
    var parameter: (name: StaticString, value: String)?

    enum Who {
        case everybody, reviewer, administrator, finance
    }

    static let all = [
        ScaleRead(
            key: "balance", words: "a balance", method: "account.balance", who: .everybody),
        ScaleRead(
            key: "history", words: "movements of an account", method: "account.history",
            who: .everybody),
        ScaleRead(
            key: "claims", words: "somebody's own claims", method: "claim.list", who: .everybody),
        ScaleRead(
            key: "redemptions", words: "somebody's own redemptions", method: "redemption.list",
            who: .everybody),
        ScaleRead(
            key: "queue", words: "100 claims that wait for review", method: "review.queue",
            who: .reviewer),
        ScaleRead(
            key: "notices", words: "100 claims on notice", method: "notice.list", who: .everybody),
        ScaleRead(
            key: "held", words: "100 redemptions to hand over", method: "redemption.list",
            who: .administrator, parameter: ("stage", "held")),
        ScaleRead(
            key: "home", words: "the home page's counts", method: "books.status", who: .reviewer),
        ScaleRead(key: "budget", words: "the year's budget", method: "budget.show", who: .finance),
        ScaleRead(
            key: "board.month", words: "the board of a month", method: "board.show",
            who: .everybody),
        ScaleRead(
            key: "board.year", words: "the board of a year", method: "board.show", who: .everybody,
            parameter: ("period", "2026")),
    ]
}

/// One read again and again.
struct ReadWork: Work {
    private let read: ScaleRead
    private let employees: Int
    private var lines: RequestLines
    private(set) var refused = 0

    init(_ read: ScaleRead, employees: Int, seed: UInt64) {
        self.read = read
        self.employees = employees
        lines = RequestLines(seed: seed)
    }

    mutating func next(
        _ client: Int, after reply: UnsafeRawBufferPointer, into line: inout [UInt8]
    ) {
        if !reply.isEmpty, !reply.isSuccess { refused += 1 }
        let who =
            switch read.who {
            case .everybody: Enterprise.employee(lines.random.below(employees))
            case .reviewer: Enterprise.reviewer(client)
            case .administrator: Enterprise.administrator(client)
            case .finance: Enterprise.finance
            }
        lines.query(read.method, as: who, into: &line)
        if let parameter = read.parameter {
            lines.member(parameter.name, parameter.value.utf8, into: &line)
        }
        lines.end(&line)
    }
}
