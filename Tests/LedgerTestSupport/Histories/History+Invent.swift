import Ledger

extension History {
    static let people: [EmployeeID] = ["E1", "E2", "E3", "E4", "E5", "E6"]
    static let products: [ProductCode] = ["soap", "gloves", "tea"]

    var state: MemoryState { journal.state }

    /// One of all families, the frequent ones more often.
    mutating func invent() -> (Command, Actor) {
        var actor = inventActor()
        let command: Command =
            switch Int.random(in: 0..<100, using: &random) {
            case ..<45: inventClaim(&actor)
            case ..<52: .deduction(inventDeduction(&actor))
            case ..<82: .redemption(inventRedemption())
            case ..<88: .product(inventProduct())
            case ..<93: inventPeople()
            case ..<95: inventOpening()
            default: inventRules()
            }
        return (command, actor)
    }

    /// Mostly whom it concerns asks, where only they may.
    mutating func mostly(_ employee: EmployeeID?, asks actor: inout Actor) {
        if let employee, random.chance(80) { actor = .employee(employee) }
    }

    private mutating func inventActor() -> Actor {
        switch Int.random(in: 0..<100, using: &random) {
        case ..<90: .employee(somebody())
        case ..<96: .user("county")
        default: .operator
        }
    }

    /// Mostly somebody who left, if anybody did.
    private mutating func somebodyGone() -> EmployeeID {
        let gone = state.employees.values.filter { !$0.active }.map(\.id).sorted()
        if random.chance(80), let who = random.pick(gone) { return who }
        return somebody()
    }

    /// Rarely somebody who does not exist.
    mutating func somebody() -> EmployeeID {
        random.chance(3) ? "E999" : random.pick(Self.people) ?? "E1"
    }

    /// Mostly one of those for which the question makes sense, if there are any.
    mutating func some<ID: NumberedID>(_ sensible: [ID]) -> ID {
        if random.chance(90), let id = random.pick(sensible.sorted()) { return id }
        let last = state.lastNumber(ID.self)
        return ID(number: Int64.random(in: 1...last + 2, using: &random))
    }

    private mutating func inventPeople() -> Command {
        let who = somebody()
        let holder: RoleHolder = random.chance(70) ? .employee(who) : .user("county")
        let role = random.pick(Role.allCases) ?? .auditor
        let department = random.pick(["kiln", "quarry", "office"]) ?? "kiln"
        return switch Int.random(in: 0..<14, using: &random) {
        case 0: .employee(.enrol(who, department: department, type: .temporary, user: "u1"))
        case 1: .employee(.enrol(newcomer(), department: department, type: .outsourced, user: nil))
        case 2: .employee(.move(who, department: department))
        case 3:
            .employee(
                .retype(
                    who, EmploymentType.allCases[Int.random(in: 0..<3, using: &random)], from: nil))
        case 4, 5: .employee(.leave(who))
        case 6, 7, 8:
            .employee(.return(somebodyGone(), department: random.chance(50) ? department : nil))
        case 9: .employee(.bind(who, user: random.chance(50) ? "u1" : who.text))
        case 10: .employee(.rename(who))
        case 11: .employee(.eraseName(somebodyGone()))
        case 12: .role(.grant(role, to: holder))
        default: .role(.withdraw(role, from: holder))
        }
    }

    /// No debts where every policy forbids them.
    private mutating func inventOpening() -> Command {
        let points = Points(Int64.random(in: (habits.floorAtZero ? 0 : -40)...60, using: &random))
        let who = somebody()
        let balance = random.chance(30) ? state.brought(by: who) + points : nil
        return .opening(
            .record(
                Opening(
                    employee: who, points: points,
                    day: journal.today.adding(-Int.random(in: -1..<500, using: &random)),
                    reference: "p. \(Int.random(in: 0..<30, using: &random))"), balance: balance))
    }

    private func newcomer() -> EmployeeID {
        EmployeeID(unchecked: "N" + String(state.employees.count))
    }

    private mutating func inventDeduction(_ actor: inout Actor) -> Deduction.Command {
        let day = journal.today.adding(
            random.chance(5) ? 1 : -Int.random(in: 0..<9, using: &random))
        let reversible = state.deductions.values.filter { !$0.reversed }.map(\.id)
        let open = state.appeals.values.filter { $0.outcome == .open }.map(\.id)
        return switch Int.random(in: 0..<10, using: &random) {
        case ..<5:
            .record(
                somebody(), random.chance(80) ? .noHelmet : .accident,
                points: random.chance(50)
                    ? nil : Points(Int64.random(in: 1...60, using: &random)),
                on: day, reason: "", distinct: random.chance(70))
        case ..<7:
            .appeal(
                inventAppellant(&actor, some(reversible)), for: nil,
                reason: String(random.next() % 9))
        case ..<9: .uphold(some(open), reason: "")
        default: .dismiss(some(open), reason: "")
        }
    }

    private mutating func inventAppellant(
        _ actor: inout Actor, _ deduction: DeductionID
    ) -> DeductionID {
        mostly(state.deduction(deduction)?.employee, asks: &actor)
        return deduction
    }
}
