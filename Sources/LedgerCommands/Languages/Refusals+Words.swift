import JSON
package import LedgerAPI

extension WireError {
    /// What the daemon refused, in words with its facts. A kind newer than this program is told by
    /// its name and facts.
    package var explanation: Explanation {
        guard let kind = known else {
            let told = kind.visible + Facts(facts).all.english
            return Explanation(
                zh: "jifend 拒绝：\(told)。", en: "jifend refused: \(told).",
                advice: Phrase(
                    zh: "这个 jifen 比 jifend 旧，请更新。",
                    en: "This jifen is older than jifend: update it."))
        }
        return Explanation(kind.words(Facts(facts)), advice: kind.advice(Facts(facts)))
    }
}

extension ErrorKind {
    /// What happened and why. No `default`: a new kind must not compile until it has words.
    func words(_ f: Facts) -> Phrase {
        func say(_ chinese: String, _ english: String) -> Phrase {
            Phrase(zh: chinese, en: english)
        }
        return switch self {
        case .parseError, .invalidRequest, .batchUnsupported:
            say(
                "jifend 看不懂这个请求\(f.all.chinese)。", "jifend cannot read the request\(f.all.english)."
            )
        case .frameTooLarge: say("请求太长，最多 1 MiB。", "The request is longer than 1 MiB.")
        case .unknownMethod:
            say("jifend 没有这个方法\(f.all.chinese)。", "jifend has no such method\(f.all.english).")
        case .invalidParams:
            f.invalidParameter
        case .internalError: say("jifend 内部出错。", "Something inside jifend failed.")
        case .tooManyConnections: f.tooManyConnections
        case .overloaded where f.text("reason") == "dueWork":
            say(
                "jifend 正在分步记账（到期的事，或离职、换日历），记完才能办这件事。",
                "jifend is recording what fell due, or what a departure or a calendar changes, step "
                    + "by step; this waits for it.")
        case .overloaded where f.text("reason") == "rebuild":
            say(
                "正在由账目重算余额，重算完才能办这件事。",
                "The balances are being rebuilt from the entries; this waits for it.")
        case .tooManyInFlight, .overloaded: say("jifend 正忙。", "jifend is busy.")
        case .timedOut: say("jifend 没有在时限内算完。", "jifend did not finish in time.")
        case .shuttingDown: say("jifend 正在停止。", "jifend is shutting down.")
        case .requestRequired: say("改动要带请求编号。", "A change needs a request id.")
        case .requestReused:
            say("这个请求编号已用于另一件事。", "That request id was used for something else.")
        case .notPermitted:
            f.notPermitted
        case .outcomeUnknown:
            say("写盘时出错：不知道办成没有。", "Writing to the disk failed: the outcome is unknown.")
        case .storageFull: f.full
        case .booksNotOpened: say("台账还没有启用。", "The books have not been opened.")
        case .clockBehind:
            say(
                "主机时钟 \(f.instant("now")) 比最后一笔账 \(f.instant("lastRecordedAt")) 还早，暂不办理改动。",
                "The host's clock, \(f.instant("now")), is behind the last entry, "
                    + "\(f.instant("lastRecordedAt")): no changes are taken.")
        case .clockUnconfirmed: f.clockUnconfirmed
        case .booksDamaged: say("台账损坏\(f.all.chinese)。", "The books are damaged\(f.all.english).")
        case .readOnly:
            f.readOnly
        case .quotaReached: f.quotaReached

        case .booksAlreadyOpened:
            say(
                "台账已为 \(f("enterprise")) 启用。", "The books are open already, for \(f("enterprise"))."
            )
        case .booksNotForTraining:
            say(
                "正式台账不能用模拟时钟，也不能拨快；那只给演练台账。",
                "Real books take no simulated clock, and none is advanced: that is for training "
                    + "books only.")
        case .clockNotSimulated:
            say("时钟不是模拟的，不能拨快。", "The clock is not simulated and cannot be advanced.")
        case .clockBackwards:
            say(
                "时钟只能往前：现在是 \(f.instant("now"))。",
                "The clock goes forwards only: it is \(f.instant("now")).")
        case .clockNotDoubted:
            say("没有要确认的：时钟没有被怀疑。", "There is nothing to confirm: nobody doubts the clock.")
        case .asRefused:
            say("只有演练台账的运维人员可以用 --as。", "--as is for the operator of training books only.")
        case .roleNotGrantable:
            say("角色 \(f.role.chinese) 不能授予。", "The role \(f.role.english) cannot be granted.")
        case .roleLeaderExists:
            say("已经有领导小组成员，角色由他们授予。", "There is a leader already, who grants the roles.")
        case .roleLastLeader:
            say(
                "\(f("to")) 是最后一位领导小组成员，不能没有人。",
                "\(f("to")) is the last leader; there must be one.")
        case .roleGrantAtOnce:
            say("不用提名，可以直接授予。", "No proposal is needed: the role can be granted.")
        case .roleProposalOpen:
            say(
                "\(f("to")) 正在公示，一次只能提名一位。",
                "\(f("to")) stands on the board already; one is proposed at a time.")
        case .roleNoProposal:
            say("现在没有提名在公示。", "No leader is proposed now.")
        case .roleOperatorsLogin:
            say(
                "登录名 \(f("user")) 是运维人员的（root 或运行 jifend 的用户），只能运维，当不了别的。",
                "The login \(f("user")) is the operator's (root, or the user that runs jifend), and "
                    + "never anybody else's.")
        case .roleLoginUnknown:
            say(
                "这台机器上没有登录名 \(f("user"))。",
                "This machine knows no login \(f("user")).")
        case .roleAlreadyHeld:
            say(
                "\(f("to")) 已经是\(f.role.chinese)。", "\(f("to")) is \(f.role.english) already.")
        case .roleNotHeld:
            say("\(f("to")) 不是\(f.role.chinese)。", "\(f("to")) is not \(f.role.english).")
        case .employeeUnknown:
            say("没有工号 \(f("employee"))。", "There is no employee \(f("employee")).") + f.meant
        case .employeeExists:
            say("工号 \(f("employee")) 已经登记。", "The employee \(f("employee")) is enrolled already.")
        case .employeeLeft: say("\(f("employee")) 已经离职。", "\(f("employee")) has left.")
        case .employeeStillActive: say("\(f("employee")) 还在职。", "\(f("employee")) has not left.")
        case .employeeChanged:
            say(
                "改回：jifen employee \(f.correction.chinese)。",
                "Put it right with jifen employee \(f.correction.english).")
        case .employeeInUse:
            say(
                "\(f("employee")) 名下已经有登记以外的记录。",
                "More stands under \(f("employee")) than the enrolment.")
        case .employeeUserTaken:
            say(
                "登录名 \(f("user")) 已经归 \(f("employee"))。",
                "The user \(f("user")) belongs to \(f("employee")) already.")
        case .employeeSameDepartment:
            say(
                "\(f("employee")) 已经在 \(f("department"))。",
                "\(f("employee")) is in \(f("department")) already.")
        case .employeeSameType: f.sameType
        case .employeeTypeDayTooEarly:
            say(
                "\(f("employee")) 现在的用工性质从 \(f("earliest")) 起，不能从 \(f("on")) 起改。",
                "\(f("employee")) has the present type since \(f("earliest")); it cannot change "
                    + "from \(f("on")) on.")
        case .departmentUnknown:
            say("没有部门“\(f("department"))”。", "There is no department ‘\(f("department"))’.")
                + f.meant
        case .fourEyes: f.fourEyes

        case .fileSyntax:
            say(
                "第 \(f("line")) 行第 \(f("column")) 个字写法不对：\(f.syntax.chinese)。",
                "Line \(f("line")), column \(f("column")): \(f.syntax.english).")
        case .policyFaulty: say("办法有错。", "The policy has faults.") + f.faults
        case .policyNoneInForce: say("还没有生效的积分管理办法。", "No policy is in force yet.")
        case .policyEffectiveInThePast:
            say(
                "生效日 \(f("effective")) 早于今天 \(f("today"))。",
                "The effective day \(f("effective")) lies before today, \(f("today")).")
        case .calendarFaulty: say("日历有错。", "The calendar has faults.") + f.faults
        case .calendarDayOfAnotherYear:
            say("\(f("day")) 不在 \(f("year")) 年。", "\(f("day")) is not in \(f("year")).")
        case .calendarContradiction:
            say("\(f("day")) 既放假又上班。", "\(f("day")) is both off and worked.")

        case .claimUnknown: say("没有申报 \(f("claim"))。", "There is no claim \(f("claim")).")
        case .itemUnknown:
            say("没有积分项目 \(f("item"))。", "There is no item \(f("item")).") + f.meant
        case .dateFuture:
            say(
                "\(f("on")) 还没到，今天是 \(f("today"))。",
                "\(f("on")) is yet to come; today is \(f("today")).")
        case .claimTooOld:
            say(
                "\(f("on")) 太早了，最早可申报 \(f("oldest"))。",
                "\(f("on")) is too long ago; the oldest day is \(f("oldest")).")
        case .pointsOutOfRange:
            say(
                "\(f("points")) 分超出 \(f("item")) 的范围 \(f("from"))–\(f("to"))。",
                "\(f("points")) is outside the range of \(f("item")), \(f("from"))–\(f("to")).")
        case .claimOccurrenceTaken:
            say(
                "同一事由 \(f("occurrence")) 已在 \(f("claim")) 申报过。",
                "The occurrence \(f("occurrence")) was claimed already, in \(f("claim")).")
        case .claimDuplicate:
            say(
                "同一人、同一项目、同一天已在 \(f("claim")) 申报过。",
                "The same person claimed the same item for the same day already, in \(f("claim")).")
        case .claimLimitReached:
            say(
                "\(f("item")) 每人\(f.period.chinese)最多 \(f("limit")) 次。",
                "\(f("item")) is given \(f("limit")) times a \(f.period.english) at most.")
        case .claimNotUnderReview:
            say("\(f("claim")) 不在待审核状态。", "\(f("claim")) is not under review.")
        case .claimNotOnNotice:
            say("\(f("claim")) 不在公示中。", "\(f("claim")) is not on public notice.")
        case .claimNoticeOver:
            say(
                "\(f("claim")) 的公示已于 \(f.deadline("closed")) 结束。",
                "The notice of \(f("claim")) ended at \(f.deadline("closed")).")
        case .claimNotRevocable:
            say("\(f("claim")) 现在不能撤销。", "\(f("claim")) cannot be revoked in its stage.")
        case .claimNotYours: say("\(f("claim")) 不是您申报的。", "\(f("claim")) is not yours.")
        case .objectionUnknown:
            say("没有异议 \(f("objection"))。", "There is no objection \(f("objection")).")
        case .objectionDecided:
            say(
                "异议 \(f("objection")) 已经处理：\(f.outcome.chinese)。",
                "The objection \(f("objection")) is decided already: \(f.outcome.english).")
        case .objectionRaisedAlready:
            say("您已提出异议 \(f("objection"))。", "You raised the objection \(f("objection")) already.")
        case .objectionReasonGiven:
            say(
                "这个理由在 \(f("objection")) 里说过了。",
                "That reason was given before, in \(f("objection")).")
        case .appealReasonGiven:
            say("这个理由在 \(f("appeal")) 里说过了。", "That reason was given before, in \(f("appeal")).")
        case .objectionsFull:
            say(
                "\(f("claim")) 已有 \(f("most")) 个异议待处理，暂不再收。",
                "\(f("claim")) has \(f("most")) open objections: no more are taken for now.")
        case .objectionUsedUp:
            say(
                "对 \(f("claim")) 已提过 \(f("most")) 次异议，不能再提。",
                "\(f("claim")) was objected to \(f("most")) times by the same person; no more.")
        case .appealUsedUp:
            say(
                "对 \(f("deduction")) 已申诉 \(f("most")) 次，不能再提。",
                "\(f("deduction")) was appealed against \(f("most")) times; no more.")
        case .objectionByNobody: say("只有员工可以提异议。", "Only an employee can object.")

        case .deductionDuplicate:
            say(
                "同一人、同一项目、同一天、同一理由已经扣过（\(f("deduction"))）。",
                "The same was deducted already: person, item, day and reason of "
                    + "\(f("deduction")).")
        case .deductionUnknown:
            say("没有扣分 \(f("deduction"))。", "There is no deduction \(f("deduction")).")
        case .violationUnknown:
            say("负面清单没有 \(f("item"))。", "The negative list has no item \(f("item")).") + f.meant
        case .deductionNotYours:
            say("\(f("deduction")) 扣的不是您的分。", "\(f("deduction")) does not concern you.")
        case .deductionAlreadyReversed:
            say("\(f("deduction")) 已经退回。", "\(f("deduction")) was given back already.")
        case .appealUnknown: say("没有申诉 \(f("appeal"))。", "There is no appeal \(f("appeal")).")
        case .appealDecided:
            say(
                "申诉 \(f("appeal")) 已经处理：\(f.outcome.chinese)。",
                "The appeal \(f("appeal")) is decided already: \(f.outcome.english).")
        case .appealOpen:
            say(
                "对它的申诉 \(f("appeal")) 还没有处理，由领导小组决定。",
                "The appeal \(f("appeal")) against it is open: the leaders decide it.")
        case .appealRaisedAlready:
            say("您已提出申诉 \(f("appeal"))。", "You raised the appeal \(f("appeal")) already.")

        case .productUnknown:
            say("没有商品 \(f("product"))。", "There is no product \(f("product")).") + f.meant
        case .productExists:
            say("商品编码 \(f("product")) 已经用了。", "The product code \(f("product")) is taken.")
        case .productRetired:
            say("商品 \(f("product")) 已下架。", "The product \(f("product")) is retired.")
        case .productInUse:
            say(
                "商品 \(f("product")) 已经入过库、清点过或改过价。",
                "\(f("product")) has been in use: goods came in, were counted, or its price was set."
            )
        case .stockGone:
            say(
                "\(f("product")) 的 \(f("count")) 件都已发出或预留。",
                "All \(f("count")) of \(f("product")) are handed out or held.")
        case .stockCountedSince:
            say(
                "\(f("product")) 入库后在 \(f("on")) 清点过，实物以清点为准。",
                "\(f("product")) was counted on \(f("on")), after it came in: the count says what is "
                    + "there.")
        case .productValueOutOfBounds:
            say(
                "单价 \(f.yuan("valueFen")) 元超出 \(f.yuan("fromFen"))–\(f.yuan("toFen")) 元。",
                "A unit value of \(f.yuan("valueFen")) yuan is outside "
                    + "\(f.yuan("fromFen"))–\(f.yuan("toFen")).")
        case .stockBelowHeld:
            say(
                "\(f("product")) 清点为 \(f("counted"))，少于已预留的 \(f("held"))。",
                "\(f("product")): \(f("counted")) counted, but \(f("held")) are promised.")
        case .stockDocumentBooked:
            say(
                "送货单 \(f("document")) 的 \(f("product")) 已于 \(f("on")) 入库 \(f("count"))。",
                "\(f("product")) of the document \(f("document")) came in on \(f("on")): \(f("count"))."
            )
        case .stockReceivedBefore:
            say(
                "\(f("product")) 已于 \(f("on")) 入库过 \(f("count"))，一样的行。",
                "\(f("count")) of \(f("product")) came in on \(f("on")) already, an equal line.")
        case .importNotStaged:
            say("要导入的行不在了。", "The rows to be imported are not there any more.")
        case .importUnderWay:
            say("您的另一个文件正在导入。", "Another file of yours is being imported.")
        case .importTooLarge:
            say(
                f("what") == "rows"
                    ? "一个文件最多导入 \(f("most")) 行。" : "文件太大：最多 \(f("most")) 字节。",
                f("what") == "rows"
                    ? "A file brings in \(f("most")) lines at most."
                    : "The file is too large: \(f("most")) bytes at most.")
        case .importUnknown: say("没有导入 \(f("import"))。", "There is no import \(f("import")).")
        case .importNotYours:
            say("\(f("import")) 不是您导入的。", "\(f("import")) is not an import of yours.")
        case .importNotUndoable:
            say(
                "\(f("import")) 这一类导入不能成批撤回。",
                "\(f("import")) is of a kind that cannot be taken back as one.")
        case .stockReasonRequired:
            say(
                "\(f("product")) 清点相差 \(f("difference"))，要写明原因。",
                "\(f("product")): the count differs by \(f("difference")) and needs a reason.")
        case .stockInsufficient:
            say(
                "\(f("product")) 只剩 \(f("available"))，要 \(f("required"))。",
                "\(f("product")): \(f("available")) left, \(f("required")) asked for.")
        case .redemptionUnknown:
            say("没有兑换 \(f("redemption"))。", "There is no redemption \(f("redemption")).")
        case .redemptionSuspended:
            say(
                "兑换资格已取消，到 \(f.deadline("until")) 为止。",
                "Redeeming is suspended until \(f.deadline("until")).")
        case .redemptionOutsideWindow:
            say("今天不是兑换日。", "Today is no day for redeeming.")
        case .redemptionInDebt:
            say(
                "余额是 \(f("available")) 分，先补回欠分。",
                "The balance is \(f("available")): the debt has to be repaid first.")
        case .redemptionInsufficientPoints:
            say(
                "要 \(f("required")) 分，只有 \(f("available")) 分。",
                "It takes \(f("required")) points; there are \(f("available")).")
        case .redemptionOverCap:
            say(
                "今年最多兑换 \(f("cap")) 分，已用 \(f("used"))，这次要 \(f("required"))。",
                "\(f("cap")) points a year at most: \(f("used")) used, \(f("required")) asked for.")
        case .redemptionLimitReached:
            say(
                "\(f("product")) 每人\(f.period.chinese)限兑 \(f("limit"))，已兑 \(f("used"))。",
                "\(f("product")): \(f("limit")) a \(f.period.english) at most, \(f("used")) taken.")
        case .redemptionNotHeld:
            say("\(f("redemption")) 不在待领取状态。", "\(f("redemption")) is not waiting to be collected.")
        case .redemptionFrozen:
            say(
                "\(f("redemption")) 冻结到 \(f.deadline("until"))。",
                "\(f("redemption")) is frozen until \(f.deadline("until")).")
        case .redemptionNotFulfilled:
            say("\(f("redemption")) 还没有领取，不能退。", "\(f("redemption")) was not handed over.")
        case .openingRecordedAlready:
            say(
                "\(f("employee")) 的“\(f("reference"))”已经转入过。",
                "‘\(f("reference"))’ of \(f("employee")) was brought over already.")
        case .openingSpent:
            say(
                "\(f("employee")) 的“\(f("reference"))”转入的 \(f("points")) 分已经用掉或清零。",
                "The \(f("points")) points of ‘\(f("reference"))’ of \(f("employee")) are spent or cleared."
            )
        case .openingNotThere:
            say(
                "\(f("employee")) 的“\(f("reference"))”不在账上，或已撤回过。",
                "‘\(f("reference"))’ of \(f("employee")) is not there, or was taken back.")
        case .openingYearCleared:
            say(
                "\(f("on")) 所在的年度已经清零，不能再转入当时的积分。",
                "The year of \(f("on")) was cleared; nothing can be brought into it.")
        case .openingBalanceDiffers:
            say(
                "\(f("employee"))：旧账写结余 \(f("stated")) 分，各笔相加是 \(f("found")) 分。",
                "\(f("employee")): the old book says \(f("stated")) points, "
                    + "its lines add up to \(f("found")).")
        case .budgetExhausted:
            say(
                "\(f("year")) 年预算 \(f.yuan("budgetFen")) 元，已用 \(f.yuan("spentFen"))，"
                    + "这次要 \(f.yuan("requiredFen"))。",
                "The budget of \(f("year")) is \(f.yuan("budgetFen")) yuan: "
                    + "\(f.yuan("spentFen")) spent, \(f.yuan("requiredFen")) needed.")
        case .campaignUnknown, .campaignExists, .campaignClosed, .campaignFaulty,
            .campaignParticipantUnknown, .campaignParticipantExists, .campaignKindNotAdmitted,
            .campaignNameRequired, .campaignBelongingRequired, .campaignUnitUnknown,
            .campaignCodeUnknown, .campaignCodeRequired, .campaignNotForThem,
            .campaignOutsideWindow, .campaignSubjectRequired, .campaignEvidenceRequired,
            .campaignTooMuch, .campaignNotTimed, .campaignOverTime, .campaignLimitReached,
            .campaignResultUnknown, .campaignResultVoid, .campaignNotRanked, .campaignNotEarned:
            campaignWords(f)
        case .entryUnknown:
            say(
                "没有第 \(f("seq")) 笔：台账到第 \(f("last")) 笔为止。",
                "There is no entry \(f("seq")): the books end at \(f("last")).")
        case .backupExists:
            say("已经有备份 \(f("backup"))。", "There is a backup \(f("backup")) already.")
        case .backupFailed:
            say("备份没有做成：\(f("reason"))。", "The backup could not be made: \(f("reason")).")
        case .batchRefused: say("有不能办的行，一行也没有办。", "Some rows were refused; none was applied.")
        }
    }
}
