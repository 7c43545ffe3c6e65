import JSON
import Ledger
import LedgerAPI

extension Refusal {
    /// The kind and the facts that a client gets; its words are the client's.
    func wire(_ time: LedgerTime) -> (ErrorKind, JSONObject) {
        switch self {
        case .books(let refusal): refusal.wire(time)
        case .role(let refusal): refusal.wire
        case .employee(let refusal): refusal.wire
        case .policy(let refusal): refusal.wire
        case .calendar(let refusal): refusal.wire
        case .claim(let refusal): refusal.wire(time)
        case .deduction(let refusal): refusal.wire
        case .product(let refusal): refusal.wire
        case .redemption(let refusal): refusal.wire(time)
        case .budget(let refusal): refusal.wire
        case .opening(let refusal): refusal.wire
        case .campaign(let refusal): refusal.wire
        case .imported(let refusal): refusal.wire
        case .fourEyes(let rule): (.fourEyes, ["rule": .string(rule.rawValue)])
        case .dateInTheFuture(let day, let today):
            (.dateFuture, ["on": .string(day.text), "today": .string(today.text)])
        }
    }
}

extension Books.Refusal {
    fileprivate func wire(_ time: LedgerTime) -> (ErrorKind, JSONObject) {
        switch self {
        case .notOpened: (.booksNotOpened, [:])
        case .alreadyOpened(let enterprise):
            (.booksAlreadyOpened, ["enterprise": .string(enterprise)])
        case .notForTraining: (.booksNotForTraining, [:])
        case .clockBackwards(let now): (.clockBackwards, ["now": .string(time.text(of: now))])
        }
    }
}

extension RoleGrant.Refusal {
    fileprivate var wire: (ErrorKind, JSONObject) {
        switch self {
        case .notGrantable(let role): (.roleNotGrantable, ["role": .string(role.rawValue)])
        case .leaderExists: (.roleLeaderExists, [:])
        case .alreadyHeld(let role, let holder):
            (
                .roleAlreadyHeld,
                ["role": .string(role.rawValue), "to": .string(holder.text)]
            )
        case .notHeld(let role, let holder):
            (.roleNotHeld, ["role": .string(role.rawValue), "to": .string(holder.text)])
        case .grantAtOnce(let holder): (.roleGrantAtOnce, ["to": .string(holder.text)])
        case .proposalOpen(let holder): (.roleProposalOpen, ["to": .string(holder.text)])
        case .noProposal: (.roleNoProposal, [:])
        case .lastLeader(let holder): (.roleLastLeader, ["to": .string(holder.text)])
        case .operatorsLogin(let user): (.roleOperatorsLogin, ["user": .string(user)])
        case .loginUnknown(let user): (.roleLoginUnknown, ["user": .string(user)])
        }
    }
}

extension Employee.Refusal {
    fileprivate var wire: (ErrorKind, JSONObject) {
        switch self {
        case .unknown(let id): (.employeeUnknown, ["employee": .string(id.text)])
        case .exists(let id): (.employeeExists, ["employee": .string(id.text)])
        case .left(let id): (.employeeLeft, ["employee": .string(id.text)])
        case .stillActive(let id): (.employeeStillActive, ["employee": .string(id.text)])
        case .inUse(let id): (.employeeInUse, ["employee": .string(id.text)])
        case .changed(let id, let correction):
            (
                .employeeChanged,
                [
                    "employee": .string(id.text), "change": .string(correction.change),
                    "before": correction.before.map { .string($0) } ?? .null,
                ]
            )
        case .userTaken(let user, let by):
            (.employeeUserTaken, ["user": .string(user), "employee": .string(by.text)])
        case .alreadyInDepartment(let id, let department):
            (
                .employeeSameDepartment,
                ["employee": .string(id.text), "department": .string(department)]
            )
        case .alreadyOfType(let id, let type):
            (
                .employeeSameType,
                ["employee": .string(id.text), "type": .string(type.rawValue)]
            )
        case .typeDayTooEarly(let id, let day, let earliest):
            (
                .employeeTypeDayTooEarly,
                [
                    "employee": .string(id.text), "on": .string(day.text),
                    "earliest": .string(earliest.text),
                ]
            )
        case .departmentUnknown(let department, let nearest):
            (
                .departmentUnknown,
                [
                    "department": .string(department),
                    "nearest": nearest.map { .string($0) } ?? .null,
                ]
            )
        }
    }
}

extension Employee.Correction {
    /// The method of `employee.…` that puts it right.
    fileprivate var change: String {
        switch self {
        case .move: "move"
        case .retype: "type"
        case .rename: "rename"
        case .bind: "bind"
        case .return: "return"
        case .leave: "leave"
        }
    }

    /// What it was before; nil where that is not known, or was nothing.
    fileprivate var before: String? {
        switch self {
        case .move(let department): department
        case .retype(let type): type.rawValue
        case .bind(let user): user
        case .rename, .return, .leave: nil
        }
    }
}

extension Policy.Refusal {
    fileprivate var wire: (ErrorKind, JSONObject) {
        switch self {
        case .noneInForce(let day): (.policyNoneInForce, ["on": .string(day.text)])
        case .effectiveInThePast(let effective, let today):
            (
                .policyEffectiveInThePast,
                ["effective": .string(effective.text), "today": .string(today.text)]
            )
        case .faulty(let faults):
            (.policyFaulty, ["faults": .array(faults.map { $0.json(line: nil) })])
        }
    }
}

extension WorkYear.Refusal {
    fileprivate var wire: (ErrorKind, JSONObject) {
        switch self {
        case .dayOfAnotherYear(let day, let year):
            (
                .calendarDayOfAnotherYear,
                ["day": .string(day.text), "year": .int(Int64(year))]
            )
        case .contradiction(let day): (.calendarContradiction, ["day": .string(day.text)])
        }
    }
}

extension Claim.Refusal {
    fileprivate func wire(_ time: LedgerTime) -> (ErrorKind, JSONObject) {
        switch self {
        case .unknown(let id): (.claimUnknown, ["claim": .string(id.text)])
        case .itemUnknown(let code): (.itemUnknown, ["item": .string(code.text)])
        case .tooOld(let occurred, let oldest):
            (
                .claimTooOld,
                ["on": .string(occurred.text), "oldest": .string(oldest.text)]
            )
        case .pointsOutOfRange(let points, let item, let range):
            (.pointsOutOfRange, outOfRange(points, item, range))
        case .occurrenceTaken(let occurrence, let claim):
            (
                .claimOccurrenceTaken,
                ["occurrence": .string(occurrence), "claim": .string(claim.text)]
            )
        case .duplicate(let claim): (.claimDuplicate, ["claim": .string(claim.text)])
        case .limitReached(let item, let limit, let period):
            (
                .claimLimitReached,
                [
                    "item": .string(item.text), "limit": .int(Int64(limit)),
                    "period": .string(period.rawValue),
                ]
            )
        case .notUnderReview(let id): (.claimNotUnderReview, ["claim": .string(id.text)])
        case .notOnNotice(let id): (.claimNotOnNotice, ["claim": .string(id.text)])
        case .noticeOver(let id, let closed):
            (
                .claimNoticeOver,
                ["claim": .string(id.text), "closed": .string(time.text(of: closed))]
            )
        case .notRevocable(let id): (.claimNotRevocable, ["claim": .string(id.text)])
        case .notYours(let id): (.claimNotYours, ["claim": .string(id.text)])
        case .objectionUnknown(let id): (.objectionUnknown, ["objection": .string(id.text)])
        case .objectionDecided(let id, let outcome):
            (
                .objectionDecided,
                ["objection": .string(id.text), "outcome": .string(outcome.rawValue)]
            )
        case .objectionRaisedAlready(let id):
            (.objectionRaisedAlready, ["objection": .string(id.text)])
        case .objectionReasonGiven(let id):
            (.objectionReasonGiven, ["objection": .string(id.text)])
        case .objectionsUsedUp(let id, let most):
            (.objectionUsedUp, ["claim": .string(id.text), "most": .int(Int64(most))])
        case .objectionsFull(let id, let most):
            (.objectionsFull, ["claim": .string(id.text), "most": .int(Int64(most))])
        case .objectionByNobody: (.objectionByNobody, [:])
        }
    }
}

private func outOfRange(_ points: Points, _ item: ItemCode, _ range: PointsRange) -> JSONObject {
    [
        "points": .int(points.value), "item": .string(item.text), "from": .int(range.from.value),
        "to": .int(range.to.value),
    ]
}

extension Deduction.Refusal {
    fileprivate var wire: (ErrorKind, JSONObject) {
        switch self {
        case .unknown(let id): (.deductionUnknown, ["deduction": .string(id.text)])
        case .duplicate(let id): (.deductionDuplicate, ["deduction": .string(id.text)])
        case .violationUnknown(let code): (.violationUnknown, ["item": .string(code.text)])
        case .pointsOutOfRange(let points, let item, let range):
            (.pointsOutOfRange, outOfRange(points, item, range))
        case .notYours(let id): (.deductionNotYours, ["deduction": .string(id.text)])
        case .alreadyReversed(let id):
            (.deductionAlreadyReversed, ["deduction": .string(id.text)])
        case .appealUnknown(let id): (.appealUnknown, ["appeal": .string(id.text)])
        case .appealDecided(let id, let outcome):
            (
                .appealDecided,
                ["appeal": .string(id.text), "outcome": .string(outcome.rawValue)]
            )
        case .appealOpen(let id): (.appealOpen, ["appeal": .string(id.text)])
        case .appealRaisedAlready(let id): (.appealRaisedAlready, ["appeal": .string(id.text)])
        case .appealReasonGiven(let id): (.appealReasonGiven, ["appeal": .string(id.text)])
        case .appealsUsedUp(let id, let most):
            (.appealUsedUp, ["deduction": .string(id.text), "most": .int(Int64(most))])
        }
    }
}
