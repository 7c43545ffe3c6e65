/// What went wrong, on the wire. Kinds are added, never renamed, reused or removed.
public enum ErrorKind: String, CaseIterable, Sendable {
    // The line and its shape.
    case parseError = "parse_error"
    case frameTooLarge = "frame_too_large"
    case batchUnsupported = "batch_unsupported"
    case invalidRequest = "invalid_request"
    case unknownMethod = "unknown_method"
    case invalidParams = "invalid_params"
    case internalError = "internal"

    // The connection and the server.
    case tooManyConnections = "too_many_connections"
    case tooManyInFlight = "too_many_in_flight"
    case overloaded = "overloaded"
    case timedOut = "timed_out"
    case shuttingDown = "shutting_down"

    // Any change.
    case requestRequired = "request_required"
    case requestReused = "request_reused"
    case notPermitted = "not_permitted"
    case outcomeUnknown = "outcome_unknown"
    case storageFull = "storage_full"
    case booksNotOpened = "books_not_opened"
    case clockBehind = "clock_behind"
    case clockUnconfirmed = "clock_unconfirmed"
    case booksDamaged = "books_damaged"
    case readOnly = "read_only"
    case quotaReached = "quota_reached"

    // The books, the clock, people and roles.
    case booksAlreadyOpened = "books.already_opened"
    case booksNotForTraining = "books.not_for_training"
    case clockNotSimulated = "clock.not_simulated"
    case clockBackwards = "clock.backwards"
    case clockNotDoubted = "clock.not_doubted"
    case asRefused = "as_refused"
    case roleNotGrantable = "role.not_grantable"
    case roleLeaderExists = "role.leader_exists"
    case roleAlreadyHeld = "role.already_held"
    case roleNotHeld = "role.not_held"
    case roleLastLeader = "role.last_leader"
    case roleGrantAtOnce = "role.grant_at_once"
    case roleProposalOpen = "role.proposal_open"
    case roleNoProposal = "role.no_proposal"
    case roleOperatorsLogin = "role.operators_login"
    case roleLoginUnknown = "role.login_unknown"
    case employeeUnknown = "employee.unknown"
    case employeeExists = "employee.exists"
    case employeeLeft = "employee.left"
    case employeeStillActive = "employee.still_active"
    case employeeUserTaken = "employee.user_taken"
    case employeeSameDepartment = "employee.same_department"
    case fourEyes = "four_eyes"

    // Policies and calendars.
    case fileSyntax = "file.syntax"
    case policyFaulty = "policy.faulty"
    case policyNoneInForce = "policy.none_in_force"
    case policyEffectiveInThePast = "policy.effective_in_the_past"
    case calendarFaulty = "calendar.faulty"
    case calendarDayOfAnotherYear = "calendar.day_of_another_year"
    case calendarContradiction = "calendar.contradiction"

    // Claims and objections.
    case claimUnknown = "claim.unknown"
    case itemUnknown = "item.unknown"
    case dateFuture = "date.future"
    case claimTooOld = "claim.too_old"
    case pointsOutOfRange = "points.out_of_range"
    case claimOccurrenceTaken = "claim.occurrence_taken"
    case claimDuplicate = "claim.duplicate"
    case claimLimitReached = "claim.limit_reached"
    case claimNotUnderReview = "claim.not_under_review"
    case claimNotOnNotice = "claim.not_on_notice"
    case claimNoticeOver = "claim.notice_over"
    case claimNotRevocable = "claim.not_revocable"
    case claimNotYours = "claim.not_yours"
    case objectionUnknown = "objection.unknown"
    case objectionDecided = "objection.decided"
    case objectionRaisedAlready = "objection.raised_already"
    case objectionByNobody = "objection.by_nobody"
    case objectionReasonGiven = "objection.reason_given"
    case objectionUsedUp = "objection.used_up"
    case objectionsFull = "objection.full"

    // Files of rows.
    case importNotStaged = "import.not_staged"
    case importUnderWay = "import.under_way"
    case importTooLarge = "import.too_large"
    case importUnknown = "import.unknown"
    case importNotYours = "import.not_yours"
    case importNotUndoable = "import.not_undoable"
    case stockDocumentBooked = "stock.document_booked"
    case stockReceivedBefore = "stock.received_before"

    // Lines brought from the old book.
    case openingRecordedAlready = "opening.recorded_already"
    case openingYearCleared = "opening.year_cleared"
    case openingBalanceDiffers = "opening.balance_differs"

    // Violations.
    case deductionUnknown = "deduction.unknown"
    case violationUnknown = "violation.unknown"
    case deductionNotYours = "deduction.not_yours"
    case deductionAlreadyReversed = "deduction.already_reversed"
    case appealUnknown = "appeal.unknown"
    case appealDecided = "appeal.decided"
    case appealRaisedAlready = "appeal.raised_already"
    case appealReasonGiven = "appeal.reason_given"
    case appealUsedUp = "appeal.used_up"

    // The store.
    case productUnknown = "product.unknown"
    case productExists = "product.exists"
    case productRetired = "product.retired"
    case productValueOutOfBounds = "product.value_out_of_bounds"
    case stockBelowHeld = "stock.below_held"
    case stockReasonRequired = "stock.reason_required"
    case stockInsufficient = "stock.insufficient"
    case redemptionUnknown = "redemption.unknown"
    case redemptionSuspended = "redemption.suspended"
    case redemptionOutsideWindow = "redemption.outside_window"
    case redemptionInDebt = "redemption.in_debt"
    case redemptionInsufficientPoints = "redemption.insufficient_points"
    case redemptionOverCap = "redemption.over_cap"
    case redemptionLimitReached = "redemption.limit_reached"
    case redemptionNotHeld = "redemption.not_held"
    case redemptionFrozen = "redemption.frozen"
    case redemptionNotFulfilled = "redemption.not_fulfilled"
    case budgetExhausted = "budget.exhausted"

    // Campaigns.
    case campaignUnknown = "campaign.unknown"
    case campaignExists = "campaign.exists"
    case campaignClosed = "campaign.closed"
    case campaignFaulty = "campaign.faulty"
    case campaignParticipantUnknown = "campaign.participant_unknown"
    case campaignParticipantExists = "campaign.participant_exists"
    case campaignKindNotAdmitted = "campaign.kind_not_admitted"
    case campaignNameRequired = "campaign.name_required"
    case campaignBelongingRequired = "campaign.belonging_required"
    case campaignUnitUnknown = "campaign.unit_unknown"
    case campaignCodeUnknown = "campaign.code_unknown"
    case campaignCodeRequired = "campaign.code_required"
    case campaignNotForThem = "campaign.not_for_them"
    case campaignOutsideWindow = "campaign.outside_window"
    case campaignSubjectRequired = "campaign.subject_required"
    case campaignEvidenceRequired = "campaign.evidence_required"
    case campaignTooMuch = "campaign.too_much"
    case campaignNotTimed = "campaign.not_timed"
    case campaignOverTime = "campaign.over_time"
    case campaignLimitReached = "campaign.limit_reached"
    case campaignResultUnknown = "campaign.result_unknown"
    case campaignResultVoid = "campaign.result_void"
    case campaignNotRanked = "campaign.not_ranked"
    case campaignNotEarned = "campaign.not_earned"

    // Backups.
    case backupExists = "backup.exists"
    case backupFailed = "backup.failed"

    // Many at once.
    case batchRefused = "batch.refused"

    // Whom a list or an export is limited to.
    case departmentUnknown = "department.unknown"

    // The entries themselves.
    case entryUnknown = "entry.unknown"

    // What an import brought in, where it is taken back.
    case employeeInUse = "employee.in_use"
    case stockGone = "stock.gone"
    case stockCountedSince = "stock.counted_since"
    case openingSpent = "opening.spent"
    case openingNotThere = "opening.not_there"
    case productInUse = "product.in_use"
    case appealOpen = "appeal.open"
    case employeeChanged = "employee.changed"
    case employeeSameType = "employee.same_type"
    case employeeTypeDayTooEarly = "employee.type_day_too_early"
    case deductionDuplicate = "deduction.duplicate"
}

extension ErrorKind {
    private static let protocolCodes: [ErrorKind: Int64] = [
        .parseError: -32700, .frameTooLarge: -32700,
        .batchUnsupported: -32600, .invalidRequest: -32600,
        .unknownMethod: -32601, .invalidParams: -32602, .internalError: -32603,
    ]

    private static let retryable: Set<ErrorKind> = [
        .tooManyConnections, .tooManyInFlight, .overloaded, .timedOut, .shuttingDown,
        .outcomeUnknown, .storageFull, .clockBehind, .clockUnconfirmed, .quotaReached,
    ]

    /// JSON-RPC's own number where it has one, -32001 for every other kind.
    public var code: Int64 { Self.protocolCodes[self] ?? -32001 }

    /// Whether the same request, with the same request id, may succeed a little later.
    public var isRetryable: Bool { Self.retryable.contains(self) }

    /// The raw value as words: `claim.notice_open` is "claim: notice open".
    public var words: String {
        rawValue.reduce(into: "") { words, character in
            switch character {
            case "_": words += " "
            case ".": words += ": "
            default: words.append(character)
            }
        }
    }
}
