"""Words that people type and read: names looked up, departments, errors for programs, versions."""

import json
import os
import pty
import select
import subprocess
import time
import unittest
from pathlib import Path

from ledger import ROOT, Daemon, Refused, jifen, program


def filed(daemon, name, content):
    path = Path(daemon.folder, name)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def at_a_terminal(daemon, *words, answer, lang="zh"):
    """What is shown at a terminal, where a question is answered."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(program("jifen"), [
            "jifen", "--lang", lang, "--socket", daemon.socket, *words])
    shown, deadline = b"", time.monotonic() + 20
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if not ready:
            continue
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
        if b"[y/N]" in piece:
            os.write(terminal, answer.encode() + b"\n")
    os.close(terminal)
    _, status = os.waitpid(pid, 0)
    return shown.decode(), os.waitstatus_to_exitcode(status)


class Words(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon(simulate="2026-11-02").start().furnish()
        client = cls.daemon.client()
        as_leader = {"as": "user:zhao"}
        for number, name in (("E017", "林巧云"), ("E018", "张三"), ("E019", "张三"), ("W1", "李四")):
            client.change(
                "employee.add", employee=number, name=name, department="铸造车间",
                type="regular", **as_leader)
        client.change("role.grant", to="E001", role="finance", **as_leader)
        for code, name in (("P01", "毛巾"), ("P02", "肥皂"), ("P03", "肥皂")):
            client.change(
                "product.add", product=code, name=name, kind="household", valueFen=1000,
                **{"as": "E001"})
        client.close()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def told(self, *words, lang="en", check=None, **more):
        done = jifen(self.daemon, *words, lang=lang, check=check, **more)
        return done.stdout + done.stderr

    def test_small_and_full_width_letters_are_understood(self):
        for words in (
            ("balance", "e017"), ("balance", "Ｅ０１７"), ("history", "ｅ０１７"),
            ("claim", "list", "--employee", "e017"), ("employee", "show", "林巧云"),
            ("stock", "receive", "p01", "１"), ("stock", "receive", "毛巾", "1"),
            ("claim", "submit", "PPE", "--for", "e017"),
            ("deduct", "e017", "No-PPE", "--points", "１", "--reason", "x"),
        ):
            with self.subTest(words=words):
                who = "E002" if words[0] == "deduct" else "E001"
                self.told("--as", who, *words, check=0)
        self.told("--as", "e017", "balance", check=0)
        # One's own number, for who may not see the list of all.
        self.assertIn("E017", self.told("--as", "E017", "balance", "e017", check=0))
        self.told("--as", "E017", "claim", "show", "ｃ1", check=0)

    def test_a_name_of_two_is_refused_and_both_are_named(self):
        for words, names in (
            (("balance", "张三"), ("E018 张三", "E019 张三")),
            (("stock", "receive", "肥皂", "1"), ("P02 肥皂", "P03 肥皂")),
            (("redeem", "肥皂", "--for", "E017"), ("P02 肥皂", "P03 肥皂")),
        ):
            with self.subTest(words=words):
                for lang in ("zh", "en"):
                    told = self.told("--as", "E001", *words, lang=lang, check=2)
                    for name in names:
                        self.assertIn(name, told)

    def test_a_name_is_found_behind_a_thousand_others(self):
        client = self.daemon.client()
        products = [
            {"product": f"X{n:04}", "name": f"杯子{n}", "kind": "household", "valueFen": 1000}
            for n in range(1005)]
        for start in (0, 500, 1000):
            client.change(
                "product.addMany", products=products[start:start + 500], mode="all",
                **{"as": "E001"})
        client.change(
            "product.add", product="Z1", name="铁锅", kind="household", valueFen=1000,
            **{"as": "E001"})
        client.close()
        self.assertIn("Z1", self.told("--as", "E001", "stock", "receive", "铁锅", "3", check=0))

    def test_what_is_nearly_right_gets_a_suggestion(self):
        for words, meant in (
            (("claim", "submit", "参加安全培训"), "training-attend"),
            (("claim", "submit", "training-atend"), "training-attend"),
            (("balance", "E107"), "E017"), (("balance", "林巧雲"), "E017"),
            (("stock", "receive", "毛币", "1"), "P01"), (("stock", "receive", "P001", "1"), "P01"),
        ):
            with self.subTest(words=words):
                told = self.told("--as", "E001", *words, check=5)
                self.assertIn("Did you mean", told)
                self.assertIn(meant, told)

    def test_a_department_that_nobody_was_in_is_refused_as_a_filter(self):
        period = ("--from", "2026-10-01", "--to", "2026-11-30")
        for words in (
            ("employee", "list"), ("board",), ("review", "approve"),
            ("export", "redemptions", *period), ("export", "earnings", *period),
            ("export", "clearing", *period), ("export", "journal", *period),
            ("export", "liability", *period),
        ):
            with self.subTest(words=words):
                who = "E002" if words[0] == "review" else "E001"
                told = self.told("--as", who, *words, "--department", "铸造车问", check=5)
                self.assertIn("Did you mean 铸造车间?", told)
        self.assertIn("铸造车间", self.told("department", "list", check=0))

    def test_nobody_and_nothing_is_no_empty_list(self):
        for words, meant in (
            (("claim", "list", "--employee", "E107"), "E017"),
            (("redemption", "list", "--employee", "E107"), "E017"),
            (("deduction", "list", "--employee", "E107"), "E017"),
            (("claim", "list", "--item", "hazard-generl"), "hazard-general"),
        ):
            with self.subTest(words=words):
                self.assertIn(meant, self.told("--as", "E001", *words, check=5))

    def test_a_former_department_can_be_asked_for(self):
        client = self.daemon.client()
        client.change("employee.move", employee="W1", department="旧车间", **{"as": "E001"})
        client.change("employee.move", employee="W1", department="铸造车间", **{"as": "E001"})
        client.close()
        self.told("--as", "E001", "employee", "list", "--department", "旧车间", check=0)
        self.told("--as", "E001", "board", "--department", "旧车间", check=0)

    def test_a_new_department_is_said_and_asked_about(self):
        words = ("--as", "E001", "employee", "move", "W1", "--department", "铸造车问")
        told, status = at_a_terminal(self.daemon, *words, answer="n")
        self.assertEqual(status, 1, told)
        self.assertIn("已有“铸造车间”", told)
        told = self.told("--as", "E001", "employee", "add", "N1", "王五", "--department", "食堂")
        self.assertIn("‘食堂’ is a new department.", told)
        roll = filed(
            self.daemon, "roll.csv", "工号,姓名,部门,用工性质\nN2,赵六,冲压,正式工\nN3,钱七,食堂,正式工\n")
        told = self.told("--as", "E001", "employee", "import", roll, check=0)
        self.assertIn("‘冲压’ is a new department.", told)
        self.assertNotIn("‘食堂’", told)

    def test_who_is_nobody_yet_is_told_whom_to_ask(self):
        who = ("--as", "user:gongren")
        for words in (
            ("claim", "submit", "ppe"), ("claim", "list"), ("employee", "list"), ("balance",),
            ("redeem", "P01"), (),
        ):
            for lang in ("zh", "en"):
                with self.subTest(words=words, lang=lang):
                    told = self.told(*who, *words, lang=lang)
                    self.assertIn(
                        "jifen employee bind " + ("工号" if lang == "zh" else "EMPLOYEE")
                        + " gongren", told)
        self.assertNotIn("bind", self.told("--as", "E003", "employee", "list", check=4))

    def test_the_version(self):
        version = subprocess.run(
            [program("jifend"), "--version"], capture_output=True, text=True).stdout.split()[1]
        for words in (("--version",), ("-V",), ("version",), ("claim", "--version")):
            self.assertEqual(jifen(self.daemon, *words, check=0).stdout, f"jifen {version}\n")
        told = jifen(self.daemon, "--json", "--version", check=0).stdout
        self.assertEqual(json.loads(told), {"jifen": version})

    def test_errors_are_json_for_who_asked_for_json(self):
        for words, status, kind in (
            (("--as", "E001", "balance", "E999"), 5, "employee.unknown"),
            (("--as", "E003", "employee", "list"), 4, "not_permitted"),
            (("claim", "submit"), 2, "usage"), (("clam",), 2, "usage"),
            (("--as", "E001", "claim", "import", "/nowhere.csv"), 5, "file"),
            (("--socket", "/nowhere/s", "whoami"), 3, "not_running"),
        ):
            for form in ("--json", "--jsonl"):
                with self.subTest(words=words, form=form):
                    done = jifen(self.daemon, *words, form, lang="zh", check=status)
                    error = json.loads(done.stderr)["error"]
                    self.assertEqual(error["kind"], kind)
                    self.assertEqual(error["status"], status)
                    self.assertNotRegex(error["message"], "[一-鿿]")
                    self.assertEqual(done.stdout, "")

    def test_names_that_cannot_be_seen_and_numbers_like_options_are_refused(self):
        client = self.daemon.client()
        person = {"employee": "N9", "name": "某人", "department": "x", "type": "regular"}
        goods = {"product": "Q1", "name": "盆", "kind": "household", "valueFen": 1000}
        for method, params in (
            ("employee.add", {**person, "employee": "-h"}),
            ("employee.add", {**person, "employee": "_x"}),
            ("employee.add", {**person, "name": "\u200e\u2060"}),
            ("employee.add", {**person, "name": "张\n三"}),
            ("employee.rename", {"employee": "W1", "name": "\u3164"}),
            ("product.add", {**goods, "name": "\u200e"}),
            ("product.add", {**goods, "name": "毛\t巾"}),
            ("product.add", {**goods, "name": "毛\n巾"}),
            ("product.addMany", {"products": [{**goods, "name": "\x1b[31m"}], "mode": "all"}),
        ):
            with self.subTest(method=method, params=params):
                with self.assertRaises(Refused) as refused:
                    client.change(method, **{"as": "E001", **params})
                self.assertEqual(refused.exception.kind, "invalid_params")
        client.close()
        told = self.told("--as", "E001", "product", "add", "Q1", "毛\t巾", "--kind", "household", "--value", "10", check=2)
        self.assertIn("on one line", told)

    def test_help_speaks_of_what_there_is(self):
        for lang in ("zh", "en"):
            told = self.told("help", "role", "grant", lang=lang, check=0)
            for word in ("operator", "运维人员", "员工、"):
                self.assertNotIn(word, told)
        for words in (("employee", "return"), ("employee", "erase")):
            self.assertNotIn("E001", self.told("help", *words, check=0))
        self.assertNotIn("默认正式工", self.told("help", "employee", "list", lang="zh", check=0))
        told = self.told("help", "campaign", "record", lang="zh", check=0)
        for word in ("CAMPAIGN", "PARTICIPANT", "MEASURE", "CHOICE"):
            self.assertNotIn(word, told)

    def test_a_result_that_is_not_there_gets_advice_that_works(self):
        told = self.told("--as", "E001", "campaign", "void", "S99", "--reason", "x", lang="zh", check=5)
        self.assertIn("jifen campaign list", told)
        self.assertNotIn("?", told)
        told = self.told("--as", "E001", "campaign", "void", "xx", "--reason", "x", lang="zh", check=2)
        self.assertIn("成绩编号", told)


class HistoryByTime(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon(simulate="2026-10-12").start().furnish()
        client = cls.daemon.client()
        client.change("role.grant", to="E001", role="leader", **{"as": "user:zhao"})
        for day in range(1, 13):
            client.change(
                "opening.record", employee="E003", points=day, on=f"2026-10-{day:02}",
                reference=f"r{day}", **{"as": "E001"})
        client.close()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def rows(self, *words):
        done = jifen(self.daemon, "--as", "E003", "--json", "history", *words, check=0)
        return [(row["about"], row["balance"]) for row in json.loads(done.stdout)["rows"]]

    def test_the_newest_come_first_and_the_limit_keeps_them(self):
        balances = [day * (day + 1) // 2 for day in range(1, 13)]
        every = [(f"r{day}", balances[day - 1]) for day in range(12, 0, -1)]
        self.assertEqual(self.rows(), every)
        self.assertEqual(self.rows("--limit", "3"), every[:3])
        self.assertEqual(self.rows("--oldest", "--limit", "3"), every[::-1][:3])
        self.assertEqual(
            self.rows("--from", "2026-10-04", "--to", "2026-10-06"), every[6:9])
        done = jifen(self.daemon, "--as", "E003", "history", "--limit", "5", check=0)
        after = done.stderr.split("--after ")[1].split(".")[0]
        self.assertEqual(self.rows("--after", after), every[5:])


class FilesThatPeopleCarry(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start().furnish()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def written(self, text):
        """The same text as editors save it."""
        windows = text.replace("\n", "\r\n")
        yield "bom", b"\xef\xbb\xbf" + text.encode()
        yield "bom-crlf", b"\xef\xbb\xbf" + windows.encode()
        yield "utf-16-le", b"\xff\xfe" + windows.encode("utf-16-le")
        yield "utf-16-be", b"\xfe\xff" + text.encode("utf-16-be")
        yield "gb18030", text.encode("gb18030")

    def test_an_anchor_is_read_however_it_was_saved(self):
        path = filed(self.daemon, "anchor.json", "")
        jifen(self.daemon, "anchor", "--output", path, "--force", check=0)
        for name, content in self.written(Path(path).read_text()):
            with self.subTest(saved=name):
                again = filed(self.daemon, f"anchor-{name}.json", content)
                jifen(self.daemon, "verify", "--anchor", again, check=0)

    def test_a_calendar_and_a_campaign_are_read_however_they_were_saved(self):
        calendar = '{ year: 2027, source: "通知", off: ["2027-01-01"], work: [] }\n'
        campaign = (ROOT / "config/campaigns").glob("*.json5")
        for text, words in (
            (calendar, ("--as", "user:zhao", "--dry-run", "calendar", "adopt")),
            (sorted(campaign)[0].read_text(), ("--as", "user:zhao", "campaign", "check")),
        ):
            for name, content in self.written(text):
                with self.subTest(words=words, saved=name):
                    path = filed(self.daemon, f"file-{name}.json5", content)
                    jifen(self.daemon, *words, path, check=0)

    def test_an_empty_file_is_called_empty(self):
        for content in (b"", b"\xef\xbb\xbf", b" \r\n\r\n", b"\xff\xfe"):
            for words in (
                ("policy", "check"), ("calendar", "adopt"), ("campaign", "check"),
                ("verify", "--anchor"), ("claim", "import"),
            ):
                with self.subTest(content=content, words=words):
                    path = filed(self.daemon, "empty.json5", content)
                    done = jifen(self.daemon, "--as", "user:zhao", *words, path, check=2)
                    self.assertIn("is empty", done.stderr)

    def test_full_width_signs_are_named(self):
        for text, sign in (
            ('{ name： "x" }', "："), ('{ name: "x"， notice: {} }', "，"), ("{ name: “x” }", "“"),
            ('{ cap: １０ }', "１０"), ('{ name: "x” }', "”"), ('{ name: "x" ｝', "｝"),
        ):
            for lang, words in (("zh", "全角"), ("en", "full-width")):
                with self.subTest(text=text, lang=lang):
                    path = filed(self.daemon, "signs.json5", text)
                    done = jifen(
                        self.daemon, "--as", "user:zhao", "policy", "check", path, lang=lang,
                        check=2)
                    self.assertIn(words, done.stderr)
                    self.assertIn(sign, done.stderr)

    def test_a_manifest_counts_however_it_was_saved(self):
        """A backup that is not what its manifest says is never put back for want of reading it."""
        folder = Path(self.daemon.folder, "carried")
        folder.mkdir()
        backup = folder / "b.sqlite"
        jifen(self.daemon, "backup", "--output", str(backup), check=0)
        manifest = folder / "b.json"
        good = manifest.read_text()
        bad = good.replace('"sha256":"', '"sha256":"0000')
        bad = bad[:bad.index('"sha256":"') + 10] + bad[bad.index('"sha256":"') + 10:].replace(
            "0000", "", 1)
        digest = json.loads(good)["sha256"]
        bad = good.replace(digest, digest[::-1])
        for text, status, word in ((good, 0, b"restored"), (bad, 1, b"manifest")):
            for name, content in self.written(text):
                with self.subTest(saved=name, status=status):
                    manifest.write_bytes(content)
                    books = folder / f"{name}-{status}.sqlite"
                    done = subprocess.run(
                        [program("jifend"), "--restore", str(backup), "--books", str(books),
                         "--socket", str(folder / "s")], capture_output=True)
                    self.assertEqual(done.returncode, status, done.stderr)
                    self.assertIn(word, done.stdout + done.stderr)
        manifest.write_text("no manifest")
        done = subprocess.run(
            [program("jifend"), "--restore", str(backup), "--books", str(folder / "n.sqlite"),
             "--socket", str(folder / "s")], capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn("no manifest", done.stderr)


class TheDaemonSpeaks(unittest.TestCase):
    def run_daemon(self, *words, lang):
        environment = {
            name: value for name, value in os.environ.items()
            if name not in ("JIFEN_LANG", "LC_ALL", "LC_MESSAGES")}
        return subprocess.run(
            [program("jifend"), *words], capture_output=True, text=True, timeout=20,
            env={**environment, "LANG": lang})

    def test_chinese_by_locale(self):
        for lang, words in (("zh_CN.UTF-8", "台账"), ("C.UTF-8", "books")):
            self.assertIn(words, self.run_daemon("--help", lang=lang).stdout)
        for words in (
            ("--bok", "x"), ("--books",), ("--log", "loud", "--books", "/x", "--socket", "/x"),
            ("--config", "/nowhere.json5"), ("--version=1",),
        ):
            chinese = self.run_daemon(*words, lang="zh_CN.UTF-8")
            english = self.run_daemon(*words, lang="C.UTF-8")
            self.assertEqual((chinese.returncode, english.returncode), (2, 2))
            self.assertTrue(english.stderr.isascii(), english.stderr)
            self.assertFalse(chinese.stderr.isascii(), chinese.stderr)

    def test_the_log_stays_english(self):
        daemon = Daemon()
        try:
            daemon.start(LANG="zh_CN.UTF-8", LC_ALL="zh_CN.UTF-8")
            daemon.stop()
            self.assertTrue(Path(daemon.folder, "log").read_text().isascii())
        finally:
            daemon.remove()


if __name__ == "__main__":
    unittest.main()
