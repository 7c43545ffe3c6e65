public import LedgerValues

/// A claim as lists show it; what a change answers is some of the same members.
public enum ClaimRow {
    public static let claim = Member("claim", .claim)
    public static let employee = Member("employee", .employee)
    /// Null where the name was erased (R-ORG-6).
    public static let name = OptionalMember("name", .shown)
    public static let item = Member("item", .item)
    public static let occurred = Member("occurred", .day)
    public static let submittedAt = Member("submittedAt", .instant)
    public static let submittedBy = Member("submittedBy", .shown)
    public static let itemName = OptionalMember("itemName", .shown)
    public static let category = OptionalMember("category", .shown)
    /// The item's range, and its standard.
    public static let from = OptionalMember("from", .points)
    public static let to = OptionalMember("to", .points)
    public static let standard = OptionalMember("standard", .points)
    public static let occurrence = OptionalMember("occurrence", .shown)
    public static let requestedPoints = OptionalMember("requestedPoints", .points)
    public static let stage = Member("stage", .shown)
    /// The end of the review, or of the notice.
    public static let due = OptionalMember("due", .instant)
    /// No calendar was adopted for that year yet (R-TIME-3).
    public static let provisional = OptionalMember("provisional", .truth)
    public static let overdue = OptionalMember("overdue", .truth)
    public static let openObjections = OptionalMember("openObjections", .count)
    public static let points = OptionalMember("points", .points)
    public static let approvedBy = OptionalMember("approvedBy", .shown)
    public static let approvedAt = OptionalMember("approvedAt", .instant)
    public static let credited = OptionalMember("credited", .points)
    public static let forgone = OptionalMember("forgone", .points)
    public static let year = OptionalMember("year", .integer(Parameter.Kind.years))
    public static let department = OptionalMember("department", .shown)

    /// What a list's row holds.
    public static let members: [any DescribedMember] = [
        claim, employee, name, item, occurred, submittedAt, submittedBy, itemName, category, from,
        to, standard, occurrence, requestedPoints, stage, due, provisional, overdue,
        openObjections, points, approvedBy, approvedAt, credited, forgone, year, department,
    ]

    /// What a change answers of where the claim stands now.
    public static let standing: [any DescribedMember] = [
        stage, due, provisional, points, credited, forgone,
    ]

    /// What a change answers.
    public static let answer: [any DescribedMember] =
        [claim, item, occurred, submittedAt, itemName] + standing

    // What a reviewer sees beside a claim (R-ITEM-4).

    public static let note = Member("note", .shown)
    /// Other people's claims on the same occurrence.
    public static let others = Member("others", .list(of: OtherClaim.members, most: 1000))
    public static let possibleDuplicates = Member("possibleDuplicates", .claims)
    public static let sameEvidence = OptionalMember("sameEvidence", .claims)
    public static let evidence = Member("evidence", .evidence)
    public static let life = Member("life", .list(of: [], most: .max))
    public static let objections = Member(
        "objections", .list(of: ObjectionRow.members, most: 1000))
}

/// Another person's claim on the same occurrence.
public enum OtherClaim {
    public static let members: [any DescribedMember] = [
        ClaimRow.claim, ClaimRow.employee, ClaimRow.name, ClaimRow.item, ClaimRow.submittedAt,
    ]
}

/// An objection as lists and a claim's card show it.
public enum ObjectionRow {
    public static let objection = Member("objection", .objection)
    public static let claim = ClaimRow.claim
    public static let by = Member("by", .employee)
    public static let raisedAt = Member("raisedAt", .instant)
    public static let outcome = Member("outcome", .choice(ObjectionOutcome.self))
    /// Who registered it for them (R-ORG-10).
    public static let registeredBy = OptionalMember("registeredBy", .shown)
    public static let reason = Member("reason", .shown)

    public static let members: [any DescribedMember] = [
        objection, claim, by, raisedAt, outcome, registeredBy,
    ]
}

/// A claim on public notice: nothing in it is free text of somebody's.
public enum NoticeRow {
    public static let claim = ClaimRow.claim
    public static let employee = ClaimRow.employee
    public static let name = ClaimRow.name
    public static let item = ClaimRow.item
    public static let department = ClaimRow.department
    public static let itemName = ClaimRow.itemName
    public static let points = Member("points", .points)
    /// The end of the notice.
    public static let closes = Member("closes", .instant)
    public static let provisional = Member("provisional", .truth)
    /// How many are open.
    public static let objections = Member("objections", .count)

    public static let members: [any DescribedMember] = [
        claim, employee, name, item, department, itemName, points, closes, provisional, objections,
    ]
}
