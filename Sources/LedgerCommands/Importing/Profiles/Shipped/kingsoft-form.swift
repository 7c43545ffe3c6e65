// Made by scripts/profiles.py from config/import/kingsoft-form.json5.
extension ShippedProfiles {
    static let kingsoftForm = #"""
        // 金山表单（WPS 表单）的结果。
        // Answers of 金山表单.
        {
          name: "kingsoft-form",
          title: { zh: "金山表单的结果", en: "answers of 金山表单" },
          imports: ["claims"],
          headings: [["填写人", "填写者", "提交人"], ["填写ID", "填写用户ID", "答卷编号", "开始填写时间", "开始时间", "填写时长"]],
          fields: {
            item: ["积分项目", "项目", "申报项目", "申报的项目", "隐患类别", "隐患等级"],
            date: ["发生日期", "日期", "发生时间", "发现日期", "发现时间"],
          },
          split: [{ fields: ["item"], by: "┋|;；、,，" }],
          values: {
            item: {
              "一般隐患": "hazard-general", "重大隐患": "hazard-major",
            },
          },
          year: "提交时间",
          ignore: [
            "填写人", "填写者", "提交人", "提交时间", "填写ID", "填写用户ID", "答卷编号", "开始填写时间", "开始时间", "填写时长",
          ],
        }

        """#
}
