// Made by scripts/profiles.py from config/import/dingtalk-approval.json5.
extension ShippedProfiles {
    static let dingtalkApproval = #"""
        // 钉钉审批的导出：只要同意了的。
        // An export of 钉钉 approvals: what was agreed to.
        {
          name: "dingtalk-approval",
          title: { zh: "钉钉审批的导出", en: "approvals of 钉钉" },
          imports: ["claims"],
          headings: ["审批结果", "审批状态", "发起时间"],
          fields: {
            employee: ["工号", "员工工号", "申报人工号", "发起人工号"],
            name: ["姓名", "申报人姓名", "发起人姓名"],
            item: ["积分项目", "项目", "申报项目", "隐患类别", "隐患等级"],
            date: ["发生日期", "发现日期", "日期", "发生时间", "发现时间", "发起时间"],
            note: ["说明", "隐患描述", "问题描述", "情况说明", "申报说明", "事由"],
            occurrence: ["审批编号", "事由编号"],
            points: ["分值", "建议分值", "申请分值", "申报分值", "申请积分"],
          },
          only: { "审批结果": ["同意", "通过", "agree", "approved"] },
          values: {
            item: {
              "一般隐患": "hazard-general", "重大隐患": "hazard-major",
            },
          },
          year: "发起时间",
          ignore: [
            "审批编号", "标题", "审批状态", "发起时间", "完成时间", "发起人部门", "发起人UserID", "历史审批人姓名", "审批记录",
            "当前处理人姓名", "审批耗时", "抄送人",
          ],
        }

        """#
}
