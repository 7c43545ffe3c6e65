/// The table: a name without a method does not build.
extension MethodName {
    var method: Method {
        switch self {
        case .ping: .ping
        case .info: .info
        case .health: .health
        case .metrics: .metrics
        case .discover: .discover
        case .whoami: .whoami
        case .booksOpen: .booksOpen
        case .booksStatus: .booksStatus
        case .booksVerify: .booksVerify
        case .booksRebuild: .booksRebuild
        case .booksEvents: .booksEvents
        case .booksBackup: .booksBackup
        case .booksCopy: .booksCopy
        case .booksBackups: .booksBackups
        case .clockAdvance: .clockAdvance
        case .clockConfirm: .clockConfirm
        case .employeeAdd: .employeeAdd
        case .employeeAddMany: .employeeAddMany
        case .employeeMove: .employeeMove
        case .employeeType: .employeeType
        case .employeeChangeMany: .employeeChangeMany
        case .employeeLeave: .employeeLeave
        case .employeeReturn: .employeeReturn
        case .employeeBind: .employeeBind
        case .employeeRename: .employeeRename
        case .employeeEraseName: .employeeEraseName
        case .employeeList: .employeeList
        case .employeeShow: .employeeShow
        case .departmentList: .departmentList
        case .roleGrant: .roleGrant
        case .roleWithdraw: .roleWithdraw
        case .roleList: .roleList
        case .leaderPropose: .leaderPropose
        case .leaderObject: .leaderObject
        case .policyCheck: .policyCheck
        case .policyAdopt: .policyAdopt
        case .policyShow: .policyShow
        case .calendarAdopt: .calendarAdopt
        case .calendarList: .calendarList
        case .calendarLaw: .calendarLaw
        case .deductionRecord: .deductionRecord
        case .deductionRecordMany: .deductionRecordMany
        case .deductionList: .deductionList
        case .appealRaise: .appealRaise
        case .appealList: .appealList
        case .appealUphold: .appealUphold
        case .appealDismiss: .appealDismiss
        case .productAdd: .productAdd
        case .productAddMany: .productAddMany
        case .productPrice: .productPrice
        case .productRetire: .productRetire
        case .productList: .productList
        case .stockReceive: .stockReceive
        case .stockReceiveMany: .stockReceiveMany
        case .stockCount: .stockCount
        case .stockList: .stockList
        case .redemptionFulfil: .redemptionFulfil
        case .redemptionHandOver: .redemptionHandOver
        case .redemptionCancel: .redemptionCancel
        case .redemptionReturn: .redemptionReturn
        case .redemptionList: .redemptionList
        case .redemptionShow: .redemptionShow
        case .accountHistory: .accountHistory
        case .openingRecord: .openingRecord
        case .openingRecordMany: .openingRecordMany
        case .kioskShow: .kioskShow
        case .clearingPreview: .clearingPreview
        case .budgetSet: .budgetSet
        case .budgetShow: .budgetShow
        case .reportLiability: .reportLiability
        case .reportBudget: .reportBudget
        case .reportService: .reportService
        case .reportHalfYear: .reportHalfYear
        case .boardShow: .boardShow
        case .exportRedemptions: .exportRedemptions
        case .exportEarnings: .exportEarnings
        case .auditSample: .auditSample
        case .exportClearing: .exportClearing
        case .exportStock: .exportStock
        case .exportJournal: .exportJournal
        case .exportBudget: .exportBudget
        case .exportLiability: .exportLiability
        case .importBegin: .importBegin
        case .importRows: .importRows
        case .importRehearse: .importRehearse
        case .importCommit: .importCommit
        case .importUndo: .importUndo
        case .importPreview: .importPreview
        case .importShow: .importShow
        case .importList: .importList
        case .campaignCheck: .campaignCheck
        case .campaignList: .campaignList
        case .campaignShow: .campaignShow
        case .campaignOpen: .campaignOpen
        case .campaignJoin: .campaignJoin
        case .campaignJoinMany: .campaignJoinMany
        case .campaignName: .campaignName
        case .campaignRecord: .campaignRecord
        case .campaignRecordMany: .campaignRecordMany
        case .campaignVoid: .campaignVoid
        case .campaignResults: .campaignResults
        case .campaignScore: .campaignScore
        case .campaignScores: .campaignScores
        case .campaignRank: .campaignRank
        case .campaignProgress: .campaignProgress
        case .campaignAwards: .campaignAwards
        case .campaignForm: .campaignForm
        case .campaignCertificate: .campaignCertificate
        case .campaignClose: .campaignClose
        }
    }
}

extension Method {
    /// Every method there is, in the order of `rpc.discover`.
    static let all: [Method] =
        MethodName.allCases.map { $0.method.named($0) } + claims + [
            accountBalance, redemptionRequest,
        ]

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    static func named(_ name: String) -> Method? { byName[name] }
}
