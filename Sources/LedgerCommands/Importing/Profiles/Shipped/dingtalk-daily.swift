// Made by scripts/profiles.py from config/import/dingtalk-daily.json5.
extension ShippedProfiles {
    static let dingtalkDaily = #"""
        // 钉钉考勤的每日统计：来过的人，一人一天算一次。项目用 --item 说明。
        // Daily statistics of 钉钉: whoever was there, once a day. The item is named with --item.
        {
          name: "dingtalk-daily",
          title: { zh: "钉钉考勤的每日统计", en: "daily statistics of 钉钉" },
          imports: ["claims"],
          headings: ["考勤组", "工号", "日期"],
          fields: { employee: "工号", name: "姓名", date: "日期" },
          only: {
            "打卡结果": ["正常", "迟到", "严重迟到", "早退", "外勤", "补卡审批通过", "管理员改签"],
            "上班1打卡结果": ["正常", "迟到", "严重迟到", "早退", "外勤", "补卡审批通过", "管理员改签"],
          },
          once: ["employee", "date"],
          ignore: ["考勤组", "部门", "职位", "UserId", "班次", "关联的审批单"],
        }

        """#
}
