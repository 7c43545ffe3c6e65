import LedgerAPI

extension ErrorKind {
    /// With which status a command ends that was refused so.
    var status: ExitStatus {
        switch self {
        case .parseError, .frameTooLarge, .batchUnsupported, .invalidRequest, .unknownMethod,
            .invalidParams, .requestRequired, .fileSyntax:
            .usage
        case .internalError, .tooManyConnections, .tooManyInFlight, .overloaded, .shuttingDown:
            .unreachable
        case .notPermitted, .asRefused, .importNotYours, .claimNotYours, .deductionNotYours,
            .objectionByNobody:
            .notPermitted
        case .employeeUnknown, .departmentUnknown, .claimUnknown, .itemUnknown, .objectionUnknown,
            .openingNotThere, .deductionUnknown, .violationUnknown, .appealUnknown, .importUnknown,
            .entryUnknown,
            .productUnknown,
            .redemptionUnknown,
            .campaignUnknown, .campaignParticipantUnknown, .campaignUnitUnknown,
            .campaignCodeUnknown, .campaignResultUnknown:
            .notFound
        case .requestReused, .booksAlreadyOpened, .roleAlreadyHeld, .roleNotHeld, .employeeExists,
            .employeeUserTaken, .employeeStillActive, .employeeSameDepartment, .employeeInUse,
            .employeeChanged,
            .employeeSameType,
            .claimNotUnderReview, .claimNotOnNotice, .claimNotRevocable,
            .objectionDecided, .objectionRaisedAlready, .deductionAlreadyReversed, .appealDecided,
            .appealRaisedAlready, .appealOpen, .objectionReasonGiven, .objectionUsedUp,
            .objectionsFull, .appealReasonGiven,
            .appealUsedUp, .backupExists, .stockDocumentBooked,
            .stockReceivedBefore, .importUnderWay, .importNotStaged, .productExists,
            .productInUse, .stockGone, .stockCountedSince, .openingSpent, .openingRecordedAlready,
            .redemptionNotHeld,
            .redemptionNotFulfilled, .campaignExists, .campaignClosed,
            .campaignParticipantExists, .campaignResultVoid:
            .conflict
        case .timedOut, .outcomeUnknown: .unknown
        case .booksDamaged: .damaged
        case .storageFull, .booksNotOpened, .clockBehind, .clockUnconfirmed, .clockNotDoubted,
            .readOnly, .quotaReached, .booksNotForTraining,
            .clockNotSimulated, .clockBackwards, .roleNotGrantable, .roleLeaderExists,
            .roleLastLeader, .roleOperatorsLogin, .roleLoginUnknown, .roleGrantAtOnce,
            .roleProposalOpen, .roleNoProposal,
            .employeeLeft, .employeeTypeDayTooEarly, .policyFaulty, .policyNoneInForce,
            .policyEffectiveInThePast,
            .calendarFaulty, .calendarDayOfAnotherYear, .calendarContradiction, .dateFuture,
            .claimTooOld, .pointsOutOfRange, .claimDuplicate, .deductionDuplicate,
            .claimOccurrenceTaken, .fourEyes,
            .claimLimitReached, .claimNoticeOver, .productRetired,
            .productValueOutOfBounds, .stockBelowHeld, .stockReasonRequired, .stockInsufficient,
            .redemptionSuspended, .redemptionOutsideWindow, .redemptionInDebt,
            .redemptionInsufficientPoints, .redemptionOverCap, .redemptionLimitReached,
            .campaignFaulty, .campaignKindNotAdmitted, .campaignNameRequired,
            .campaignBelongingRequired, .campaignCodeRequired, .campaignNotForThem,
            .campaignOutsideWindow, .campaignSubjectRequired, .campaignEvidenceRequired,
            .campaignTooMuch, .campaignNotTimed, .campaignOverTime, .campaignLimitReached,
            .campaignNotRanked, .campaignNotEarned,
            .redemptionFrozen, .openingYearCleared, .openingBalanceDiffers, .budgetExhausted,
            .backupFailed, .batchRefused, .importTooLarge, .importNotUndoable:
            .refused
        }
    }
}
