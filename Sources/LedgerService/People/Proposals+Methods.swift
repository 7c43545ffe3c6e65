import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// A new leader where none can act any more (R-ORG-9).
extension Method {
    static let leaderPropose = change(
        "Proposes a new leader where none can act any more: on the board for 3 working days, then so",
        .roles(.operator),
        [
            .required("to", .holder, "A works number, or user:NAME"),
            .required("reason", .reason, "Why no leader can act"), .unknownLogin,
        ],
        result: "{to, due, provisional}",
        errors: [
            .roleGrantAtOnce, .employeeUnknown, .employeeLeft, .roleAlreadyHeld,
            .roleProposalOpen, .roleOperatorsLogin, .roleLoginUnknown,
        ]
    ) { scope throws(ServiceError) in
        let holder = scope.arguments.required("to", scope.arguments.holder("to"))
        try scope.requireLogin(of: holder)
        try scope.apply(
            .role(.proposeLeader(holder, reason: scope.arguments.words("reason"))))
        var result: JSONObject = ["to": .string(holder.text)]
        if let proposal = scope.state.leaderProposal {
            for member in scope.rows.deadline(proposal.closes).members {
                result[member.name] = member.value
            }
        }
        return result
    }

    static let leaderObject = change(
        "Objects to a proposed leader: the proposal ends. The operator takes it back in the same way",
        .roles(.leader, .auditor, .reviewer, .operator),
        [.required("reason", .reason, "Why")], result: "{to}", errors: [.roleNoProposal]
    ) { scope throws(ServiceError) in
        let holder = scope.state.leaderProposal?.holder
        try scope.apply(.role(.refuseProposal(reason: scope.arguments.words("reason"))))
        return ["to": holder.map { .string($0.text) } ?? .null]
    }
}

extension ReadScope {
    /// What stands on the board of a new leader; nil where nothing does.
    /// - Parameter name: of an employee, as the caller may see it.
    func proposal(_ name: (EmployeeID) -> JSON) -> JSON? {
        guard let proposal = state.leaderProposal else { return nil }
        var row: JSONObject = [
            "to": .string(proposal.holder.text), "proposedAt": rows.instant(proposal.proposedAt),
        ]
        if case .employee(let id) = proposal.holder { row["name"] = name(id) }
        let proposals = state.entries(of: .roles).reversed().lazy.compactMap { entry -> String? in
            if case .role(.leaderProposed(_, let reason, _)) = entry.event { reason } else { nil }
        }
        row["reason"] = proposals.first.map { .string($0) }
        for member in rows.deadline(proposal.closes).members { row[member.name] = member.value }
        return .object(row)
    }
}
