// Made by scripts/profiles.py from config/import/caoliao.json5.
extension ShippedProfiles {
    static let caoliao = #"""
        // 草料二维码的填表记录：每行一条记录，表单的问题各占一列。
        // Records of a form of 草料二维码: a line each, the form's questions in columns.
        {
          name: "caoliao",
          title: { zh: "草料二维码的记录", en: "records of 草料二维码" },
          imports: ["claims"],
          // 每个都要有；方括号里的有一个就行。 All have to be there; of a list one.
          headings: ["填表时间", ["记录编号", "码名称", "码编号", "二维码链接"]],
          fields: {
            employee: ["工号", "员工编号", "员工工号", "填表人工号"],
            name: ["姓名", "员工姓名", "填表人姓名"],
            item: ["积分项目", "项目", "申报项目", "隐患类别", "隐患等级", "隐患级别", "隐患类型"],
            // 前面的空着就用后面的。 The first that is not empty.
            date: ["发生日期", "发现日期", "发现时间", "隐患发现时间", "填表时间"],
            note: ["隐患描述", "问题描述", "隐患内容", "情况说明", "说明", "事由"],
            occurrence: ["记录编号", "隐患编号"],
          },
          // 办法里没有叫这个名称的项目，才按这里换。 Where the policy has no item of that name.
          values: {
            item: {
              "一般隐患": "hazard-general", "一般": "hazard-general", "一般安全隐患": "hazard-general",
              "重大隐患": "hazard-major", "重大": "hazard-major", "重大安全隐患": "hazard-major",
            },
          },
          year: "填表时间",
          ignore: [
            "码名称", "码编号", "二维码链接", "填表人", "填表人手机号", "状态", "隐患位置", "整改建议", "处理结果", "处理人", "处理时间",
          ],
        }

        """#
}
