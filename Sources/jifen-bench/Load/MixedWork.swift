/// The daily changes of an enterprise: somebody claims, a reviewer approves, which credits at once,
/// the points are redeemed, an administrator hands the goods over. Every client goes round with one
/// claim after the other, each for a random employee, so that there are always points enough.
struct MixedWork: Work {
    private enum Stage {
        case submit
        case approve(claim: [UInt8])
        case redeem
        case fulfil(redemption: [UInt8])
    }

    private var lines: RequestLines
    private let employees: Int
    private var stages: [Stage] = []
    private var current: [String] = []
    /// Changes that were not made; none, if all is well.
    private(set) var refused = 0

    private static let note = Array("三号车间冲压机防护罩松动，已报班组长并当场停机整改".utf8)

    init(employees: Int, seed: UInt64) {
        lines = RequestLines(seed: seed)
        self.employees = employees
    }

    mutating func next(
        _ client: Int, after reply: UnsafeRawBufferPointer, into line: inout [UInt8]
    ) {
        while stages.count <= client {
            stages.append(.submit)
            current.append("")
        }
        if !reply.isEmpty { stages[client] = following(stages[client], reply) }
        switch stages[client] {
        case .submit:
            let employee = Enterprise.employee(lines.random.below(employees))
            current[client] = employee
            lines.change("claim.submit", as: employee, into: &line)
            lines.member("item", Enterprise.item.utf8, into: &line)
            lines.member("note", Self.note, into: &line)
            line.add(#","distinct":true"#)
        case .approve(let claim):
            lines.change("claim.approve", as: Enterprise.reviewer(client), into: &line)
            lines.member("claim", claim, into: &line)
        case .redeem:
            lines.change("redemption.request", as: current[client], into: &line)
            let product = Enterprise.product(lines.random.below(Enterprise.products))
            lines.member("product", product.utf8, into: &line)
        case .fulfil(let redemption):
            let administrator = Enterprise.administrator(client)
            lines.change("redemption.fulfil", as: administrator, into: &line)
            lines.member("redemption", redemption, into: &line)
        }
        lines.end(&line)
    }

    private mutating func following(_ stage: Stage, _ reply: UnsafeRawBufferPointer) -> Stage {
        guard reply.isSuccess else {
            refused += 1
            return .submit
        }
        switch stage {
        case .submit:
            guard let claim = reply.text(behind: #""claim":""#) else { return .submit }
            return .approve(claim: claim)
        case .approve: return .redeem
        case .redeem:
            guard let redemption = reply.text(behind: #""redemption":""#) else { return .submit }
            return .fulfil(redemption: redemption)
        case .fulfil: return .submit
        }
    }
}
