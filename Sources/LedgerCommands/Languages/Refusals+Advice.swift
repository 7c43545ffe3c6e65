import LedgerAPI

extension ErrorKind {
    /// What to do next, where there is something.
    func advice(_ f: Facts) -> Phrase? {
        func say(_ chinese: String, _ english: String) -> Phrase {
            Phrase(zh: chinese, en: english)
        }
        if let user = f.text("unbound") ?? f.text("withoutNumber") {
            return Identity.unbound(user)
        }
        return switch self {
        case .unknownMethod: say("jifen rpc --list 列出所有方法。", "jifen rpc --list lists all.")
        case .internalError:
            say(
                "原因在守护进程的日志里，请运维人员看 journalctl -u jifend -p err。",
                "The cause stands in the daemon's log: journalctl -u jifend -p err.")
        case .tooManyConnections, .tooManyInFlight, .overloaded:
            say("稍后再试。", "Try again a little later.")
        case .timedOut: say("缩小范围再试。", "Try again with a smaller range.")
        case .shuttingDown: say("等它重新启动后再试。", "Try again once it is back.")
        case .requestReused: say("换一个请求编号。", "Use another request id.")
        case .notPermitted, .claimNotYours, .deductionNotYours:
            say(
                "jifen whoami 显示您的身份和角色；角色由领导小组授予。",
                "jifen whoami shows who you are and your roles; the leader grants them.")
        case .outcomeUnknown:
            say("jifend 恢复后先查看结果，再决定要不要重办。", "Once jifend is back, look before doing it again.")
        case .storageFull: say("请运维人员腾出空间后再试。", "Make room, then try again.")
        case .booksNotOpened:
            say("由运维人员启用：jifen init 企业名称。", "The operator opens them: jifen init NAME.")
        case .clockBehind:
            say("请运维人员校准时间；查询不受影响。", "Have the clock corrected; queries still work.")
        case .clockUnconfirmed: f.clockRemedy
        case .booksDamaged:
            say("jifen verify 说明坏在哪里；不要改动文件。", "jifen verify says where; touch no file.")
        case .quotaReached: f.quotaAdvice
        case .readOnly: say("jifen doctor 说明原因。", "jifen doctor says why.")
        case .clockNotSimulated:
            say("用 jifend --simulate 日期 启动。", "Start it as jifend --simulate DAY.")
        case .roleLastLeader:
            say(
                "先授予另一位：jifen role grant 工号 领导小组。",
                "Grant it to another first: jifen role grant WHO leader.")
        case .roleLeaderExists:
            say(
                "没有一位能办事了，就提名新的：sudo jifen leader propose user:登录名 --reason 理由。",
                "If none can act any more, propose another: sudo jifen leader propose user:LOGIN "
                    + "--reason REASON.")
        case .roleGrantAtOnce:
            say(
                "sudo jifen role grant \(f("to")) 领导小组。", "sudo jifen role grant \(f("to")) leader."
            )
        case .roleProposalOpen, .roleNoProposal:
            say("jifen board 显示公示中的提名。", "jifen board shows what stands there.")
        case .roleOperatorsLogin:
            say(
                "换一个平时登录用的普通用户，如 user:zhangsan。",
                "Give a plain user's, such as user:zhangsan.")
        case .roleLoginUnknown:
            say(
                "核对拼写（getent passwd 列出用户）；那位用户以后才有，就加 --yes。",
                "Check the spelling (getent passwd lists users); if the user is still to come, add "
                    + "--yes.")
        case .roleAlreadyHeld, .roleNotHeld:
            say("jifen role list 列出角色。", "jifen role list lists them.")
        case .employeeUnknown:
            say(
                "核对工号，如 E001；积分管理员用 jifen employee list 查。",
                "Check the works number, such as E001; administrators find it with "
                    + "jifen employee list.")
        case .employeeInUse:
            say(
                "离开了就登记：jifen employee leave \(f("employee"))；只是部门不对：jifen employee move "
                    + "\(f("employee")) --department 部门。",
                "If they are gone: jifen employee leave \(f("employee")); if only the department is "
                    + "wrong: jifen employee move \(f("employee")) --department NAME.")
        case .employeeExists, .employeeUserTaken:
            say("jifen employee list 列出员工。", "jifen employee list lists all.")
        case .departmentUnknown:
            say("jifen department list 列出部门。", "jifen department list lists them.")
        case .employeeLeft:
            say(
                "回来了就登记：jifen employee return \(f("employee"))。",
                "If they are back: jifen employee return \(f("employee")).")
        case .entryUnknown:
            say(
                "以前见过这一笔，就是换成了旧台账：用 jifen verify --anchor 文件 核对，再从见过的、还在的那一笔接着看。",
                "If you have seen it, an older copy of the books was put back: check them with jifen "
                    + "verify --anchor FILE, and go on after an entry that is still there.")
        case .backupExists:
            say("换一个名称：jifen backup --name 名称。", "Take another: jifen backup --name NAME.")
        case .backupFailed:
            f.number("bytes") == nil
                ? say(
                    "请运维人员检查备份目录；原因在守护进程的日志里：journalctl -u jifend -p err。",
                    "Have a look at the folder for backups; the daemon's log has the cause: "
                        + "journalctl -u jifend -p err.")
                : say(
                    "要 \(f("bytes")) 字节。写到别的磁盘：jifen backup --output /media/usb/books.sqlite。",
                    "It needs \(f("bytes")) bytes. To another disk: jifen backup --output "
                        + "/media/usb/books.sqlite.")
        case .fourEyes: say("请另一位有权限的人办理。", "Ask somebody else who may do it.")
        case .fileSyntax, .policyFaulty, .policyEffectiveInThePast, .calendarFaulty,
            .calendarDayOfAnotherYear, .calendarContradiction, .campaignFaulty:
            say("改好文件再试。", "Correct the file and try again.")
        case .policyNoneInForce:
            say("由领导小组通过：jifen policy adopt 文件。", "The leader adopts one: jifen policy adopt FILE.")
        case .claimUnknown: say("jifen claim list 列出申报。", "jifen claim list lists claims.")
        case .claimNotUnderReview, .claimNotOnNotice, .claimNoticeOver,
            .claimNotRevocable, .claimOccurrenceTaken:
            say("jifen claim show \(f("claim")) 看经过。", "See jifen claim show \(f("claim")).")
        case .claimDuplicate, .deductionDuplicate:
            say(
                "确实是另一次，就加 --distinct。", "If it is another occurrence, say so with --distinct.")
        case .itemUnknown: say("jifen items 列出积分项目。", "jifen items lists all.")
        case .violationUnknown:
            say("jifen items --negative 列出负面清单。", "jifen items --negative lists them.")
        case .objectionReasonGiven, .appealReasonGiven:
            say("有新的理由再提。", "Say what is new.")
        case .objectionsFull:
            say(
                "不用再提：有一个异议没有处理，积分就不计入。另有理由就告诉审核人。",
                "No more are needed: one undecided objection keeps the points back. Tell a reviewer "
                    + "if you know another reason.")
        case .objectionUnknown, .objectionDecided, .objectionUsedUp:
            say("jifen objection list 列出异议。", "jifen objection list lists them.")
        case .deductionUnknown, .deductionAlreadyReversed:
            say("jifen deduction list 列出扣分。", "jifen deduction list lists them.")
        case .appealUnknown, .appealDecided, .appealUsedUp, .appealOpen:
            say("jifen appeal list 列出申诉。", "jifen appeal list lists them.")
        case .productUnknown, .productExists, .productRetired, .stockInsufficient:
            say("jifen catalogue 列出商品和余量。", "jifen catalogue lists products and stock.")
        case .productInUse:
            say(
                "不再兑换就下架：jifen product retire \(f("product"))。",
                "To offer it no longer: jifen product retire \(f("product")).")
        case .stockGone, .stockCountedSince:
            say(
                "清点实物：jifen stock count \(f("product")) 实数 --reason 原因。",
                "Count what is there: jifen stock count \(f("product")) COUNTED --reason WHY.")
        case .openingSpent, .openingNotThere:
            say(
                "jifen history \(f("employee")) 列出积分的来去。",
                "jifen history \(f("employee")) shows where the points went.")
        case .stockReceivedBefore:
            say(
                "是另一批，就写送货单号（列“送货单号”或 --document），或加 --again；其余的行可用 --skip-bad 导入。",
                "If it is another delivery, name its document (a column or --document), or add --again; "
                    + "--skip-bad brings in the other lines.")
        case .stockDocumentBooked:
            say(
                "数量写错了，用 jifen stock count 更正；是另一张单，就写它的单号。",
                "A wrong count is corrected with jifen stock count; another document has its own number."
            )
        case .importUnderWay: say("等它结束，或先停下它。", "Wait for it to end, or stop it first.")
        case .importTooLarge: say("请分成几个文件。", "Divide it into several files.")
        case .stockReasonRequired: say("加上 --reason。", "Add --reason.")
        case .redemptionUnknown, .redemptionNotHeld, .redemptionNotFulfilled:
            say("jifen redemption list 列出兑换。", "jifen redemption list lists them.")
        case .redemptionOutsideWindow:
            f.text("next").map { say("下一个兑换日是 \($0)。", "The next one is \($0).") }
        case .redemptionInsufficientPoints, .redemptionInDebt:
            f.text("for").map {
                say(
                    "jifen history \($0) 列出 \($0) 积分的来去。",
                    "jifen history \($0) shows where the points of \($0) went.")
            } ?? say("jifen history 列出积分的来去。", "jifen history shows where the points went.")
        case .openingYearCleared:
            say("日期写成 \(f("opens")) 或以后。", "Give it the day \(f("opens")) or a later one.")
        case .openingBalanceDiffers:
            say(
                "核对旧账：可能少了一笔，或顺序不对。",
                "Look into the old book: a line is missing, or they are out of order.")
        case .openingRecordedAlready:
            say("jifen history 工号 显示已转入的。", "jifen history EMPLOYEE shows what was.")
        case .budgetExhausted: say("请财务部门调整预算。", "Ask finance about the budget.")
        case .campaignUnknown, .campaignExists, .campaignClosed, .campaignResultUnknown:
            say("jifen campaign list 列出活动。", "jifen campaign list lists campaigns.")
        case .campaignParticipantUnknown, .campaignUnitUnknown:
            say(
                "先报名：jifen campaign join \(f("campaign")) \(f("participant"))。",
                "Join first: jifen campaign join \(f("campaign")) \(f("participant")).")
        case .campaignParticipantExists, .campaignLimitReached, .campaignResultVoid,
            .campaignNotEarned:
            say(
                "jifen campaign results \(f("campaign")) 列出成绩。",
                "jifen campaign results \(f("campaign")) lists what was recorded.")
        case .campaignCodeUnknown, .campaignCodeRequired, .campaignNotForThem, .campaignTooMuch,
            .campaignKindNotAdmitted, .campaignOutsideWindow:
            say(
                "jifen campaign show \(f("campaign")) 列出项目和规则。",
                "jifen campaign show \(f("campaign")) lists items and rules.")
        case .campaignNameRequired: say("加上 --name。", "Add --name.")
        case .campaignBelongingRequired: say("加上 --belongs-to。", "Add --belongs-to.")
        case .campaignSubjectRequired: say("加上 --about。", "Add --about.")
        case .campaignEvidenceRequired: say("加上 --evidence。", "Add --evidence.")
        case .campaignOverTime:
            say("逐题写明秒数：--answers。", "Name each answer with its second: --answers.")
        case .campaignNotTimed: say("只写结果，不写秒数。", "Give the outcome without seconds.")
        case .campaignNotRanked: nil
        case .batchRefused:
            say("改好这些行，或加 --skip-bad 跳过。", "Correct these rows, or skip them with --skip-bad.")
        case .employeeChanged, .importNotStaged, .importUnknown, .importNotYours,
            .importNotUndoable:
            nil
        case .parseError, .frameTooLarge, .batchUnsupported, .invalidRequest, .invalidParams,
            .requestRequired, .booksAlreadyOpened, .booksNotForTraining, .clockBackwards,
            .clockNotDoubted,
            .asRefused,
            .roleNotGrantable, .employeeStillActive, .employeeSameDepartment,
            .employeeSameType, .employeeTypeDayTooEarly,
            .dateFuture, .claimTooOld, .pointsOutOfRange, .claimLimitReached,
            .objectionRaisedAlready, .objectionByNobody, .appealRaisedAlready,
            .productValueOutOfBounds, .stockBelowHeld, .redemptionSuspended, .redemptionOverCap,
            .redemptionLimitReached, .redemptionFrozen:
            nil
        }
    }
}
