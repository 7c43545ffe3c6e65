"""Every example of the help and the man pages, run as it stands there in a training book."""

import json
import os
import shlex
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

from ledger import ROOT, Daemon, program
from tmux import Terminal

LEADER = {"as": "user:zhao"}
# Whoever may is found by trying, the least powerful first; None is the operator.
PEOPLE = ["E003", "E001", "E002", "E005", "user:zhao", "user:county", None]
NOT_PERMITTED = 4
# These need campaigns under way and their files, a clock that jumped, a proposed leader, or a folder of
# files; test_campaigns.py, test_clock.py, test_leaders.py and test_folder.py have them.
ELSEWHERE = ("campaign ", "clock confirm", "leader object", "import folder", "import accept")
# These take the whole terminal, or never end, or open books.
FULL_SCREEN = ("jifen review", "jifen kiosk", "jifen counter")
ENDLESS = ("--follow", "--watch")

FILES = {
    "十一月.csv": "工号,项目,发生日期,说明\nE004,training-attend,2026-11-02,班组学习\n",
    "坏行改.csv": "工号,项目,发生日期\nE004,training-exam,2026-11-02\n",
    "花名册.csv": "工号,姓名,部门,用工性质\nE071,钱一,一车间,正式工\n",
    "十一月花名册.csv": "工号,姓名,部门,用工性质\nE018,员工E018,二车间,正式工\n",
    "十一月违章.csv": "工号,项目,发生日期,理由\nE018,no-ppe,2026-11-02,未戴安全帽\n",
    "商品.csv": "编码,名称,类别,单价\nP71,水杯,生活用品,15\n",
    "到货.csv": "编码,数量\nP03,40\n",
    "旧台账.csv": "工号,日期,积分,旧账出处\nE018,2025-12-31,10,第3页\n",
    "photo.jpg": "not really a photo",
    "mine.json5": (ROOT / "config/import/caoliao.json5").read_text(),
    "policy.json5": (ROOT / "config/policy/jinzhai.json5").read_text(),
    "2027.json5": """{year: 2027, source: "通知", off: ["2027-01-01"], work: ["2027-01-09"],
        enterprise: {off: ["2027-03-05"]}}""",
}


def examples():
    table = json.loads(subprocess.run(
        [program("jifen"), "help", "--json"], capture_output=True, text=True, check=True).stdout)
    return [
        (command["command"], example["line"])
        for command in table["commands"] for example in command["examples"]
        if not command["command"].startswith(ELSEWHERE)]


def furnish(daemon):
    """Books in which what the examples name is there, at a stage where it can be done."""
    daemon.furnish()
    client = daemon.client()

    def change(who, method, **params):
        return client.change(method, **{"as": who, **params})

    for number in ("E004", "E005", "E006", "E017", "E018", "E030", "E040"):
        change("user:zhao", "employee.add", employee=number, name="员工" + number,
               department="一车间", type="regular")
    change("user:zhao", "role.grant", to="E005", role="finance")
    change("user:zhao", "role.grant", to="user:county", role="auditor")
    change("user:zhao", "role.grant", to="E030", role="reviewer")
    change("user:zhao", "employee.leave", employee="E017")
    change("E001", "product.add", product="P03", name="毛巾", kind="household", valueFen=1200,
           price=10)
    change("E001", "stock.receive", product="P03", count=100)
    change("E005", "budget.set", year=2026, fen=5_000_000)

    def submit(who, item="drill", day=None):
        on = {"on": day} if day else {}
        return change(who, "claim.submit", item=item, distinct=True, **on)["claim"]

    for number in range(1, 10):  # C1 to C9, which will be credited
        claim = submit("E003", "improvement" if number == 1 else "drill")
        change("E030", "claim.approve", claim=claim)
    client.change("clock.advance", by="2026-11-10")
    for claim in ("C10", "C11", "C12", "C13"):
        assert submit("E003", "hazard-general") == claim
    for number in range(14, 24):  # on notice
        change("E030", "claim.approve", claim=submit("E004", "training-speaker"))
    for number in range(3):  # O1 to O3
        change("E006", "objection.raise", claim=f"C{14 + number}", reason="当天不在")
    for number in range(8):  # D1 to D8
        change("E002", "deduction.record", employee="E003", item="no-ppe", points=1, reason=f"x{number}")
    for number in (1, 2):  # A1, A2
        change("E003", "appeal.raise", deduction=f"D{number}", reason="当天轮休")
    for number in range(5):  # R1 to R5
        change("E003", "redemption.request", product="P03")
    change("E001", "redemption.fulfil", redemption="R3")
    for number in (1, 2, 3):  # I1 to I3
        row = {"employee": "E040", "item": "improvement", "on": f"2026-10-0{number}"}
        upload = {"upload": f"upload-{number}"}
        client.call("import.begin", kind="claims", **upload, **{"as": "E001"})
        client.call("import.rows", rows=[row], **upload, **{"from": 0, "as": "E001"})
        change("E001", "import.commit", **upload)
    client.close()


class TheExamples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="jifen-examples-")
        cls.daemon = Daemon(simulate="2026-10-12").start()
        furnish(cls.daemon)
        cls.new_training = Daemon(simulate="2026-10-12").start()
        cls.new = Daemon(simulate=None).start()
        for name, text in FILES.items():
            Path(cls.folder, name).write_text(text)

    @classmethod
    def tearDownClass(cls):
        for daemon in (cls.daemon, cls.new_training, cls.new):
            daemon.remove()
        subprocess.run(["rm", "-rf", cls.folder])

    def run_line(self, command, line, who):
        """Rehearsed where it would change something, so that each finds the same books."""
        daemon = self.daemon
        if command == "init":
            daemon = self.new_training if "--training" in line else self.new
        line = line.replace("/media/usb", self.folder)  # no such disk here
        options = ["--socket", daemon.socket, "--lang", "zh"] + (["--as", who] if who else [])
        if command not in ("backup", "anchor"):
            options.append("--dry-run")
        script = f'jifen() {{ command jifen {shlex.join(options)} "$@"; }}\n{line}'
        process = subprocess.Popen(
            ["bash", "-c", script], cwd=self.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
            env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": self.folder,
                 "PATH": str(Path(program("jifen")).parent) + ":" + os.environ["PATH"]})
        if any(word in line for word in ENDLESS):
            process.stdout.readline()
            os.killpg(process.pid, signal.SIGINT)
            shown = process.communicate(timeout=60)[0]
            return 0 if process.returncode in (0, 130, -2) else process.returncode, shown
        shown = process.communicate(timeout=60)[0]
        return process.returncode, shown

    def run_example(self, command, line):
        for written in Path(self.folder).iterdir():
            if written.name not in FILES and not written.name.endswith(".anchor.json"):
                subprocess.run(["rm", "-rf", str(written)], check=True)
        for who in PEOPLE:
            status, shown = self.run_line(command, line, who)
            if status != NOT_PERMITTED:
                break
        return status, shown

    def test_every_example_works(self):
        tried = 0
        # What reads a file that another example writes comes after it.
        for command, line in sorted(examples(), key=lambda one: "--anchor" in one[1]):
            if line.startswith(FULL_SCREEN) and command in ("review", "kiosk", "counter"):
                continue
            with self.subTest(example=line):
                status, shown = self.run_example(command, line)
                self.assertEqual(status, 0, shown)
                tried += 1
        self.assertGreater(tried, 80)

    def test_those_that_take_the_terminal_take_it(self):
        for command, line in examples():
            if command not in ("review", "kiosk"):
                continue
            with self.subTest(example=line):
                who = "E002" if command == "review" else "user:canteen"
                words = line.removeprefix("jifen ")
                terminal = Terminal(
                    f"{program('jifen')} --socket {self.daemon.socket} --as {who} {words}")
                self.addCleanup(terminal.close)
                terminal.wait("Review 1/7" if command == "review" else "Swipe your card")


if __name__ == "__main__":
    unittest.main()
