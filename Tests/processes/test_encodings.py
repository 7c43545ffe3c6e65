"""What is typed in a terminal that is not set to UTF-8: text is refused, file names are kept."""

import json
import os
import subprocess
import tempfile
import unittest

from ledger import Daemon, Refused, jifen, program

NAME = "十月"


def gbk(text):
    return text.encode("gb18030")


def run(daemon, *words, lang="en", cwd=None, environment=None):
    """As `jifen`, with words that are bytes."""
    return subprocess.run(
        [program("jifen"), "--lang", lang, "--socket", daemon.socket, *words], cwd=cwd,
        capture_output=True, timeout=60, env={**os.environ, **(environment or {})})


class WordsThatAreNoUTF8(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start().furnish()
        cls.folder = os.fsencode(tempfile.mkdtemp(prefix="jifen-encodings-", dir=cls.daemon.folder))

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def seq(self):
        client = self.daemon.client()
        try:
            return client.call("whoami")["seq"]
        finally:
            client.close()

    def test_no_word_of_a_command_is_taken_that_is_not_utf8(self):
        note = gbk("3号叉车倒车蜂鸣器不响")
        lines = [
            [b"--as", b"E003", b"claim", b"submit", b"ppe", b"--note", note],
            [b"--as", b"E003", b"claim", b"submit", b"ppe", b"--note=" + note],
            [b"--as", b"E002", b"deduct", b"E003", b"no-ppe", b"--reason", note],
            [b"--as", b"E001", b"employee", b"add", b"N1", gbk("张三"), b"--department", b"x"],
            [b"--as", b"E001", b"employee", b"add", b"N1", b"x", b"--department", gbk("车间")],
            [b"--as", b"E003", b"claim", b"submit", gbk("参与安全培训")],
            [b"--as", gbk("张三"), b"whoami"],
            [b"--yes", b"init", gbk("示范厂")], [gbk("余额")], [b"claim", gbk("申报")],
            [b"whoami", gbk("我")], [b"--" + gbk("全部"), b"balance"], [b"-" + gbk("明"), b"balance"],
            [b"rpc", b"whoami", gbk("x=张")], [b"review", b"reject", b"C1", b"--reason", note],
            [b"--as", b"E003", b"claim", b"submit", b"ppe", b"--evidence", b"http://x/" + gbk("照片")],
        ]
        before = self.seq()
        for line in lines:
            for lang in ("zh", "en"):
                with self.subTest(line=line, lang=lang):
                    done = run(self.daemon, *line, lang=lang)
                    self.assertEqual(done.returncode, 2, done.stderr)
                    self.assertIn(b"UTF-8", done.stderr)
                    # A terminal in GBK shows the English only.
                    self.assertIn(b"Set the terminal to UTF-8", done.stderr)
                    done.stderr.decode()  # no raw byte of it comes back
        self.assertEqual(self.seq(), before)

    def test_says_what_it_would_be_in_gbk(self):
        done = run(self.daemon, b"claim", b"submit", b"ppe", b"--note", gbk("未戴安全帽"))
        self.assertIn(r"\xCE\xB4", done.stderr.decode())
        self.assertIn("未戴安全帽", done.stderr.decode())

    def test_what_looks_like_utf8_by_chance_is_told_by_the_locale(self):
        """全 in GBK is the two bytes of ȫ."""
        for locale, status in (("zh_CN.GB18030", 2), ("zh_CN.GBK", 2), ("zh_CN.UTF-8", 5)):
            done = run(
                self.daemon, b"--as", b"E001", b"employee", b"list", b"--department", gbk("全"),
                environment={"LC_ALL": "", "LC_CTYPE": "", "LANG": locale})
            self.assertEqual(done.returncode, status, done.stderr)
        done = run(
            self.daemon, "--as", "E001", "employee", "list", "--department", "铸造车间",
            environment={"LC_ALL": "zh_CN.GB18030"})
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_letter_that_was_lost_before_is_refused_too(self):
        before = self.seq()
        done = jifen(
            self.daemon, "--as", "E003", "claim", "submit", "ppe", "--note", "3\ufffd叉车", check=2)
        self.assertIn("lost", done.stderr)
        client = self.daemon.client()
        for method, params in (
            ("claim.submit", {"item": "ppe", "note": "3\ufffd"}),
            ("claim.submit", {"item": "ppe", "occurrence": "3\ufffd"}),
            ("employee.add", {"employee": "N1", "name": "\ufffd", "department": "x", "type": "regular"}),
            ("employee.bind", {"employee": "E003", "user": "\ufffd"}),
        ):
            with self.assertRaises(Refused) as refused:
                client.change(method, **{"as": "E001", **params})
            self.assertEqual(refused.exception.kind, "invalid_params")
        client.close()
        self.assertEqual(self.seq(), before)

    def test_variables_are_text_or_paths(self):
        done = run(self.daemon, b"whoami", environment={"JIFEN_LANG": os.fsdecode(gbk("中"))})
        self.assertEqual(done.returncode, 2)
        elsewhere = os.fsdecode(self.folder + b"/" + gbk("套接字"))
        done = subprocess.run(
            [program("jifen"), "--lang", "en", "whoami"], capture_output=True,
            env={**os.environ, "JIFEN_SOCKET": elsewhere})
        self.assertEqual(done.returncode, 3)
        self.assertIn(rb"\xCC\xD7", done.stderr)

    def test_a_socket_is_found_by_its_bytes(self):
        path = self.folder + b"/" + gbk("套")
        os.symlink(self.daemon.socket, path)
        done = subprocess.run(
            [program("jifen"), "--socket", path, "whoami"], capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_files_are_read_and_written_under_the_names_that_came(self):
        """Names from a stick that Windows wrote, in every place that takes a file."""
        def place(ending):
            return self.folder + b"/" + gbk(NAME) + ending

        with open(place(b".csv"), "wb") as file:
            file.write("工号,项目,发生日期\nE003,ppe,2026-10-12\nE003,ppe,bad\n".encode())
        done = run(
            self.daemon, b"--as", b"E001", b"claim", b"import", place(b".csv"), b"--skip-bad",
            b"--rejects", place(b".rejects.csv"))
        self.assertIn(rb"\xCA\xAE\xD4\xC2.rejects.csv", done.stderr)
        client = self.daemon.client()
        client.change("role.grant", to="E001", role="finance", **{"as": "user:zhao"})
        client.close()
        lines = [
            [b"--as", b"E001", b"export", b"stock", b"--from", b"2026-10-01", b"--to",
             b"2026-10-12", b"--output", place(b".stock.csv")],
            [b"board", b"--html", place(b".html")],
            [b"anchor", b"--output", place(b".anchor.json")],
            [b"verify", b"--anchor", place(b".anchor.json")],
            [b"man", place(b".man")],
        ]
        for line in lines:
            done = run(self.daemon, *line)
            self.assertEqual(done.returncode, 0, done.stderr)
        done = run(self.daemon, b"--as", b"E001", b"claim", b"import", place(b".missing.csv"))
        self.assertEqual(done.returncode, 5)
        self.assertIn(rb"\xCA\xAE", done.stderr)
        for ending in (b".rejects.csv", b".stock.csv", b".html", b".anchor.json", b".man"):
            self.assertTrue(os.path.exists(place(ending)), ending)
        self.assertFalse([n for n in os.listdir(self.folder) if "\ufffd".encode() in n])

    def test_evidence_is_recorded_by_its_whole_path(self):
        """Whoever reviews it works in another folder."""
        os.makedirs(self.folder + b"/a/b", exist_ok=True)
        for name in (b"photo.jpg", gbk("照片") + b".jpg"):
            with open(self.folder + b"/a/" + name, "wb") as file:
                file.write(name)
            done = run(
                self.daemon, b"--as", b"E003", b"--json", b"claim", b"submit", b"hazard-general",
                b"--distinct", b"--evidence", b"../" + name, b"--evidence", b"https://x/?a=../b",
                cwd=self.folder + b"/a/b")
            self.assertEqual(done.returncode, 0, done.stderr)
            claim = json.loads(done.stdout)["claim"]
            shown = json.loads(jifen(
                self.daemon, "--as", "E003", "--json", "claim", "show", claim, check=0).stdout)
            references = [piece["reference"] for piece in shown["evidence"]]
            escaped = name.replace(gbk("照片"), rb"\xD5\xD5\xC6\xAC").decode()
            whole = os.path.realpath(os.fsdecode(self.folder)) + "/a/" + escaped
            self.assertEqual(references, [whole, "https://x/?a=../b"])

    def test_the_daemon_takes_utf8_only(self):
        for words, environment in (
            ([b"--books", gbk("台账")], {}), ([gbk("启动")], {}),
            ([], {"JIFEN_BOOKS": os.fsdecode(b"/tmp/" + gbk("台账"))}),
            ([b"--books", b"/nowhere/b", b"--socket", b"/nowhere/s"],
             {"JIFEN_LOG": os.fsdecode(gbk("详"))}),
        ):
            with self.subTest(words=words, environment=environment):
                done = subprocess.run(
                    [program("jifend"), *words], capture_output=True, timeout=20,
                    env={**os.environ, **environment})
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn(b"UTF-8", done.stderr)


if __name__ == "__main__":
    unittest.main()
