// Made by scripts/profiles.py from config/import/old-ledger.json5.
extension ShippedProfiles {
    static let oldLedger = #"""
        // 一年的旧台账，每月一列：转入剩余的积分。日期和出处用 --on、--reference 说明。
        // A year's old ledger, a column a month: what is left is brought over. --on and --reference say of
        // which day, and where it stands.
        {
          name: "old-ledger",
          title: { zh: "每月一列的旧台账", en: "an old ledger, a column a month" },
          imports: ["openings"],
          headings: [["剩余积分", "结余积分", "可用积分", "剩余", "结余", "余额"], ["累计积分", "累计", "已兑换", "已用积分", "1月", "一月"]],
          fields: {
            points: ["剩余积分", "结余积分", "可用积分", "剩余", "结余", "余额"],
            name: "姓名",
          },
          ignore: [
            "序号", "部门", "班组", "累计积分", "累计", "已兑换", "已兑换积分", "已用积分", "合计", "结余", "余额", "剩余积分", "结余积分",
            "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月",
          ],
        }

        """#
}
