public import Ledger

extension Step {
    public static func open(
        _ kind: Books.Kind = .training, leader: RoleHolder? = nil, time: LedgerTime = .china
    ) -> Step {
        .ask(
            .books(.open(enterprise: "示例水泥厂", kind: kind, time: time, leader: leader)),
            by: .operator)
    }

    public static func advanceClock(to instant: Instant) -> Step {
        .ask(.books(.advanceClock(to: instant)), by: .operator)
    }

    public static func enrol(
        _ employee: EmployeeID, in department: String = "kiln", as type: EmploymentType = .regular,
        user: String? = nil, by actor: Actor = .li
    ) -> Step {
        .ask(.employee(.enrol(employee, department: department, type: type, user: user)), by: actor)
    }

    public static func move(
        _ employee: EmployeeID, to department: String, by actor: Actor = .li
    ) -> Step {
        .ask(.employee(.move(employee, department: department)), by: actor)
    }

    public static func retype(
        _ employee: EmployeeID, as type: EmploymentType, from day: Day? = nil, by actor: Actor = .li
    ) -> Step {
        .ask(.employee(.retype(employee, type, from: day)), by: actor)
    }

    public static func leave(_ employee: EmployeeID = .zhang, by actor: Actor = .li) -> Step {
        .ask(.employee(.leave(employee)), by: actor)
    }

    public static func comeBack(
        _ employee: EmployeeID = .zhang, to department: String? = nil, by actor: Actor = .li
    ) -> Step {
        .ask(.employee(.return(employee, department: department)), by: actor)
    }

    public static func bind(
        _ employee: EmployeeID, to user: String, by actor: Actor = .li
    ) -> Step {
        .ask(.employee(.bind(employee, user: user)), by: actor)
    }

    public static func rename(_ employee: EmployeeID, by actor: Actor = .li) -> Step {
        .ask(.employee(.rename(employee)), by: actor)
    }

    public static func eraseName(_ employee: EmployeeID, by actor: Actor = .li) -> Step {
        .ask(.employee(.eraseName(employee)), by: actor)
    }

    public static func grant(
        _ role: Role, to holder: RoleHolder, by actor: Actor = .chen
    ) -> Step {
        .ask(.role(.grant(role, to: holder)), by: actor)
    }

    public static func withdrawRole(
        _ role: Role, from holder: RoleHolder, by actor: Actor = .chen
    ) -> Step {
        .ask(.role(.withdraw(role, from: holder)), by: actor)
    }

    public static func propose(
        _ holder: RoleHolder, by actor: Actor = .operator
    ) -> Step {
        .ask(.role(.proposeLeader(holder, reason: reason)), by: actor)
    }

    public static func refuseProposal(by actor: Actor = .zhou) -> Step {
        .ask(.role(.refuseProposal(reason: reason)), by: actor)
    }

    /// In force from today, unless it says otherwise.
    public static func adopt(
        _ policy: Policy, effective: Day? = nil, by actor: Actor = .chen
    ) -> Step {
        Step { (journal) throws(Refusal) in
            try journal.ask(
                .policy(.adopt(policy, effective: effective ?? journal.today)), by: actor)
        }
    }

    public static func adopt(_ year: WorkYear, by actor: Actor = .chen) -> Step {
        .ask(.calendar(.adopt(year)), by: actor)
    }
}
