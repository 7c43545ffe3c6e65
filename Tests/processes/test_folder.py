"""A folder in which people lay tables: rehearsed by their headers, brought in at a word."""

import grp
import json
import os
import pwd
import subprocess
import threading
import time
import unittest
import zipfile
from pathlib import Path

from ledger import ROOT, Daemon, jifen, program

CLAIMS = "工号,项目,发生日期,说明\nE003,drill,2026-10-09,演练\nE999,drill,2026-10-09,无此人\n"
PEOPLE = "工号,姓名,部门,用工性质\nE010,张三,铸造车间,正式工\nE011,李四,铸造车间,临时工\n"


def cells(path):
    """The text of the first sheet of a workbook that jifen wrote."""
    with zipfile.ZipFile(path) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


class Case(unittest.TestCase):
    def setUp(self):
        self.ledger = Daemon(mode=0o755)
        self.addCleanup(self.ledger.remove)
        self.base = self.ledger.folder + "/imports"
        self.folder = Path(self.base, pwd.getpwuid(os.geteuid()).pw_name)
        self.folder.mkdir(parents=True)
        config = self.ledger.folder + "/jifend.json5"
        Path(config).write_text(json.dumps({"imports": self.base}))
        self.ledger.start(JIFEN_CONFIG=config).furnish()

    def ask(self, *words, who="E001", **options):
        return jifen(self.ledger, "--as", who, *words, **options)

    def rows(self, *words):
        return json.loads(self.ask("import", "folder", *words, "--json", check=0).stdout)["rows"]

    def lay(self, name, text, folder=None):
        """As a person lays it: whole, and some time ago."""
        path = Path(folder or self.folder, name)
        path.write_text(text)
        return path


class Folder(Case):
    def test_a_file_is_rehearsed_beside_itself_and_goes_in_at_a_word(self):
        roster = self.lay("花名册.csv", PEOPLE)
        self.lay("十月.csv", CLAIMS)
        rows = self.rows()
        self.assertEqual(
            [(row["file"], row["command"], row["rows"], row["bad"]) for row in rows],
            [("十月.csv", "claim import", 1, 1), ("花名册.csv", "employee import", 2, 0)])
        # Nothing went in by that.
        self.assertEqual(self.ask("employee", "show", "E010").returncode, 5)
        result = cells(self.folder / "十月.csv.result.xlsx")
        self.assertIn("There is no employee E999.", result)
        self.assertIn("goes in", result)
        said = self.ask("--yes", "import", "accept", str(rows[1]["number"]), check=0)
        self.assertIn("2 rows imported (I1)", said.stdout)
        self.ask("employee", "show", "E010", check=0)
        self.assertFalse(roster.exists())
        self.assertTrue((self.folder / "done/I1-花名册.csv").exists())
        self.assertTrue((self.folder / "done/I1-花名册.csv.result.xlsx").exists())
        said = self.ask("--yes", "import", "accept", "十月.csv")
        self.assertEqual(said.returncode, 1)
        self.assertIn("Nothing went in", said.stdout)
        said = self.ask("--yes", "import", "accept", "十月.csv", "--skip-bad", lang="zh")
        self.assertIn("导入 1 行 (I2)", said.stdout)
        self.assertIn("第 3 行：没有工号 E999", said.stderr)
        self.assertEqual(self.rows(), [])

    def test_what_was_changed_since_does_not_go_in_under_the_old_number(self):
        path = self.lay("花名册.csv", PEOPLE)
        number = self.rows()[0]["number"]
        path.write_text(PEOPLE.replace("张三", "王五"))
        said = self.ask("--yes", "import", "accept", str(number))
        self.assertEqual(said.returncode, 6)
        self.assertIn("changed after it was rehearsed", said.stderr)
        again = self.rows()[0]["number"]
        self.assertGreater(again, number)
        self.assertEqual(self.ask("--yes", "import", "accept", str(number)).returncode, 5)
        self.ask("--yes", "import", "accept", str(again), check=0)
        self.assertIn("王五", self.ask("employee", "show", "E010").stdout)

    def test_the_same_content_keeps_its_number_and_is_not_rehearsed_again(self):
        path = self.lay("花名册.csv", PEOPLE)
        first = self.rows()
        path.write_text(PEOPLE)
        self.assertEqual(self.rows(), first)
        path.unlink()
        self.assertEqual(self.rows(), [])
        self.assertFalse((self.folder / "花名册.csv.result.xlsx").exists())

    def test_a_file_that_is_still_written_is_waited_for(self):
        path = self.folder / "花名册.csv"

        def write():
            with open(path, "w") as file:
                for line in PEOPLE.splitlines(keepends=True):
                    file.write(line)
                    file.flush()
                    time.sleep(1)

        writer = threading.Thread(target=write)
        writer.start()
        time.sleep(0.2)
        rows = self.rows()
        writer.join()
        self.assertEqual([(row["rows"], row["bad"]) for row in rows], [(2, 0)])

    def test_links_pipes_and_what_is_no_table_are_left_alone(self):
        secret = self.lay("secret.csv", PEOPLE, self.ledger.folder)
        (self.folder / "link.csv").symlink_to(secret)
        os.link(secret, self.folder / "hard.csv")
        os.mkfifo(self.folder / "pipe.csv")
        self.lay("notes.md", "x")
        self.lay("~$花名册.xlsx", "x")
        began = time.monotonic()
        said = self.ask("import", "folder", check=0)
        self.assertLess(time.monotonic() - began, 5)
        for name in ("link.csv", "hard.csv", "pipe.csv"):
            self.assertIn(name, said.stderr)
        self.assertEqual(list(self.folder.glob("*.result.xlsx")), [])

    def test_a_link_in_the_place_of_the_result_is_replaced_and_not_followed(self):
        target = self.lay("target", "mine", self.ledger.folder)
        self.lay("花名册.csv", PEOPLE)
        (self.folder / "花名册.csv.result.xlsx").symlink_to(target)
        self.rows()
        self.assertEqual(target.read_text(), "mine")
        self.assertTrue(zipfile.is_zipfile(self.folder / "花名册.csv.result.xlsx"))

    def test_a_table_of_no_known_kind_says_what_is_wanted(self):
        self.lay("odd.csv", "甲,乙\n1,2\n")
        self.lay("broken.xlsx", "no workbook at all")
        rows = self.rows()
        self.assertNotIn("command", rows[1])
        self.assertIn("claim import: employee, item, date", rows[1]["reason"])
        self.assertIn("stock import", cells(self.folder / "odd.csv.result.xlsx"))
        said = self.ask("--yes", "import", "accept", "odd.csv")
        self.assertEqual(said.returncode, 1)

    def test_who_may_not_import_is_told_so_in_the_result(self):
        self.lay("花名册.csv", PEOPLE)
        said = self.ask("import", "folder", who="E003", lang="zh", check=0)
        self.assertIn("您没有这个权限", cells(self.folder / "花名册.csv.result.xlsx"))
        said = self.ask("--yes", "import", "accept", "花名册.csv", who="E003")
        self.assertEqual(said.returncode, 1)
        self.assertEqual(self.ask("employee", "show", "E010").returncode, 5)

    def test_a_form_of_another_system_is_known_by_its_profile(self):
        self.lay("码.csv", "记录编号,填表人,填表时间,员工工号,隐患类别,隐患描述\n"
                 "A1,某人,2026-10-09 08:00,E003,一般隐患,护栏松动\n"
                 "A2,某人,2026-10-09 08:05,E998,一般隐患,地面油污\n")
        row = self.rows()[0]
        self.assertEqual(
            (row.get("command"), row["rows"], row["bad"]), ("claim import", 1, 1), row)
        self.ask("--yes", "import", "accept", "码.csv", "--skip-bad")
        self.assertIn("护栏松动", self.ask("claim", "show", "C1").stdout)

    def test_without_a_yes_nothing_goes_in(self):
        self.lay("花名册.csv", PEOPLE)
        self.rows()
        said = self.ask("import", "accept", "花名册.csv")
        self.assertEqual(said.returncode, 2)
        self.assertIn("--yes", said.stderr)
        said = self.ask("--dry-run", "import", "accept", "花名册.csv")
        self.assertTrue((self.folder / "花名册.csv").exists(), said.stdout)


@unittest.skipUnless(os.geteuid() == 0, "needs root to be others")
class Owners(Case):
    def test_nobody_has_the_file_of_another_rehearsed(self):
        shared = Path(self.ledger.folder, "shared")
        shared.mkdir()
        shared.chmod(0o1777)
        theirs = self.lay("theirs.csv", PEOPLE, shared)
        os.chown(theirs, pwd.getpwnam("games").pw_uid, grp.getgrnam("games").gr_gid)
        self.lay("mine.csv", PEOPLE, shared)
        said = self.ask("import", "folder", str(shared), "--json", check=0)
        self.assertEqual([row["file"] for row in json.loads(said.stdout)["rows"]], ["mine.csv"])
        self.assertIn("theirs.csv is not your file", said.stderr)

    def test_a_state_folder_of_somebody_else_is_not_used(self):
        trap = self.folder / ".jifen-0"
        trap.mkdir()
        os.chown(trap, pwd.getpwnam("games").pw_uid, 0)
        self.lay("花名册.csv", PEOPLE)
        said = self.ask("import", "folder")
        self.assertEqual(said.returncode, 4)
        self.assertIn(".jifen-0", said.stderr)


class Configuration(unittest.TestCase):
    def check(self, text, lang="C.UTF-8"):
        folder = Daemon()
        self.addCleanup(folder.remove)
        path = folder.folder + "/jifend.json5"
        os.mkdir(folder.folder + "/books")
        Path(path).write_text(text.replace("HERE", folder.folder))
        return subprocess.run(
            [program("jifend"), "--check-config", "--config", path, "--socket", "/tmp/x"],
            capture_output=True, text=True, env={**os.environ, "LC_ALL": lang})

    def test_the_folder_lies_apart_from_the_books(self):
        good = '{ books: "HERE/books/books.sqlite", imports: "HERE/imports" }'
        said = self.check(good)
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertIn("/imports", said.stdout)
        for place in ("HERE/books", "HERE/books/in", "HERE", "HERE/jifend.json5"):
            said = self.check(good.replace("HERE/imports", place))
            self.assertEqual(said.returncode, 2, place)
            self.assertIn("imports: ", said.stderr)
        said = self.check(good.replace("HERE/imports", "HERE/books"), lang="zh_CN.UTF-8")
        self.assertIn("要和台账、备份所在的", said.stderr)

    def test_the_units_run_it_as_the_person_whose_folder_it_is(self):
        path = (ROOT / "config/systemd/jifen-imports@.path").read_text()
        service = (ROOT / "config/systemd/jifen-imports@.service").read_text()
        self.assertIn("PathChanged=/var/lib/jifen-imports/%i", path)
        self.assertIn("User=%i", service)
        self.assertIn("import folder /var/lib/jifen-imports/%i", service)


if __name__ == "__main__":
    unittest.main()
