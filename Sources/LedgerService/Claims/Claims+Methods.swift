import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    /// Claims, their review, the notice and objections.
    static let claims = [
        claimSubmit, claimSubmitMany, claimWithdraw, claimWithdrawMany, claimShow, claimList,
        reviewQueue, claimApprove, claimApproveMany, claimReject, claimRejectMany, claimRevoke,
        claimRevokeMany, noticeList, objectionRaise, objectionList, objectionUphold,
        objectionDismiss,
    ]

    private static let claimSubmit = change(ClaimSubmit.self) { scope throws(ServiceError) in
        try scope.submit(scope.arguments)
    }

    static let claimSubmitMany = change(ClaimSubmitMany.self) { scope throws(ServiceError) in
        try scope.applyMany(scope[ClaimSubmitMany.claims]) { item throws(ServiceError) in
            _ = try scope.ownOrRegistered(item)
            return try scope.submit(item)
        }
    }

    private static let claimWithdraw = change(ClaimWithdraw.self) { scope throws(ServiceError) in
        try scope.change(scope[ClaimWithdraw.claim]) { .withdraw($0) }
    }

    private static let claimShow = read(ClaimShow.self) { scope throws(ServiceError) in
        let id = scope[ClaimShow.claim]
        guard let claim = scope.state.claim(id) else { throw .refused(.claim(.unknown(id))) }
        var row = scope.claimCard(claim)
        if scope.sees(all: Caller.seeingAll) { scope.addRelated(claim, to: &row) }
        return row
    }

    private static let claimList = read(ClaimList.self) { scope throws(ServiceError) in
        var filter = ClaimFilter()
        filter.employee = try scope.ownOrAsked()
        filter.stage = scope[ClaimList.stage]
        filter.item = try scope.known(scope[ClaimList.item])
        filter.from = scope[ClaimList.from]
        filter.to = scope[ClaimList.to]
        let claims = scope.state.claims(filter, try scope.page(ClaimID.self))
        return scope.list(claims, key: \.id.text, scope.rows.claim)
    }
}

extension ReadScope {
    /// A claim with its whole life.
    func claimCard(_ claim: Claim) -> JSONObject {
        var row = rows.claimRow(claim)
        let life = state.life(of: .claim(claim.id))
        row[ClaimRow.note.name] = life.first?.body["note"] ?? ""
        row[ClaimRow.evidence.name] = life.first?.body["evidence"] ?? []
        row[ClaimRow.life.name] = .array(life.map(rows.step))
        let objections = state.objections(to: claim.id, openOnly: false, Page(limit: 1000))
        row[ClaimRow.objections.name] = .array(objections.map(rows.objection))
        return row
    }

    /// What a reviewer sees beside a claim (R-ITEM-4).
    func addRelated(_ claim: Claim, to row: inout JSONObject) {
        row[ClaimRow.others.name] = .array(
            state.others(than: claim).map { other in
                var row = JSONObject()
                row[ClaimRow.claim] = other.id
                row[ClaimRow.employee] = other.employee
                row[ClaimRow.name.name] = rows.name(other.employee)
                row[ClaimRow.item] = other.item
                row[ClaimRow.submittedAt] = rows.text(other.submittedAt)
                return .object(row)
            })
        row[ClaimRow.possibleDuplicates] = state.possibleDuplicates(of: claim)
        let proofs = state.sameEvidence(as: claim.id)
        if !proofs.isEmpty { row[ClaimRow.sameEvidence] = proofs }
    }
}

extension CallScope {
    fileprivate func submission(_ item: Arguments) throws(ServiceError) -> Claim.Submission {
        Claim.Submission(
            employee: try subject(of: item), item: item[ClaimSubmit.item],
            occurred: item[ClaimSubmit.on] ?? today, occurrence: item[ClaimSubmit.occurrence],
            distinct: item.isSet(ClaimSubmit.distinct), note: item[ClaimSubmit.note] ?? "",
            evidence: item[ClaimSubmit.evidence] ?? [], requested: item[ClaimSubmit.points])
    }

    /// One claim of a list: only administrators file for others.
    func ownOrRegistered(_ item: Arguments) throws(ServiceError) -> Claim.Submission {
        let submission = try submission(item)
        if !caller.roles.contains(.administrator), submission.employee != caller.employee {
            throw .notPermitted(takes: [.administrator])
        }
        return submission
    }
}

extension ChangeScope {
    fileprivate func submit(_ item: Arguments) throws(ServiceError) -> JSONObject {
        let submission = try submission(item)
        let id = state.nextClaim
        try apply(.claim(.submit(submission)))
        return claimResult(id)
    }

    /// Applies a command to a claim.
    func change(
        _ id: ClaimID, _ command: (ClaimID) -> Claim.Command
    ) throws(ServiceError) -> JSONObject {
        try apply(.claim(command(id)))
        return claimResult(id)
    }

    /// The claim as it stands now, in the few members that a change answers.
    func claimResult(_ id: ClaimID) -> JSONObject {
        guard let claim = state.claim(id) else { return [:] }
        let rows = rows
        var result = JSONObject()
        result[ClaimRow.claim] = id
        result[ClaimRow.item] = claim.item
        result[ClaimRow.occurred] = claim.occurred
        result[ClaimRow.submittedAt] = rows.text(claim.submittedAt)
        result[ClaimRow.itemName] = rows.item(of: claim)?.name
        let stage = rows.stage(claim.stage)
        for member in ClaimRow.standing { result.copy(member, from: stage) }
        return result
    }
}
