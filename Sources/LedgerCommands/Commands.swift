extension CommandTable {
    /// Every command there is, families in the order of the overview.
    package static let all: CommandTable = CommandTable(
        home: .home,
        families: [
            Family(.everyone, .whoami),
            Family(.everyone, .board),
            Family(.everyone, .catalogue),
            Family(.everyone, .items),
            Family(
                "notice", .everyone, Phrase(zh: "公示与异议", en: "public notice, objecting to it"),
                [.noticeList, .noticeObject]),
            Family(.employees, .balance),
            Family(.employees, .history),
            Family(
                "claim", .employees, Phrase(zh: "积分申报", en: "claims for points"),
                [.claimSubmit, .claimList, .claimShow, .claimWithdraw, .claimImport]),
            Family(.employees, .redeem),
            Family(.employees, .kiosk),
            Family(
                "redemption", .employees, Phrase(zh: "兑换：查询、发放、退货、取消", en: "redemptions"),
                [
                    .redemptionList, .redemptionShow, .redemptionFulfil, .redemptionReturn,
                    .redemptionCancel, .redemptionSlip, .redemptionRegister,
                ]),
            Family(
                "appeal", .employees, Phrase(zh: "对扣分的申诉", en: "appeals against deductions"),
                [.appealRaise, .appealList, .appealUphold, .appealDismiss]),
            Family(
                "employee", .administrators, Phrase(zh: "员工登记", en: "employees"),
                [
                    .employeeAdd, .employeeImport, .employeeMove, .employeeType, .employeeLeave,
                    .employeeReturn, .employeeBind, .employeeRename, .employeeErase, .employeeList,
                    .employeeShow,
                ]),
            Family(.administrators, .counter),
            Family(.administrators, .card),
            Family(
                "department", .administrators, Phrase(zh: "部门", en: "departments"),
                [.departmentList]),
            Family(
                "import", .administrators,
                Phrase(zh: "导入过的和等待导入的文件", en: "files that were imported, or wait to be"),
                [
                    .importList, .importShow, .importUndo, .importFolder, .importAccept,
                    .importProfiles, .importProfile,
                ]),
            Family(
                "product", .administrators, Phrase(zh: "商品", en: "products"),
                [.productAdd, .productImport, .productPrice, .productRetire, .productList]),
            Family(
                "stock", .administrators, Phrase(zh: "库存", en: "stock"),
                [.stockReceive, .stockImport, .stockCount, .stockList, .stockLow]),
            Family(
                "review", .reviewers, Phrase(zh: "审核申报", en: "reviewing claims"),
                [.review, .reviewList, .reviewApprove, .reviewReject]),
            Family(
                "objection", .reviewers, Phrase(zh: "处理异议", en: "deciding objections"),
                [.objectionList, .objectionUphold, .objectionDismiss]),
            Family(
                "deduct", .reviewers, Phrase(zh: "违规扣分", en: "deducting points"),
                [.deduct, .deductImport]),
            Family(
                "deduction", .reviewers, Phrase(zh: "扣分记录", en: "deductions"), [.deductionList]),
            Family(.reviewers, .revoke),
            Family(
                "budget", .finance, Phrase(zh: "年度预算", en: "the year's budget"),
                [.budgetSet, .budgetShow]),
            Family(
                "report", .finance, Phrase(zh: "报表", en: "reports"),
                [.reportBudget, .reportLiability, .reportService, .reportHalfYear]),
            Family(
                "export", .finance, Phrase(zh: "导出明细", en: "exports"),
                [
                    .exportRedemptions, .exportEarnings, .exportClearing, .exportStock,
                    .exportJournal, .exportLiability, .exportBudget,
                ]),
            Family(
                "policy", .leaders, Phrase(zh: "积分管理办法", en: "the policy"),
                [.policyCheck, .policyAdopt, .policyShow]),
            Family(
                "calendar", .leaders, Phrase(zh: "工作日历", en: "working-day calendars"),
                [.calendarAdopt, .calendarList, .calendarLaw]),
            Family(
                "role", .leaders, Phrase(zh: "角色", en: "roles"),
                [.roleGrant, .roleWithdraw, .roleList]),
            Family(
                "leader", .leaders, Phrase(zh: "提名领导小组成员", en: "a leader is proposed"),
                [.leaderPropose, .leaderObject]),
            Family(
                "opening", .leaders, Phrase(zh: "旧账转入", en: "what the old book held"),
                [.openingImport, .openingRecord]),
            Family(
                "clearing", .leaders, Phrase(zh: "年底清零", en: "the year's clearing"),
                [.clearingPreview]),
            Family(
                "audit", .auditors, Phrase(zh: "抽查", en: "spot checks"), [.auditSample]),
            Family(
                "campaign", .everyone, Phrase(zh: "竞赛活动", en: "campaigns beside the store"),
                [
                    .campaignList, .campaignShow, .campaignJoin, .campaignScore, .campaignRank,
                    .campaignRecord, .campaignImport, .campaignEnrol, .campaignName,
                    .campaignResults, .campaignVoid, .campaignForm, .campaignCertificate,
                    .campaignAwards, .campaignCheck, .campaignOpen, .campaignClose,
                ]),
            Family(.auditors, .verify),
            Family(.auditors, .anchor),
            Family(.auditors, .events),
            Family(.operators, .initialise),
            Family(.operators, .status),
            Family(.operators, .doctor),
            Family(.operators, .metrics),
            Family(.operators, .rebuild),
            Family(
                "backup", .operators, Phrase(zh: "备份", en: "backups"), [.backup, .backupList]),
            Family(.operators, .restore),
            Family(
                "clock", .operators, Phrase(zh: "时钟", en: "the clock"),
                [.clockConfirm, .clockAdvance]),
            Family(.operators, .manual),
            Family(.programs, .rpc),
            Family(.everyone, .completions),
            Family(.programs, .complete),
        ])
}
