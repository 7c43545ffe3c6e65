// Made by scripts/profiles.py.
/// The profiles that come with the program.
enum ShippedProfiles {
    static let texts = [
        attendance, caoliao, deliveryNote, dingtalkApproval, dingtalkDaily, hrRoster, kingsoftForm,
        oldLedger, purchaseList, tencentForm, wecomApproval, wenjuanxing,
    ]
}
