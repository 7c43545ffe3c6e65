/// Every call that is declared.
public enum Contract {
    public static let calls: [any LedgerCall.Type] = [
        ClaimSubmit.self, ClaimSubmitMany.self, ClaimWithdraw.self, ClaimWithdrawMany.self,
        ClaimShow.self, ClaimList.self, ReviewQueue.self, ClaimApprove.self, ClaimApproveMany.self,
        ClaimReject.self, ClaimRejectMany.self, ClaimRevoke.self, ClaimRevokeMany.self,
        NoticeList.self, ObjectionRaise.self,
        ObjectionList.self, ObjectionUphold.self, ObjectionDismiss.self,
        AccountBalance.self, RedemptionRequest.self,
    ]
}
