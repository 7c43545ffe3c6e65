"""Profiles of import files: those that come with the program, an enterprise's own, what is wrong
with one, and how a file's is found."""

import json
import os
import pty
import select
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from ledger import ROOT, Daemon, jifen, program

OWN = """// 本厂的点检表
{
  name: "dianjian",
  title: { zh: "本厂的点检表", en: "our check list" },
  imports: "claims",
  headings: ["点检人编号", "点检日"],
  fields: { employee: "点检人编号", date: "点检日", note: ["异常", "备注"], item: "等级" },
  values: { item: { "甲": "hazard-general", "通过考核": "ppe", "丙": "没有这个项目" } },
  constants: { points: 12 },
  only: { "结论": ["异常", "待修"] },
  ignore: ["设备", "结论"],
}
"""
FILE = """设备,点检人编号,点检日,等级,异常,结论,备注
冲床,E003,2026-10-10,甲,防护门失灵,异常,
冲床,E003,2026-10-11,甲,,正常,
车床,E001,2026-10-11,通过考核,漏油, 待修 ,
"""


class Profiles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon(simulate="2026-10-20").start().furnish()
        cls.home = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.home.name, "jifen/import")
        cls.folder.mkdir(parents=True)

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()
        cls.home.cleanup()

    def tearDown(self):
        for path in self.folder.iterdir():
            path.unlink()

    def run_jifen(self, *words, check=0, lang="zh"):
        return jifen(
            self.daemon, "--as", "E001", *words, check=check, lang=lang,
            environment={"XDG_CONFIG_HOME": self.home.name})

    def written(self, name, text):
        path = Path(self.home.name, name)
        path.write_text(text)
        return str(path)

    def rows(self, out):
        return json.loads(out)["rows"]

    def test_those_of_the_folder_are_those_of_the_program(self):
        subprocess.run([sys.executable, ROOT / "scripts/profiles.py", "--check"], check=True)
        files = {path.stem for path in (ROOT / "config/import").glob("*.json5")}
        rows = self.rows(self.run_jifen("import", "profiles", "--json").stdout)
        self.assertEqual({row["name"] for row in rows}, files)
        for name in files:
            file = ROOT / f"config/import/{name}.json5"
            self.run_jifen("import", "profile", str(file))
            text = self.run_jifen("import", "profile", name).stdout
            self.assertEqual(text.split(), file.read_text().split())

    def test_an_own_one_is_found_by_its_headings_and_comes_first(self):
        done = self.run_jifen("claim", "import", self.written("a.csv", FILE), check=2)
        self.assertIn("表头缺少", done.stderr)
        (self.folder / "dianjian.json5").write_text(OWN)
        done = self.run_jifen("claim", "import", self.written("a.csv", FILE), "--dry-run", "--json")
        self.assertEqual(json.loads(done.stdout)["refused"], [])
        self.assertIn("按方案“本厂的点检表”（dianjian）读。", done.stderr)
        self.assertIn("1 行不是 结论=异常,待修，没有算。", done.stderr)
        self.run_jifen("claim", "import", self.written("a.csv", FILE))
        claims = json.loads(self.run_jifen("claim", "list", "--all", "--json").stdout)["rows"]
        # A word that is an item's name stands for that item, whatever a profile says.
        self.assertEqual(
            sorted((claim["employee"], claim["item"]) for claim in claims),
            [("E001", "training-exam"), ("E003", "hazard-general")])
        (self.folder / "caoliao.json5").write_text(OWN.replace("dianjian", "caoliao"))
        rows = self.rows(self.run_jifen("import", "profiles", "--json").stdout)
        own = [row for row in rows if row["name"] == "caoliao"]
        self.assertEqual([row["title"] for row in own], ["本厂的点检表"])
        done = self.run_jifen("claim", "import", self.written("a.csv", FILE), check=2)
        self.assertIn("caoliao、dianjian", done.stderr)
        self.assertIn("--profile", done.stderr)

    def test_one_is_named_or_left_out(self):
        path = self.written("own.json5", OWN)
        file = self.written("a.csv", FILE)
        done = self.run_jifen("claim", "import", file, "--profile", path, "--dry-run", lang="en")
        self.assertIn("Read as our check list (profile dianjian).", done.stderr)
        self.assertIn("1 row left out, not 结论=异常,待修.", done.stderr)
        (self.folder / "x.json5").write_text(OWN)
        done = self.run_jifen("claim", "import", file, "--profile", "none", check=2)
        self.assertIn("缺少", done.stderr)
        done = self.run_jifen("claim", "import", file, "--profile", "dianjan", check=5)
        self.assertIn("没有叫“dianjan”的方案", done.stderr)
        done = self.run_jifen("employee", "import", file, "--profile", "dianjian", check=2)
        self.assertIn("不是用来导入这个的", done.stderr)

    def test_what_the_user_says_goes_before_what_the_profile_says(self):
        path = self.written("own.json5", OWN)
        file = self.written("a.csv", FILE)
        done = self.run_jifen(
            "claim", "import", file, "--profile", path, "--only", "结论=正常", "--map", "说明=设备",
            "--set", "分值=15", "--dry-run")
        self.assertIn("2 行不是 结论=正常", done.stderr)
        self.assertIn("设备 → 说明", done.stderr)
        done = self.run_jifen(
            "claim", "import", file, "--profile", path, "--map", "说名=设备", check=2)
        self.assertIn("没有“说名”这一栏；有：工号、项目", done.stderr)
        done = self.run_jifen(
            "claim", "import", file, "--profile", path, "--map", "说明=机器", check=2)
        self.assertIn("文件里没有“机器”这一列；有：设备、点检人编号", done.stderr)
        done = self.run_jifen("claim", "import", file, "--only", "结论", check=2)
        self.assertIn("名称=值", done.stderr)

    def test_there_may_be_one_of_every_kind_of_file(self):
        for kind in ["claims", "employees", "products", "deliveries", "openings", "deductions"]:
            text = f'{{ name: "x", imports: "{kind}", headings: ["a"] }}'
            with self.subTest(kind=kind):
                self.run_jifen("import", "profile", self.written("kind.json5", text))

    def test_every_fault_is_told_with_its_line(self):
        text = (
            '{\n name: "x",\n imports: ["claims", "cliams"],\n heading: ["a"],\n headings: [],\n'
            ' fields: {\n  employee: "工号",\n  emploee: "x",\n  date: true,\n  note: {},\n },\n'
            ' split: {},\n}\n')
        done = self.run_jifen(
            "import", "profile", self.written("bad.json5", text), check=2)
        for line in ["第 3 行 imports：不在可选值中", "第 4 行 heading：没有这个名称", "第 5 行 headings：类型不对",
                     "第 8 行 fields.emploee：没有这个名称", "第 9 行 fields.date：类型不对", "第 10 行 fields.note：类型不对",
                     "第 12 行 split：类型不对"]:
            self.assertIn(line, done.stderr)
        self.assertIn("employee", done.stderr)
        (self.folder / "bad.json5").write_text("{ name: }")
        done = self.run_jifen("import", "profiles")
        self.assertIn("bad.json5", done.stderr)
        self.assertIn("第 1 行第 9 个字写法不对", done.stderr)
        done = self.run_jifen("import", "profile", "./nowhere.json5", check=5)
        self.assertIn("没有这个文件", done.stderr)

    def at_a_terminal(self, answers, *words):
        """What is shown, and the status; each answer is typed where its word is asked for."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.environ.update(XDG_CONFIG_HOME=self.home.name, TERM="xterm", NO_COLOR="1")
            os.execv(program("jifen"), [
                "jifen", "--lang", "zh", "--socket", self.daemon.socket, "--as", "E001", *words])
        shown, unseen, deadline = b"", b"", time.monotonic() + 20
        answers = list(answers)
        while time.monotonic() < deadline:
            if not select.select([terminal], [], [], 0.2)[0]:
                continue
            try:
                piece = os.read(terminal, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
            unseen += piece
            if answers and answers[0][0].encode() in unseen.replace(b"\r\n", b""):
                os.write(terminal, answers.pop(0)[1].encode() + b"\n")
                unseen = b""
        os.close(terminal)
        _, status = os.waitpid(pid, 0)
        self.assertEqual(answers, [], shown.decode())
        return shown.decode(), os.waitstatus_to_exitcode(status)

    def test_what_is_not_known_is_asked_at_a_terminal_and_kept(self):
        file = self.written("问.csv", "牌号,何时,做了啥,备注\nE003,2026-10-05,讲了安全课,x\nE003,2026-10-06,通过考核,y\n")
        shown, status = self.at_a_terminal([
            ("“工号”是哪一列", "A"), ("“项目”是哪一列", "做了啥"), ("“发生日期”是哪一列", "乙"),
            ("“发生日期”是哪一列", "何时"), ("“讲了安全课”是什么", "training-speaker"),
            ("起个名称", "班组记录"), ("[y/N]", "y")], "claim", "import", file)
        self.assertEqual(status, 0, shown)
        self.assertIn("导入 2 行", shown)
        self.assertIn("文件里没有“乙”这一列", shown)
        self.run_jifen("import", "profile", str(self.folder / "班组记录.json5"))
        # The same without a terminal, from now on.
        other = self.written("问2.csv", "牌号,何时,做了啥,备注\nE001,2026-10-07,讲了安全课,z\n")
        done = self.run_jifen("claim", "import", other)
        self.assertIn("按方案“班组记录”", done.stderr)
        self.assertIn("导入 1 行", done.stdout)
        shown, status = self.at_a_terminal([("[y/N]", "n")], "claim", "import", other)
        self.assertEqual(status, 1, shown)
        shown, status = self.at_a_terminal(
            [("“工号”是哪一列", "")], "claim", "import", file, "--profile", "none")
        self.assertEqual(status, 2, shown)


if __name__ == "__main__":
    unittest.main()
