public import LedgerValues

/// The public notice, and objections while it runs (R-NOTICE-1, R-NOTICE-2).
public enum NoticeList: ReadCall {
    public static let call = CallDescription(
        "notice.list", "Claims on public notice; no free text of theirs", .anyone, Shared.page,
        result: .rows(NoticeRow.members))
}

public enum ObjectionRaise: ChangeCall {
    public static let claim = Member("claim", .claim, "Which")
    public static let reason = Member("reason", .reason, "Why")
    public static let employee = OptionalMember(
        "employee", .employee, "For whom; the caller if absent")

    public static let call = CallDescription(
        "objection.raise",
        "Objects to a claim while its notice runs; an administrator also for somebody",
        .roles(.employee, .administrator), [claim, reason, employee],
        result: ResultShape(ClaimRow.answer + [ObjectionRow.objection]),
        refusals: [
            .objectionByNobody, .employeeUnknown, .employeeLeft, .claimUnknown, .claimNotOnNotice,
            .claimNoticeOver, .objectionRaisedAlready, .objectionUsedUp, .objectionsFull,
            .objectionReasonGiven,
        ])
}

public enum ObjectionList: ReadCall {
    public static let open = OptionalMember("open", .truth, "Only those still open")
    public static let newest = OptionalMember("newest", .truth, "The newest first")

    public static let call = CallDescription(
        "objection.list", "Objections", .seeingAll(), [open, newest] + Shared.page,
        result: .rows(ObjectionRow.members + [ObjectionRow.reason]))
}

public enum ObjectionUphold: ChangeCall {
    public static let objection = Member("objection", .objection, "Which")
    public static let reason = Member("reason", .reason, "Why")

    public static let call = CallDescription(
        "objection.uphold", "Upholds an objection: the claim is rejected", .roles(.reviewer),
        [objection, reason], result: ResultShape(ClaimRow.answer + [ObjectionRow.objection]),
        refusals: [.objectionUnknown, .objectionDecided])
}

public enum ObjectionDismiss: ChangeCall {
    public static let objection = ObjectionUphold.objection
    public static let reason = ObjectionUphold.reason

    public static let call = CallDescription(
        "objection.dismiss",
        "Dismisses an objection; after the last the claim is credited when its notice is over",
        .roles(.reviewer), [objection, reason],
        result: ResultShape(ClaimRow.answer + [ObjectionRow.objection]),
        refusals: [.objectionUnknown, .objectionDecided, .fourEyes])
}
