/// What a client asks, one request after the other.
protocol Work {
    /// Appends the next request of a client, its `\n` included. `reply` is to the one before;
    /// empty at first.
    mutating func next(
        _ client: Int, after reply: UnsafeRawBufferPointer, into line: inout [UInt8])
}

/// 200 bytes and nothing to think about.
struct EchoWork: Work {
    private let line = [UInt8](repeating: UInt8(ascii: "x"), count: 199) + [UInt8(ascii: "\n")]

    mutating func next(
        _ client: Int, after reply: UnsafeRawBufferPointer, into line: inout [UInt8]
    ) {
        line += self.line
    }
}

/// Everybody asks for their own balance.
struct BalanceWork: Work {
    private var lines: RequestLines
    private let employees: Int
    private(set) var refused = 0

    init(employees: Int, seed: UInt64) {
        lines = RequestLines(seed: seed)
        self.employees = employees
    }

    mutating func next(
        _ client: Int, after reply: UnsafeRawBufferPointer, into line: inout [UInt8]
    ) {
        if !reply.isEmpty, !reply.isSuccess { refused += 1 }
        let employee = Enterprise.employee(lines.random.below(employees))
        lines.query("account.balance", as: employee, into: &line)
        lines.end(&line)
    }
}

/// Numbers that look random and are the same for the same seed.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
