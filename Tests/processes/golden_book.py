"""A training book that is the same each time, and a sample of every command on it."""

import tempfile
from pathlib import Path

from ledger import ROOT, Daemon

REVIEWER, OTHER_REVIEWER, ADMIN = {"as": "E002"}, {"as": "E006"}, {"as": "E001"}
LEADER = {"as": "user:zhao"}

CLAIMS_FILE = """工号,项目,发生日期,说明,分值
E003,规范操作设备,2026年10月22日,点检,2
E004,发现一般隐患,２０２６/１０/２３,"护栏松动, 已处理",15
E099,规范操作设备,2026-10-22,,2
E004,睡觉,2026-10-22,,2
E005,ppe,2026-13-40,,
E005,ppe,2026-10-22,,500
"""


def book():
    """People with names of all widths; claims, redemptions and deductions in every stage."""
    daemon = Daemon(simulate="2026-10-09").start().furnish()
    client = daemon.client()
    change = client.change
    change("claim.submit", item="training-attend", on="2026-10-08", note="消防培训", **{"as": "E003"})
    change("clock.advance", by="2026-10-12")
    for to, role in (("E001", "finance"), ("user:county", "auditor")):
        change("role.grant", to=to, role=role, **LEADER)
    for number, name, department, type_ in (
        ("E004", "Maximilian-Alexander van der Meer", "仓储物流部", "regular"),
        ("E005", "方𬭎", "铸造车间", "outsourced"), ("E006", "👷🏽‍♂️李工", "安全管理部", "temporary"),
    ):
        change("employee.add", employee=number, name=name, department=department, type=type_, **ADMIN)
    change("role.grant", to="E006", role="reviewer", **LEADER)
    change("employee.rename", employee="E003", name="欧阳小明", **ADMIN)
    change("budget.set", year=2026, fen=2_000_000, **ADMIN)
    for code, name, kind, fen, price in (
        ("P01", "肥皂", "household", 500, 5),
        ("P02", "不锈钢真空保温杯五百毫升带茶隔礼盒装", "specialty", 49_900, 4990),
    ):
        change("product.add", product=code, name=name, kind=kind, valueFen=fen, price=price, **ADMIN)
        change("stock.receive", product=code, count=9, **ADMIN)
    for who, item, on, note in (
        ("E004", "training-exam", "2026-10-09", ""),
        ("E003", "drill", "2026-10-10", "疏散演练，带队"), ("E003", "hazard-general", "2026-10-11", "护栏松动"),
        ("E004", "ppe", "2026-10-12", ""), ("E005", "hazard-major", "2026-10-12", "起重机限位失灵"),
        ("E005", "ppe", "2026-10-11", ""), ("E003", "ppe", "2026-10-12", ""),
    ):
        change("claim.submit", item=item, on=on, note=note, **{"as": who})
    change("claim.approve", claim="C1", points=20, **REVIEWER)
    change("claim.approve", claim="C2", **REVIEWER)
    change("claim.approve", claim="C7", **REVIEWER)
    change("claim.reject", claim="C5", reason="与 C7 说的不是一回事", **REVIEWER)
    change("claim.withdraw", claim="C8", **{"as": "E003"})
    change("clock.advance", by="2026-10-25")
    change("redemption.request", product="P01", **{"as": "E003"})
    change("redemption.request", product="P01", **{"as": "E003"})
    change("redemption.fulfil", redemption="R2", **ADMIN)
    change("deduction.record", employee="E004", item="no-ppe", reason="未戴护目镜", **REVIEWER)
    change("deduction.record", employee="E003", item="smoking", points=5, reason="吸烟", **REVIEWER)
    change("appeal.raise", deduction="D1", reason="当时在休息区", **{"as": "E004"})
    change("claim.approve", claim="C3", points=30, **REVIEWER)
    change("objection.raise", claim="C3", reason="带队的是别人", **{"as": "E005"})
    change("claim.approve", claim="C6", points=40, **REVIEWER)
    change("claim.revoke", claim="C7", kind="false", reason="照片不实", **OTHER_REVIEWER)
    campaigns(change)
    client.close()
    return daemon


def campaigns(change):
    """A cup with a unit on its way to 90 points, a camp with a certificate, a month's form."""
    for name in ("ankang-2025", "drill-camp-2023", "safety-month-2025"):
        text = (ROOT / f"config/campaigns/{name}.json5").read_text()
        change("campaign.open", text=text, **LEADER)
    cup = {"campaign": "ankang-2025", **ADMIN}
    change("campaign.join", participant="U1", kind="unit", name="示范厂", **cup)
    change("campaign.join", participant="T1", kind="team", name="铸造一班", unit="U1", **cup)
    shown = [{"reference": "https://example.org/1"}]
    for item in ("law", "law", "whistle", "event"):
        change("campaign.record", participant="U1", item=item, on="2026-10-20", evidence=shown, **cup)
    camp = {"campaign": "drill-camp-2023", **ADMIN}
    for who, hours, likes in (("E003", 8, 120), ("E004", 7, 340)):
        change("campaign.join", participant=who, **camp)
        change("campaign.record", participant=who, item="lesson", on="2023-06-01",
               counts=[{"measure": "hours", "value": hours}], **camp)
        change("campaign.record", participant=who, item="work", on="2023-06-02", subject="逃生",
               counts=[{"measure": "likes", "value": likes}], **camp)
    month = {"campaign": "safety-month-2025", **ADMIN}
    change("campaign.join", participant="U1", kind="unit", name="示例社区", **month)
    change("campaign.record", participant="U1", item="day", on="2025-06-16",
           counts=[{"measure": "sessions", "value": 1}, {"measure": "people", "value": 120}], **month)


def files(folder):
    """What the samples read and write: `@name` in their arguments."""
    claims = Path(folder, "claims.csv")
    claims.write_text(CLAIMS_FILE)
    Path(folder, "employees.csv").write_text(
        "工号,姓名,部门,用工性质,登录名\nE101,许慧敏,装配车间,正式工,\nE102,,装配车间,正式工,\n")
    Path(folder, "deductions.csv").write_text(
        "工号,项目,发生日期,分值,理由\nE003,no-ppe,2026-10-20,2,未戴安全帽\nE002,no-ppe,2026-10-20,2,未戴安全帽\n"
        "E003,no-ppe,2026-10-21,900,未戴护目镜\n")
    Path(folder, "products.csv").write_text(
        "商品编码;名称;类别;单价(元)\nP11;手套;劳保用品;12.5\nP12;手套;烟酒;12.5\n")
    Path(folder, "stock.csv").write_text("商品编码\t数量\nP01\t20\nP99\t1\n")
    Path(folder, "old.csv").write_text("工号,日期,旧账出处,积分,结余\nE003,2026-09-01,旧账,12,12\n")
    Path(folder, "results.csv").write_text(
        "编号,项目,日期,证明\nU1,drill,2026-10-21,photo.jpg\nU1,drill,2026-10-21,\nU9,law,2026-10-21,a\n")
    Path(folder, "units.csv").write_text("编号,类别,名称\nU2,单位,二分厂\nU3,部门,三分厂\n")
    laid = Path(folder, "laid")
    laid.mkdir()
    Path(laid, "十月.csv").write_text(CLAIMS_FILE)
    Path(laid, "其他.csv").write_text("甲,乙\n1,2\n")
    Path(folder, "faulty.json5").write_text(
        '{ code: "x", name: "演练", source: "自拟",\n  window: { from: "2026-11-31" },\n'
        '  items: [{ code: "run", name: "跑", group: "none", point: 3 }] }\n')
    return {
        "ankang.json5": str(ROOT / "config/campaigns/ankang-2025.json5"),
        "relay.json5": str(ROOT / "config/campaigns/fire-relay.json5"),
        "policy.json5": str(ROOT / "config/policy/jinzhai.json5"),
        "masked.json5": str(ROOT / "config/policy/example-masked.json5"),
        "calendar.json5": str(ROOT / "config/calendars/2026.json5"),
        "profile.json5": str(ROOT / "config/import/caoliao.json5"),
        **{name: str(Path(folder, name)) for name in (
            "claims.csv", "employees.csv", "deductions.csv", "products.csv", "stock.csv", "old.csv",
            "results.csv", "units.csv", "faulty.json5", "laid")},
    }


PERIOD = "--from 2026-10-01 --to 2026-12-31"

# Each command by its words, then who runs what after them. What changes the books is rehearsed, so
# that every run meets the same books.
SAMPLES = {
    "": ["E003", "E002", "E001", "user:zhao"],
    "whoami": ["E003"],
    "board": ["E003 --period 2026"],
    "catalogue": ["E003"],
    "card": ["E001 E003 --html /dev/null --force", "E003 E004 --html x.html", "E001 E099 --html x.html", "E001"],
    "counter": ["E001", "E001 --slips /nowhere"],
    "items": ["E003", "E003 --negative"],
    "notice list": ["E003"],
    "notice object": ["E004 C6 --reason 不在现场 --dry-run", "E004 C99 --reason x", "E004 x9 --reason x"],
    "balance": ["E003", "E004"],
    "history": ["E003", "E003 --bars"],
    "claim submit": [
        "E003 hazard-general --note 通道堵塞 --dry-run", "E003 hazard-general --on 2026-10-11",
        "E003 hazzard", "E003 ppe --on 2026-12-31", "E003",
    ],
    "claim list": ["E002", "E003 --stage credited", "E003 --from 2026-12-01 --to 2026-01-01"],
    "claim show": ["E002 C3", "E002 C7"],
    "claim withdraw": ["E003 C4 --dry-run", "E003 C1"],
    "claim import": ["E001 @claims.csv --dry-run", "E001 @none.csv"],
    "redeem": ["E003 P01 --dry-run", "E003 P02", "E003 P01 --count 99"],
    "kiosk": ["E003"],
    "redemption list": ["E003"],
    "redemption show": ["E003 R1"],
    "redemption fulfil": ["E001 R1 --dry-run", "E003 R1"],
    "redemption return": ["E001 R2 --reason 破损 --dry-run"],
    "redemption cancel": ["E003 R1 --dry-run", "E003 R2"],
    "redemption slip": ["E001 R1"],
    "redemption register": ["E001 " + PERIOD],
    "appeal raise": ["E003 D2 --reason 不是我 --dry-run"],
    "appeal list": ["E002"],
    "appeal uphold": ["user:zhao A1 --reason 属实 --dry-run"],
    "appeal dismiss": ["user:zhao A1 --reason 监控为证 --dry-run"],
    "employee add": ["E001 E099 许慧敏 --department 装配车间 --dry-run", "E001 E003 许慧敏 --department x"],
    "employee import": ["E001 @employees.csv --dry-run"],
    "employee move": ["E001 E003 --department 装配车间 --dry-run"],
    "employee type": ["E001 E003 outsourced --dry-run"],
    "employee leave": ["E001 E003 --dry-run", "E001 E003"],
    "employee return": ["E001 E003"],
    "employee bind": ["E001 E003 xiaoming --dry-run", "E001 E002 xiaoming"],
    "employee rename": ["E001 E003 欧阳晓明 --dry-run"],
    "employee erase": ["E001 E003"],
    "employee list": ["E001"],
    "department list": ["E001"],
    "employee show": ["E001 E006"],
    "import list": ["E001"],
    "import show": ["E001 I9"],
    "import undo": ["E001 I9"],
    "import folder": ["E001 @laid", "E001"],
    "import accept": ["E001 99 --folder @laid", "E001 1"],
    "product add": ["E001 P03 毛巾 --kind household --value 12.5 --dry-run"],
    "product import": ["E001 @products.csv --dry-run"],
    "product price": ["E001 P01 --price 6 --dry-run"],
    "product retire": ["E001 P01 --dry-run"],
    "product list": ["E001"],
    "stock receive": ["E001 P01 20 --dry-run"],
    "stock import": ["E001 @stock.csv --dry-run"],
    "stock count": ["E001 P01 7 --reason 破损 --dry-run", "E001 P01 7"],
    "stock list": ["E001"],
    "stock low": ["E001 9"],
    "review": ["E002"],
    "review list": ["E002"],
    "review approve": [
        "E002 --item drill --dry-run", "E002 --item drill", "E002", "E002 C4 --dry-run",
        "E002 C4 --points 99", "E002 4 C1 --dry-run",
    ],
    "review reject": ["E002 C4 --reason 照片不清 --dry-run"],
    "objection list": ["E002"],
    "objection uphold": ["E006 O1 --reason 属实 --dry-run"],
    "objection dismiss": ["E006 O1 --reason 监控为证 --dry-run", "E002 O1 --reason 监控为证"],
    "deduct": ["E002 E003 no-ppe --reason 未戴安全帽 --dry-run"],
    "deduct import": ["E002 @deductions.csv --dry-run"],
    "deduction list": ["E002"],
    "revoke": ["E002 C1 --mistake --reason 重复 --dry-run", "E002 C1 --mistake --reason 重复", "E002 C1"],
    "budget set": ["E001 2026 50000 --dry-run", "E001 2026 abc"],
    "budget show": ["E001", "E001 2027"],
    "report budget": ["E001"],
    "report liability": ["E001"],
    "report service": ["E002 " + PERIOD],
    "report half-year": ["E001 2026H2", "E001 2026"],
    "export redemptions": ["E001 " + PERIOD],
    "export earnings": ["E001 " + PERIOD],
    "export clearing": ["E001 " + PERIOD],
    "export stock": ["E001 " + PERIOD],
    "export journal": ["E001 " + PERIOD + " --format xlsx"],
    "export liability": ["E001 " + PERIOD],
    "export budget": ["E001 " + PERIOD],
    "import profiles": ["E001"],
    "import profile": ["E001 delivery-note", "E001 @profile.json5", "E001 @faulty.json5"],
    "policy check": ["user:zhao @masked.json5"],
    "policy adopt": ["user:zhao @masked.json5 --dry-run"],
    "policy show": ["E003"],
    "calendar adopt": ["user:zhao @calendar.json5 --dry-run"],
    "calendar list": ["E001"],
    "calendar law": ["E001 2027", "E001 2036", "E001 2024"],
    "role grant": ["user:zhao E005 reviewer --dry-run", "E003 E003 leader"],
    "role withdraw": ["user:zhao E002 reviewer --dry-run"],
    "role list": ["user:zhao"],
    "leader propose": ["operator user:qian --reason 赵总已调离 --dry-run", "E002 user:qian --reason x"],
    "leader object": ["E002 --reason 赵总还在任"],
    "opening import": ["user:zhao @old.csv --dry-run"],
    "opening record": ["user:zhao E003 12 --on 2026-09-01 --reference 旧账 --dry-run"],
    "clearing preview": ["user:zhao"],
    "campaign list": ["E003"],
    "campaign show": ["E003 ankang-2025", "E003 none"],
    "campaign check": ["E003 @relay.json5", "E003 @faulty.json5"],
    "campaign open": ["user:zhao @relay.json5 --dry-run", "user:zhao @ankang.json5"],
    "campaign join": [
        "E003 ankang-2025 --dry-run", "E001 ankang-2025 U2 --kind unit", "E001 ankang-2025 U1 --kind unit",
    ],
    "campaign enrol": ["E001 ankang-2025 @units.csv --dry-run"],
    "campaign name": ["E001 ankang-2025 U1"],
    "campaign record": [
        "E002 ankang-2025 U1 drill --evidence https://example.org/2 --dry-run",
        "E002 ankang-2025 U1 drill", "E002 ankang-2025 U1 dril --evidence https://example.org/2",
    ],
    "campaign import": ["E001 ankang-2025 @results.csv --dry-run"],
    "campaign void": ["E002 S1 --reason 材料不实 --dry-run"],
    "campaign results": ["E002 ankang-2025 U1"],
    "campaign score": ["E002 ankang-2025 U1", "E003 drill-camp-2023", "E002 ankang-2025 --all"],
    "campaign rank": ["E003 drill-camp-2023", "E003 ankang-2025"],
    "campaign awards": ["E002 drill-camp-2023"],
    "campaign form": ["E001 safety-month-2025", "E001 safety-month-2025 tasks"],
    "campaign certificate": ["E003 drill-camp-2023", "E004 drill-camp-2023"],
    "campaign close": ["user:zhao ankang-2025 --yes --dry-run"],
    # What is drawn follows from the head, and that from who runs the test: so, from one claim.
    "audit sample": ["user:county --seed 种子 --from 2026-10-09 --to 2026-10-09"],
    "verify": ["user:county"],
    "anchor": ["user:county"],
    "events": ["user:county --limit 4"],
    "init": ["operator 示范厂 --training --yes", "operator 示范厂 --yes"],
    "status": ["E001"],
    "doctor": ["E003"],
    "metrics": ["E003"],
    "rebuild": ["operator"],
    "backup": ["operator --name backup-{run} --keep 9"],
    "backup list": ["operator"],
    "restore": ["operator"],
    "clock advance": ["operator soon", "operator 3d --dry-run"],
    "clock confirm": ["operator"],
    "completions": ["E003 csh"],
    "man": ["E003 /proc/nowhere"],
    "rpc": ["E003 account.balance employee=E003", "E003 server.pong"],
}


def folder():
    return tempfile.TemporaryDirectory(prefix="jifen-golden-")
