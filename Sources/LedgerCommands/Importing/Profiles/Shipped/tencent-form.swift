// Made by scripts/profiles.py from config/import/tencent-form.json5.
extension ShippedProfiles {
    static let tencentForm = #"""
        // 腾讯文档的收集表：列名后面有（必填）、（自动）。
        // Answers of a form of 腾讯文档, whose headings end in （必填） or （自动）.
        {
          name: "tencent-form",
          title: { zh: "腾讯文档收集表的结果", en: "answers of a 腾讯文档 form" },
          imports: ["claims"],
          headings: [["提交者", "填写者", "提交人"], ["提交时间", "填写时间"]],
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
          ignore: ["提交者", "提交人", "填写者", "提交时间", "填写时间", "修改时间", "最后修改时间"],
        }

        """#
}
