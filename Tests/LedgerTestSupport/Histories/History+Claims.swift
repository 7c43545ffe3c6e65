import Ledger

extension History {
    mutating func inventClaim(_ actor: inout Actor) -> Command {
        let command: Claim.Command =
            switch Int.random(in: 0..<52, using: &random) {
            case let chance where chance < 18 || (underReview.isEmpty && random.chance(80)):
                .submit(inventSubmission(actor))
            case ..<36: .approve(some(underReview), points: inventPoints())
            case ..<38: .reject(some(underReview), reason: "", asFalse: random.chance(40))
            case ..<40: .withdraw(inventWithdrawn(&actor, some(underReview)))
            case ..<45: .object(some(onNotice), for: nil, reason: String(random.next() % 9))
            case ..<46: .uphold(some(openObjections), reason: "")
            case ..<49: .dismiss(some(openObjections), reason: "")
            default:
                .revoke(
                    some(random.chance(70) ? credited : onNotice),
                    random.chance(50) ? .false : .mistake, reason: "")
            }
        return .claim(command)
    }

    private mutating func inventSubmission(_ actor: Actor) -> Claim.Submission {
        let items: [ItemCode] = [.helmet, .report, .course, .hazard, .drill, .idea, .idea]
        var employee = somebody()
        if case .employee(let own) = actor, random.chance(60) { employee = own }
        let back = random.chance(4) ? -1 : Int.random(in: 0..<40, using: &random) / 8
        return Claim.Submission(
            employee: employee,
            item: random.chance(2) ? "unknown" : random.pick(items) ?? .hazard,
            occurred: journal.today.adding(-back),
            occurrence: random.chance(25) ? "T\(Int.random(in: 0..<30, using: &random))" : nil,
            distinct: random.chance(30),
            requested: random.chance(20) ? inventPoints() : nil)
    }

    private mutating func inventWithdrawn(_ actor: inout Actor, _ claim: ClaimID) -> ClaimID {
        mostly(state.claim(claim)?.employee, asks: &actor)
        return claim
    }

    private mutating func inventPoints() -> Points? {
        random.chance(75)
            ? nil : Points(Int64.random(in: 0...120, using: &random))
    }

    private func claims(where matches: (Claim.Stage) -> Bool) -> [ClaimID] {
        state.claims.values.filter { matches($0.stage) }.map(\.id)
    }

    private var underReview: [ClaimID] {
        claims { if case .underReview = $0 { true } else { false } }
    }

    private var onNotice: [ClaimID] {
        claims { if case .onNotice = $0 { true } else { false } }
    }

    private var credited: [ClaimID] {
        claims { if case .credited = $0 { true } else { false } }
    }

    private var openObjections: [ObjectionID] {
        state.objections.values.filter { $0.outcome == .open }.map(\.id)
    }
}
