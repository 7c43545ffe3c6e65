// Made by scripts/profiles.py from config/import/attendance.json5.
extension ShippedProfiles {
    static let attendance = #"""
        // 考勤机的打卡记录：一人一天算一次。项目用 --item 说明；考勤号码不是工号的，
        // 在自己的方案里用 values 的 employee 列出哪个号码是谁，或用 --numbers 给一张对照表。
        // Records of an attendance machine: once a person and day. The item is named with --item; where the
        // machine's numbers are no works numbers, --numbers names a table of both.
        {
          name: "attendance",
          title: { zh: "考勤机的打卡记录", en: "records of an attendance machine" },
          imports: ["claims"],
          headings: [
            ["考勤号码", "登记号码", "考勤号", "考勤编号", "卡号"],
            ["日期时间", "打卡时间", "刷卡时间", "考勤时间", "签到时间", "出勤时间"],
          ],
          fields: {
            employee: ["工号", "考勤号码", "登记号码", "考勤号", "考勤编号", "卡号"],
            name: "姓名",
            date: ["日期时间", "打卡时间", "刷卡时间", "考勤时间", "签到时间", "出勤时间", "日期"],
          },
          once: ["employee", "date"],
          ignore: ["部门", "机器号", "编号", "比对方式", "卡号", "设备编号", "设备名称", "签到方式"],
        }

        """#
}
