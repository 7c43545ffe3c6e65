// Made by scripts/profiles.py from config/import/hr-roster.json5.
extension ShippedProfiles {
    static let hrRoster = #"""
        // 人事系统导出的在职员工花名册。
        // A roster of an HR system.
        {
          name: "hr-roster",
          title: { zh: "人事系统的花名册", en: "a roster of an HR system" },
          imports: ["employees"],
          headings: [
            ["员工编号", "员工号", "员工工号", "人员编号", "职工号", "工号"], ["入职日期", "入职时间", "岗位", "职位", "进厂日期"],
          ],
          fields: {
            employee: ["工号", "员工工号", "员工编号", "员工号", "人员编号", "职工号"],
            name: ["姓名", "员工姓名"],
            department: ["部门", "所属部门", "部门名称", "所在部门"],
            type: ["用工性质", "用工形式", "员工类型", "用工类型", "人员类别", "员工性质"],
          },
          ignore: [
            "序号", "岗位", "职位", "入职日期", "入职时间", "进厂日期", "联系电话", "手机号", "身份证号", "性别", "出生日期", "学历",
            "班组", "上级部门", "部门编号", "部门编码", "部门负责人", "直属上级", "紧急联系人姓名", "合同类型", "员工状态",
          ],
        }

        """#
}
