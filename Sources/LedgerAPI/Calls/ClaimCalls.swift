import JSON
public import LedgerValues

/// One claim for one occurrence of an item.
public enum ClaimSubmit: ChangeCall {
    public static let item = Member("item", .item, "The item's code")
    public static let on = OptionalMember("on", .day, "Date of occurrence; today if absent")
    public static let note = OptionalMember("note", .text(longest: 2000), "What happened")
    public static let evidence = OptionalMember(
        "evidence", .evidence, "What shows it; references only")
    public static let occurrence = OptionalMember(
        "occurrence", .label(longest: 100), "What it is about: a ticket, a drill, a session")
    public static let distinct = OptionalMember(
        "distinct", .truth, "It is another occurrence than one claimed already")
    public static let points = OptionalMember(
        "points", .points, "Points asked for, in the item's range")
    public static let employee = OptionalMember(
        "employee", .employee, "For whom; the caller if absent")

    static let members: [any DescribedMember] = [
        item, on, note, evidence, occurrence, distinct, points, employee,
    ]

    public static let call = CallDescription(
        "claim.submit", "Files a claim for one occurrence of an item",
        .roles(.administrator).orOwner(.employee), members,
        result: ResultShape(ClaimRow.answer),
        refusals: [
            .employeeUnknown, .employeeLeft, .policyNoneInForce, .itemUnknown, .dateFuture,
            .claimTooOld, .pointsOutOfRange, .claimOccurrenceTaken, .claimDuplicate,
            .claimLimitReached,
        ])
}

public enum ClaimSubmitMany: ChangeCall {
    public static let claims = Member(
        "claims", .list(of: ClaimSubmit.members, most: 1000), "Claims")

    public static let call = CallDescription(
        "claim.submitMany", "Files claims from a list",
        .roles(.administrator).orOwner(.callersOwn), [claims, Shared.mode],
        result: .many(ClaimRow.answer), refusals: ClaimSubmit.call.refusals + [.batchRefused])
}

public enum ClaimWithdraw: ChangeCall {
    public static let claim = Member("claim", .claim, "Which")

    public static let call = CallDescription(
        "claim.withdraw", "Withdraws a claim that is not decided yet",
        .roles(.administrator).orOwner(.claim), [claim], result: ResultShape(ClaimRow.answer),
        refusals: [.claimUnknown, .claimNotYours, .claimNotUnderReview])
}

public enum ClaimShow: ReadCall {
    public static let claim = Member("claim", .claim, "Which")

    public static let call = CallDescription(
        "claim.show",
        "A claim with its whole life, and what other people claimed on the same occurrence",
        .seeingAll().orOwner(.claim), [claim],
        result: ResultShape(
            ClaimRow.members + [
                ClaimRow.note, ClaimRow.evidence, ClaimRow.life, ClaimRow.objections,
                OptionalMember("others", ClaimRow.others.form),
                OptionalMember("possibleDuplicates", .claims), ClaimRow.sameEvidence,
            ]), refusals: [.claimUnknown])
}

public enum ClaimList: ReadCall {
    public static let employee = OptionalMember(
        "employee", .employee, "Only of this employee")
    public static let stage = OptionalMember(
        "stage", .choice(ClaimStage.self), "Only at this stage")
    public static let item = OptionalMember("item", .item, "Only for this item")
    public static let from = OptionalMember(
        "from", .day, "Dates of occurrence from this day on")
    public static let to = OptionalMember("to", .day, "Dates of occurrence up to this day")
    public static let newest = OptionalMember("newest", .truth, "The newest first")

    public static let call = CallDescription(
        "claim.list", "Claims, the oldest first or the newest", .seeingAll(or: .employee),
        [employee, stage, item, from, to, newest] + Shared.page, result: .rows(ClaimRow.members),
        refusals: [.employeeUnknown, .itemUnknown])
}

extension Form<[Evidence]> {
    /// What shows that something happened (R-CLAIM-1).
    public static let evidence: Form = {
        let list = Form<[CallArguments]>.list(of: EvidenceMember.all, most: 20)
        return Form(
            list.kind,
            value: { checked in
                list.value(checked)?.map {
                    Evidence(
                        reference: $0[EvidenceMember.reference], digest: $0[EvidenceMember.sha256])
                }
            },
            json: { evidence in
                .array(
                    evidence.map { piece in
                        var object = JSONObject()
                        object[EvidenceMember.reference] = piece.reference
                        object[EvidenceMember.sha256] = piece.digest
                        return .object(object)
                    })
            })
    }()
}

/// One piece of evidence.
public enum EvidenceMember {
    public static let reference = Member(
        "reference", .words(longest: 500), "A path, a URL, a photo's name")
    public static let sha256 = OptionalMember("sha256", .sha256, "Of what it refers to")
    static let all: [any DescribedMember] = [reference, sha256]
}

extension Form<[ClaimID]> {
    /// In results: several claims.
    public static let claims = Form(
        .list(.claim, most: .max),
        value: { checked in
            guard case .list(let list) = checked else { return nil }
            return list.compactMap { Form<ClaimID>.claim.value($0) }
        }, json: { .array($0.map { .string($0.text) }) })
}
