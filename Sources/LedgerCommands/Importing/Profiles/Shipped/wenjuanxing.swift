// Made by scripts/profiles.py from config/import/wenjuanxing.json5.
extension ShippedProfiles {
    static let wenjuanxing = #"""
        // 问卷星的答卷：问题前有编号，多选的答案用“┋”隔开。
        // Answers of 问卷星: questions are numbered, several answers are set apart by ┋.
        {
          name: "wenjuanxing",
          title: { zh: "问卷星的答卷", en: "answers of 问卷星" },
          imports: ["claims"],
          headings: ["提交答卷时间", ["所用时间", "来源", "来源详情", "来自IP"]],
          fields: {
            item: ["积分项目", "项目", "申报项目", "申报的项目", "申报的积分项目", "要申报的项目", "做了什么", "隐患类别", "隐患等级"],
            date: ["发生日期", "日期", "发生时间", "发现日期", "发现时间"],
          },
          split: [{ fields: ["item"], by: "┋" }],
          values: {
            item: {
              "一般隐患": "hazard-general", "重大隐患": "hazard-major",
            },
          },
          // 只答了“10月13日”的，年份从这里来。 Where only month and day were asked.
          year: "提交答卷时间",
          ignore: ["序号", "所用时间", "来源", "来源详情", "来自IP", "总分", "答卷状态"],
        }

        """#
}
