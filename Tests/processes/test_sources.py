"""Files as they come from where factories keep their lists: one command each, and what is in the
books after it. The shapes are those of the sources, the people and their deeds are made up."""

import csv
import datetime
import json
import tempfile
import unittest
from pathlib import Path

import openpyxl
import xlsxwriter
import xlwt

from ledger import Daemon, jifen

PEOPLE = {"E101": "周小川", "E102": "林大志", "E103": "高远", "E104": "方圆"}
DAY = datetime.datetime(2026, 10, 12, 14, 22, 31)


def as_csv(path, rows, encoding="utf-8-sig"):
    with open(path, "w", newline="", encoding=encoding) as file:
        csv.writer(file).writerows([["" if cell is None else cell for cell in row] for row in rows])


def as_gbk(path, rows):
    as_csv(path, rows, "gb18030")


def by_openpyxl(path, rows, merged=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    book.save(path)


def by_xlsxwriter(path, rows):
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy/m/d h:mm:ss"})
    sheet = book.add_worksheet("导出")
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(place, column, value)
    book.close()


def by_xlwt(path, rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet0")
    style = xlwt.easyxf(num_format_str="yyyy-mm-dd hh:mm:ss")
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, datetime.date):
                sheet.write(place, column, value, style)
            elif value is not None:
                sheet.write(place, column, value)
    book.save(path)


WRITERS = [
    ("csv", as_csv), ("csv", as_gbk), ("xlsx", by_openpyxl), ("xlsx", by_xlsxwriter),
    ("xls", by_xlwt),
]


class Sources(unittest.TestCase):
    """A daemon for each test: what is in the books is what its one file brought."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.home = {"XDG_CONFIG_HOME": self.folder.name + "/config"}
        self.daemon = Daemon(simulate="2026-10-20").start().furnish()
        self.addCleanup(self.daemon.remove)
        client = self.daemon.client()
        for number, name in PEOPLE.items():
            client.change(
                "employee.add", employee=number, name=name, department="铸造车间", type="regular",
                **{"as": "user:zhao"})
        client.close()

    def path(self, name):
        return str(Path(self.folder.name, name))

    def run_jifen(self, *words, check=0, who="E001", lang="zh"):
        return jifen(
            self.daemon, "--as", who, *words, check=check, lang=lang, environment=self.home)

    def rows(self, *words, who="E001"):
        out = self.run_jifen(*words, "--jsonl", who=who).stdout
        return [json.loads(line) for line in out.splitlines()]

    def claims(self):
        """All claims: who, item, day, points asked for, occurrence, note."""
        found = []
        for row in self.rows("claim", "list", "--all"):
            claim = json.loads(self.run_jifen("claim", "show", row["claim"], "--json").stdout)
            found.append((
                claim["employee"], claim["item"], claim["occurred"], claim.get("requestedPoints"),
                claim.get("occurrence"), claim.get("note")))
        return sorted(found, key=str)

    def each_writer(self, rows, *words, writers=WRITERS, who="E001"):
        """Every writer's file says the same: rehearsed one by one, the last goes in."""
        done = None
        for index, (ending, write) in enumerate(writers):
            path = self.path(f"in{index}.{ending}")
            write(path, rows)
            with self.subTest(writer=write.__name__):
                last = index == len(writers) - 1
                extra = [] if last else ["--dry-run"]
                done = self.run_jifen(*words[:2], path, *words[2:], *extra, who=who)
        return done


class ClaimSources(Sources):
    def test_a_qr_form(self):
        rows = [
            ["记录编号", "码名称", "二维码链接", "填表人", "填表时间", "状态", "工号", "姓名", "隐患类别",
             "隐患位置", "隐患描述", "现场照片", "整改建议"],
            ["16759101", "2号行车", "http://example.org/a", "小川", "2026-10-12 14:22:31", "待处理",
             "E101", "周小川", "一般隐患", "成品库", "限位不灵",
             "https://example.org/a.jpg,https://example.org/b.jpg", "更换"],
            ["16759102", "消防栓7", "http://example.org/b", "大志", "2026-10-13 09:02:00", "已完成",
             "E102", "林大志", "重大隐患", "铸造车间", "没有水压", "https://example.org/c.jpg", None],
        ]
        done = self.each_writer(rows, "claim", "import")
        self.assertIn("按方案“草料二维码的记录”（caoliao）读", done.stderr)
        # What would be booked is shown: the name that the books have, the item's, the standard.
        self.assertIn("将这样登记：", done.stderr)
        shown = [line.split() for line in done.stderr.splitlines() if "E101" in line]
        self.assertEqual(
            shown[0], ["2", "E101", "周小川", "发现一般隐患", "2026-10-12", "10", "16759101", "2",
                       "限位不灵"])
        self.assertEqual(self.claims(), [
            ("E101", "hazard-general", "2026-10-12", None, "16759101", "限位不灵"),
            ("E102", "hazard-major", "2026-10-13", None, "16759102", "没有水压")])

    def test_a_qr_form_with_a_day_of_its_own(self):
        rows = [
            ["码编号", "填表人", "填表时间", "员工编号", "员工姓名", "积分项目", "发现日期", "问题描述"],
            ["M7", "小川", DAY, "E101", "周小川", "发现一般隐患", "2026/10/11", "护栏松动"],
            ["M7", "大志", DAY, "E102", "林大志", "主动报告隐患", None, "地面有油"],
        ]
        self.each_writer(rows, "claim", "import")
        self.assertEqual([claim[:3] for claim in self.claims()], [
            ("E101", "hazard-general", "2026-10-11"), ("E102", "hazard-report", "2026-10-12")])

    def test_a_survey(self):
        rows = [
            ["序号", "提交答卷时间", "所用时间", "来源", "来自IP", "1、您的工号：", "2、您的姓名：",
             "3、申报项目", "4、发生日期：", "5、说明（选填）"],
            [1, "2026/10/16 8:05:03", "35秒", "微信", "10.1.1.1(安徽)", "E101", "周小川",
             "参与安全培训┋正确佩戴劳动防护用品", "2026-10-15", "班组安全日"],
            [2, "2026/10/16 8:09:00", "40秒", "微信", "10.1.1.2(安徽)", "E102", "林大志",
             "发现一般隐患", "10月13日", "配电箱没有锁"],
            [3, "2026/10/16 9:00:00", "41秒", "链接", "10.1.1.3(安徽)", "E103", "高远",
             "参与安全培训", "10月16日", "(空)"],
        ]
        self.each_writer(rows, "claim", "import")
        self.assertEqual([claim[:3] for claim in self.claims()], [
            ("E101", "ppe", "2026-10-15"), ("E101", "training-attend", "2026-10-15"),
            ("E102", "hazard-general", "2026-10-13"), ("E103", "training-attend", "2026-10-16")])

    def test_a_collected_form(self):
        rows = [
            ["提交者（自动）", "提交时间（自动）", "工号（必填）", "姓名（必填）", "积分项目（必填）",
             "发生日期（必填）", "说明"],
            ["小川", "2026-10-14 10:00", "E101", "周小川", "发现一般隐患", "2026年10月14日", "漏电"],
            ["大志", "2026-10-14 11:00", "E102", "林大志", "参与安全培训,通过考核", "10月13日", None],
        ]
        self.each_writer(rows, "claim", "import")
        self.assertEqual([claim[:3] for claim in self.claims()], [
            ("E101", "hazard-general", "2026-10-14"), ("E102", "training-attend", "2026-10-13"),
            ("E102", "training-exam", "2026-10-13")])

    def test_a_form_of_wps(self):
        rows = [
            ["填写人", "填写ID", "提交时间", "*工号", "*积分项目", "*发生日期", "情况说明"],
            ["周小川", "8812", "2026/10/14 10:00", "E101", "发现一般隐患", "2026/10/14", "漏电"],
        ]
        done = self.each_writer(rows, "claim", "import")
        self.assertIn("kingsoft-form", done.stderr)
        self.assertEqual(self.claims(), [
            ("E101", "hazard-general", "2026-10-14", None, None, "漏电")])

    def test_approvals_that_were_agreed_to(self):
        heads = ["审批编号", "标题", "审批状态", "审批结果", "发起时间", "完成时间", "发起人工号", "发起人姓名",
                 "发起人部门", "历史审批人姓名", "审批记录", "当前处理人姓名", "审批耗时", "隐患描述", "发现日期",
                 "积分项目", "建议分值"]

        def row(number, result, who, points):
            return [
                number, "积分申报", "已完成" if result else "审批中", result, "2026-10-12 14:23:05",
                None, who, PEOPLE[who], "铸造车间", "某人", "某人|" + (result or ""), None, "1小时",
                "蜂鸣器不响", "2026-10-11", "发现一般隐患", points]
        rows = [heads, row("202610121423000100001", "同意", "E101", "15"),
                row("202610121423000100002", "拒绝", "E102", "10"),
                row("202610121423000100003", None, "E103", "10")]
        done = self.each_writer(rows, "claim", "import")
        self.assertIn("2 行不是 审批结果=同意", done.stderr)
        self.assertIn("发起人工号 → 工号", done.stderr)
        self.assertEqual(self.claims(), [
            ("E101", "hazard-general", "2026-10-11", 15, "202610121423000100001", "蜂鸣器不响")])

    def test_approvals_of_another_program(self):
        rows = [
            ["审批单号", "申请提交时间", "申请人", "申请人账号", "申请人部门", "当前审批状态", "积分项目",
             "发生时间", "申报说明", "申报分值"],
            ["202610140001", "2026/10/14 8:00", "周小川", "E101", "铸造车间", "已通过", "发现一般隐患",
             "2026/10/13 上午", "护栏松动", "12分"],
            ["202610140002", "2026/10/14 8:10", "林大志", "E102", "铸造车间", "已驳回", "发现一般隐患",
             "2026/10/13 上午", "护栏松动", "12分"],
        ]
        self.each_writer(rows, "claim", "import")
        self.assertEqual(self.claims(), [
            ("E101", "hazard-general", "2026-10-13", 12, "202610140001", "护栏松动")])

    def test_daily_statistics_with_a_header_of_two_lines(self):
        rows = [
            ["每日统计表 统计日期：2026-10-15 至 2026-10-15"], ["报表生成时间：2026-10-16 08:00"],
            ["姓名", "考勤组", "部门", "工号", "职位", "UserId", "日期", "上班1", None],
            [None, None, None, None, None, None, None, "打卡时间", "打卡结果"],
            ["周小川", "安全例会", "铸造车间", "E101", "浇注工", "m1", "26-10-15 星期四", "07:52", "正常"],
            ["林大志", "安全例会", "铸造车间", "E102", "浇注工", "m2", "26-10-15 星期四", None, "缺卡"],
        ]
        done = self.run_jifen("claim", "import", self.written("x.csv", rows), check=2)
        self.assertIn("缺少：项目", done.stderr)
        self.each_writer(rows, "claim", "import", "--item", "参与安全培训")
        self.assertEqual([claim[:3] for claim in self.claims()], [
            ("E101", "training-attend", "2026-10-15")])

    def test_an_attendance_machine(self):
        rows = [["部门", "姓名", "考勤号码", "日期时间", "机器号", "比对方式"]] + [
            ["铸造车间", PEOPLE[who], number, moment, "1", "指纹"]
            for who, number, moment in [
                ("E101", "00000017", "2026/10/15 上午 07:52:01"),
                ("E101", "00000017", "2026/10/15 下午 05:31:07"),
                ("E102", "00000021", "2026/10/15 上午 07:55:40")]]
        numbers = self.written("卡号.csv", [["工号", "卡号"], ["E101", "17"], ["E102", "00000021"]])
        done = self.each_writer(
            rows, "claim", "import", "--item", "training-attend", "--numbers", numbers)
        self.assertIn("1 行和前面的是同一次", done.stderr)
        self.assertEqual([claim[:3] for claim in self.claims()], [
            ("E101", "training-attend", "2026-10-15"), ("E102", "training-attend", "2026-10-15")])

    def test_several_people_in_one_cell(self):
        rows = [
            ["日期", "项目", "参加人员", "工号", "说明"],
            ["2026-10-15", "参与安全培训", "周小川、林大志、高远", "E101、E102、E103", "有限空间"],
            ["2026-10-16", "参与安全培训", "方圆，周小川", "E104,E101", "叉车"],
        ]
        self.each_writer(rows, "claim", "import")
        self.assertEqual(
            [claim[0] + claim[2] for claim in self.claims()],
            ["E1012026-10-15", "E1012026-10-16", "E1022026-10-15", "E1032026-10-15",
             "E1042026-10-16"])
        rows[1][2] = "周小川、林大志"
        rows[2][2] = "周小川，方圆"
        bad = self.run_jifen("claim", "import", self.written("坏.csv", rows), check=1)
        self.assertIn("第 2 行：工号有 3 个，姓名有 2 个，对不上。", bad.stderr)
        self.assertIn("第 3 行：E104 是方圆，表里写的是“周小川”。", bad.stderr)

    def written(self, name, rows):
        as_csv(self.path(name), rows)
        return self.path(name)

    def test_a_column_that_looks_like_one_is_asked_about(self):
        def file(heading):
            return self.written("分.csv", [
                ["工号", "项目", "发生日期", heading], ["E101", "发现一般隐患", "2026-10-12", "20"]])
        for heading in ["分值（分）", "分值*", "3、分值：", "【分值】（必填）", "申报分值"]:
            with self.subTest(heading=heading):
                done = self.run_jifen("claim", "import", file(heading), "--dry-run")
                self.assertNotIn("没有用到的列", done.stderr)
        for heading in ["最终分值", "分值（元）"]:
            with self.subTest(heading=heading):
                done = self.run_jifen("claim", "import", file(heading), check=2)
                self.assertIn(f"{heading}看着像“分值”", done.stderr)
                self.run_jifen("claim", "import", file(heading), "--map", "分值=D", "--dry-run")
                self.run_jifen("claim", "import", file(heading), "--map", "分值=", "--dry-run")
        done = self.run_jifen("claim", "import", file("最终分值"), check=2, lang="en")
        self.assertIn("add --map points=最终分值; if not, --map points=", done.stderr)
        self.run_jifen("claim", "import", file("最终分值"), "--map", "points=最终分值")
        self.assertEqual(self.claims()[0][3], 20)


class OtherSources(Sources):
    def employees(self):
        return {
            row["employee"]: (row["name"], row["department"], row["type"])
            for row in self.rows("employee", "list", "--all") if row["employee"].startswith("N")}

    def test_a_roster_with_title_totals_and_other_headings(self):
        rows = [
            ["样板厂2026年10月在职员工花名册"], ["单位：人", None, None, "填报日期：2026-10-08"], [],
            ["序号", "员工编号", "员工姓名", "所属部门", "岗位", "用工形式", "入职日期"],
            [1, "N001", "张 三丰", "铸造车间", "浇注工", "正式工", "2019/3/4"],
            [2, "N002", "令狐冲", "仓储部", "叉车工", "临时工", "2023/1/16"],
            ["合计", None, "2人"], ["制表人：某人", None, None, "审核人："],
        ]
        self.each_writer(rows, "employee", "import")
        self.assertEqual(self.employees(), {
            "N001": ("张 三丰", "铸造车间", "regular"), "N002": ("令狐冲", "仓储部", "temporary")})

    def test_a_roster_with_groups_above_its_names_and_merged_departments(self):
        rows = [
            ["序号", "基本信息", None, None, "工作信息", None],
            [None, "工号", "姓名", "性别", "部门", "用工性质"],
            [1, "N001", "甲", "女", "装配车间", "正式工"],
            [2, "N002", "乙", "男", None, "正式工"],
            [3, "N003", "丙", "男", "仓储部", "外包人员"],
        ]
        path = self.path("合并.xlsx")
        by_openpyxl(path, rows, ["A1:A2", "B1:D1", "E1:F1", "E3:E4"])
        self.run_jifen("employee", "import", path)
        self.assertEqual(self.employees()["N002"], ("乙", "装配车间", "regular"))
        as_csv(self.path("空.csv"), [[cell and str(cell).replace("N", "N1") for cell in row]
                                    for row in rows])
        done = self.run_jifen("employee", "import", self.path("空.csv"), check=1)
        self.assertIn("第 4 行：缺少部门", done.stderr)
        self.assertIn("--fill 部门", done.stderr)
        self.run_jifen("employee", "import", self.path("空.csv"), "--fill", "部门")
        self.assertEqual(self.employees()["N1002"], ("乙", "装配车间", "regular"))

    def test_headings_that_nothing_reads_may_stand_twice(self):
        rows = [["工号", "姓名", "部门", "用工性质", "备注", "备注"], ["N001", "甲", "维修", "正式工", "a", "b"]]
        self.each_writer(rows, "employee", "import")
        self.assertEqual(list(self.employees()), ["N001"])
        as_csv(self.path("二.csv"), [["工号", "工号", "姓名", "部门", "用工性质"],
                                    ["N002", "N003", "甲", "维修", "正式工"]])
        done = self.run_jifen("employee", "import", self.path("二.csv"), check=2)
        self.assertIn("工号 (A)、工号 (B)", done.stderr)
        self.run_jifen("employee", "import", self.path("二.csv"), "--map", "工号=B")
        self.assertEqual(list(self.employees()), ["N001", "N003"])

    def test_a_list_of_goods_and_their_delivery(self):
        rows = [
            ["积分超市商品清单（2026年第四季度）"],
            ["序号", "商品编号", "商品名称", "规格型号", "单位", "采购单价（元）", "兑换积分", "备注"],
            [1, "X1", "洗衣液", "2kg/瓶", "瓶", "19.90", "199", None],
            [2, "X2", "劳保手套", "12双/打", "打", "¥24.00", 240, None], ["合计"],
        ]
        self.each_writer(rows, "product", "import", "--set", "类别=生活用品")
        goods = {row["product"]: row for row in self.rows("product", "list")}
        self.assertEqual([(g["name"], g["valueFen"], g["price"]) for g in goods.values()],
                         [("洗衣液", 1990, 199), ("劳保手套", 2400, 240)])
        note = [
            ["惠民超市送货单"], ["送货日期：2026-10-08", None, None, "单号：SH20261008"],
            ["序号", "品名", "规格", "单位", "数量", "单价", "金额"],
            [1, "洗衣液", "2kg", "瓶", "200", "19.90", "3980.00"],
            [2, "劳保手套", None, "打", "1,000", "24.00", "24000.00"],
            ["合计", None, None, None, "1200", None, "27980.00"],
        ]
        self.each_writer(note, "stock", "import")
        stock = {row["product"]: row["onHand"] for row in self.rows("stock", "list")}
        self.assertEqual(stock, {"X1": 200, "X2": 1000})
        again = self.run_jifen("stock", "import", self.path("in4.xls"))
        self.assertIn("2 行以前已导入", again.stdout)

    def test_a_price_under_another_heading_is_read(self):
        rows = [["商品编码", "名称", "类别", "单价（元）", "兑换积分"], ["X1", "洗衣液", "生活用品", "19.90", "150"]]
        self.each_writer(rows, "product", "import")
        self.assertEqual(self.rows("product", "list")[0]["price"], 150)

    def test_an_old_ledger_of_a_column_a_month(self):
        rows = [
            ["2026年安全积分台账"],
            ["序号", "工号", "姓名", "部门", "1月", "2月", "累计积分", "已兑换", "剩余积分"],
            [1, "E101", "周小川", "铸造车间", 40, 25, 65, 50, 15],
            [2, "E102", "林大志", "铸造车间", 10, 5, 15, 0, 15],
            [None, None, "合计", None, 50, 30, 80, 50, 30],
        ]
        self.each_writer(
            rows, "opening", "import", "--on", "2026-09-30", "--reference", "2026年台账",
            who="user:zhao")
        for who in ("E101", "E102"):
            balance = json.loads(self.run_jifen("balance", who, "--json").stdout)
            self.assertEqual(balance["available"], 15)


if __name__ == "__main__":
    unittest.main()
