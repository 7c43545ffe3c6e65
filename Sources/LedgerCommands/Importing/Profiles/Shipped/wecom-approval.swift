// Made by scripts/profiles.py from config/import/wecom-approval.json5.
extension ShippedProfiles {
    static let wecomApproval = #"""
        // 企业微信审批的导出：只要通过了的。
        // An export of 企业微信 approvals: what was agreed to.
        {
          name: "wecom-approval",
          title: { zh: "企业微信审批的导出", en: "approvals of 企业微信" },
          imports: ["claims"],
          headings: [
            ["审批编号", "审批单号"], ["申请提交时间", "提交时间", "申请时间"],
            ["审批状态", "当前审批状态", "申请状态", "审批单状态"],
          ],
          fields: {
            employee: ["工号", "员工工号", "申请人工号", "申请人账号", "申请人Id", "申请人帐号"],
            name: ["姓名", "申请人姓名", "申请人"],
            item: ["积分项目", "项目", "申报项目", "隐患类别", "隐患等级"],
            date: ["发生日期", "发现日期", "日期", "发生时间", "发现时间", "申请提交时间", "提交时间", "申请时间"],
            note: ["说明", "隐患描述", "问题描述", "情况说明", "申报说明", "事由"],
            occurrence: ["审批编号", "审批单号"],
            points: ["分值", "建议分值", "申请分值", "申报分值", "申请积分"],
          },
          only: {
            "审批状态": ["已通过", "通过", "审批通过", "同意", "2"],
            "当前审批状态": ["已通过", "通过", "审批通过", "同意", "2"],
            "申请状态": ["已通过", "通过", "审批通过", "同意", "2"],
            "审批单状态": ["已通过", "通过", "审批通过", "同意", "2"],
          },
          values: {
            item: {
              "一般隐患": "hazard-general", "重大隐患": "hazard-major",
            },
          },
          year: "申请提交时间",
          ignore: ["申请人", "申请人部门", "审批人", "当前审批人", "审批类型", "模板名称", "完成时间", "备注"],
        }

        """#
}
