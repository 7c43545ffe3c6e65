import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    private static let submission = [
        Parameter.required("item", .item, "The item's code"),
        Parameter.optional("on", .day, "Date of occurrence; today if absent"),
        Parameter.optional("note", .text(longest: 2000), "What happened"),
        Parameter.evidence,
        Parameter.optional(
            "occurrence", .label(longest: 100), "What it is about: a ticket, a drill, a session"),
        Parameter.optional(
            "distinct", .truth, "It is another occurrence than one claimed already"),
        Parameter.optional("points", .points, "Points asked for, in the item's range"),
        Parameter.optional("employee", .employee, "For whom; the caller if absent"),
    ]

    private static let submissionErrors: [ErrorKind] = [
        .employeeUnknown, .employeeLeft, .policyNoneInForce, .itemUnknown, .dateFuture,
        .claimTooOld, .pointsOutOfRange, .claimOccurrenceTaken, .claimDuplicate,
        .claimLimitReached,
    ]

    static let claimSubmit = change(
        "Files a claim for one occurrence of an item",
        Access.roles(.administrator).orOwner(.employee), submission,
        result: "{claim, item, itemName, occurred, submittedAt, due, provisional, stage}",
        errors: submissionErrors
    ) { scope throws(ServiceError) in try scope.submit(scope.arguments) }

    static let claimSubmitMany = change(
        "Files claims from a list", Access.roles(.administrator).orOwner(.callersOwn),
        [.required("claims", .list(.object(submission), most: 1000), "Claims"), .mode],
        result: "{results: [{line, claim?, error?}], applied, refused}",
        errors: submissionErrors + [.batchRefused]
    ) { scope throws(ServiceError) in
        try scope.applyMany("claims") { item throws(ServiceError) in
            _ = try scope.ownOrRegistered(item)
            return try scope.submit(item)
        }
    }

    static let claimWithdraw = change(
        "Withdraws a claim that is not decided yet",
        Access.roles(.administrator).orOwner(.claim),
        [.required("claim", .claim, "Which")], result: "{claim, stage}",
        errors: [.claimUnknown, .claimNotYours, .claimNotUnderReview]
    ) { scope throws(ServiceError) in
        try scope.changeClaim { .withdraw($0) }
    }

    static let claimShow = read(
        "A claim with its whole life, and what other people claimed on the same occurrence",
        Access.seeingAll().orOwner(.claim), [.required("claim", .claim, "Which")],
        result: """
            {claim, …, note, evidence, life, objections, others?, possibleDuplicates?, \
            sameEvidence?}
            """,
        errors: [.claimUnknown]
    ) { scope throws(ServiceError) in
        let id: ClaimID = scope.arguments.requiredID("claim")
        guard let claim = scope.state.claim(id) else { throw .refused(.claim(.unknown(id))) }
        var row = scope.claimCard(claim)
        if scope.sees(all: Caller.seeingAll) { scope.addRelated(claim, to: &row) }
        return row
    }

    static let claimList = read(
        "Claims, the oldest first or the newest", Access.seeingAll(or: .employee),
        [
            .optional("employee", .employee, "Only of this employee"),
            .optional("stage", .choice(ClaimFilter.Stage.self), "Only at this stage"),
            .optional("item", .item, "Only for this item"),
            .optional("from", .day, "Dates of occurrence from this day on"),
            .optional("to", .day, "Dates of occurrence up to this day"),
            .optional("newest", .truth, "The newest first"),
        ] + page, result: "{rows: [claim]}", errors: [.employeeUnknown, .itemUnknown]
    ) { scope throws(ServiceError) in
        var filter = ClaimFilter()
        filter.employee = try scope.ownOrAsked()
        filter.stage = scope.arguments.choice("stage")
        filter.item = try scope.item()
        filter.from = scope.arguments.day("from")
        filter.to = scope.arguments.day("to")
        let claims = scope.state.claims(filter, try scope.page(ClaimID.self))
        return scope.list(claims, key: \.id.text, scope.rows.claim)
    }
}

extension ReadScope {
    /// A claim with its whole life.
    func claimCard(_ claim: Claim) -> JSONObject {
        var row = rows.claimRow(claim)
        let life = state.life(of: .claim(claim.id))
        row["note"] = life.first?.body["note"] ?? ""
        row["evidence"] = life.first?.body["evidence"] ?? []
        row["life"] = .array(life.map(rows.step))
        let objections = state.objections(to: claim.id, openOnly: false, Page(limit: 1000))
        row["objections"] = .array(objections.map(rows.objection))
        return row
    }

    /// What a reviewer sees beside a claim (R-ITEM-4).
    func addRelated(_ claim: Claim, to row: inout JSONObject) {
        row["others"] = .array(
            state.others(than: claim).map { other in
                [
                    "claim": .string(other.id.text), "employee": .string(other.employee.text),
                    "name": rows.name(other.employee), "item": .string(other.item.text),
                    "submittedAt": rows.instant(other.submittedAt),
                ]
            })
        row["possibleDuplicates"] = .array(
            state.possibleDuplicates(of: claim).map { .string($0.text) })
        let proofs = state.sameEvidence(as: claim.id)
        if !proofs.isEmpty { row["sameEvidence"] = .array(proofs.map { .string($0.text) }) }
    }
}

extension CallScope {
    fileprivate func submission(_ item: Arguments) throws(ServiceError) -> Claim.Submission {
        Claim.Submission(
            employee: try subject(of: item), item: item.requiredCode("item"),
            occurred: item.day("on") ?? today, occurrence: item.text("occurrence"),
            distinct: item.bool("distinct"), note: item.text("note") ?? "", evidence: item.evidence,
            requested: item.points("points"))
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

    /// Applies a command to the claim that the call names.
    func changeClaim(
        _ command: (ClaimID) -> Claim.Command
    ) throws(ServiceError) -> JSONObject {
        let id: ClaimID = arguments.requiredID("claim")
        try apply(.claim(command(id)))
        return claimResult(id)
    }

    /// The claim as it stands now, in the few members that a change answers.
    func claimResult(_ id: ClaimID) -> JSONObject {
        guard let claim = state.claim(id) else { return [:] }
        let rows = rows
        var result: JSONObject = [
            "claim": .string(id.text), "item": .string(claim.item.text),
            "occurred": .string(claim.occurred.text),
            "submittedAt": rows.instant(claim.submittedAt),
        ]
        result["itemName"] = rows.item(of: claim).map { .string($0.name) }
        let stage = rows.stage(claim.stage)
        for name in ["stage", "due", "provisional", "points", "credited", "forgone"] {
            result[name] = stage[name]
        }
        return result
    }
}
