"""What is said where something is missing names the remedy, in the language of whoever reads it."""

import json
import os
import pty
import subprocess
import tempfile
import unittest
from pathlib import Path

from ledger import Daemon, jifen, program


class Case(unittest.TestCase):
    def daemon(self):
        daemon = Daemon()
        self.addCleanup(daemon.remove)
        return daemon

    def folder(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return folder.name


class Jifend(Case):
    def restore(self, *words, lang):
        return subprocess.run(
            [program("jifend"), *words], capture_output=True, text=True, timeout=20,
            env={**os.environ, "LC_ALL": lang})

    def test_a_restore_speaks_the_language_of_whoever_runs_it(self):
        daemon = self.daemon().start().furnish()
        jifen(daemon, "backup", "--name", "one", check=0)
        daemon.stop()
        backup = daemon.folder + "/books/backups/one.sqlite"
        other = self.folder() + "/books.sqlite"
        for lang, refused, done in (
                ("zh_CN.UTF-8", "没有恢复：", "已恢复 示范厂："), ("C.UTF-8", "No such", "restored ")):
            said = self.restore(
                "--restore", daemon.folder + "/none.sqlite", "--books", other, lang=lang)
            self.assertEqual(said.returncode, 1)
            self.assertIn(refused, said.stderr)
            said = self.restore("--restore", backup, "--books", daemon.books, lang=lang)
            self.assertEqual(said.returncode, 0, said.stderr)
            self.assertIn(done, said.stdout)

    def test_books_that_cannot_be_opened_are_told_in_chinese_at_a_terminal(self):
        books = self.folder() + "/books.sqlite"
        Path(books).write_text("no books")
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        done = subprocess.run(
            [program("jifend"), "--books", books, "--socket", books + ".sock"], stderr=slave,
            stdout=slave, timeout=20, env={**os.environ, "LC_ALL": "zh_CN.UTF-8"})
        os.close(slave)
        self.assertEqual(done.returncode, 1)
        said = os.read(master, 10_000).decode()
        self.assertIn("台账打不开：", said)
        self.assertRegex(said.split("台账打不开：")[1], "台账|读写")


class Restore(Case):
    def ask(self, *words, lang="en", **environment):
        return subprocess.run(
            [program("jifen"), "--lang", lang, "--socket", "/none.sock", "restore", *words],
            capture_output=True, text=True, timeout=60, env={**os.environ, **environment})

    def test_without_the_daemon_a_backup_that_is_not_there_is_no_remedy(self):
        folder = self.folder()
        self.assertEqual(self.ask(folder + "/none.sqlite").returncode, 5)
        said = self.ask(folder + "/none.sqlite", lang="zh")
        self.assertIn("没有备份文件", said.stderr)
        self.assertIn("jifend.json5", said.stderr)
        self.assertNotIn("--restore", said.stdout)
        Path(folder, "one.sqlite").write_text("")
        said = self.ask(folder + "/one.sqlite")
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertIn(f"--restore {folder}/one.sqlite", said.stdout)


class Words(Case):
    def test_the_doctor_speaks_of_backups_of_training_books_too(self):
        daemon = self.daemon().start().furnish()
        self.assertIn("none is needed", jifen(daemon, "doctor").stdout)
        jifen(daemon, "backup", "--name", "one", check=0)
        self.assertIn("the last backup: one", jifen(daemon, "doctor").stdout)
        self.assertIn("演练台账，最近的备份：one", jifen(daemon, "doctor", lang="zh").stdout)

    def test_a_login_with_a_role_and_no_works_number_is_told_whom_to_ask(self):
        daemon = self.daemon().start().furnish()
        said = jifen(daemon, "--as", "user:zhao", "balance", lang="zh")
        self.assertNotEqual(said.returncode, 0)
        self.assertIn("没有工号，要写明是哪个员工", said.stderr)
        self.assertIn("jifen employee bind", said.stderr)
        said = jifen(daemon, "--as", "user:zhao", "--json", "balance")
        self.assertIn("has no works number", json.loads(said.stderr)["error"]["message"])


if __name__ == "__main__":
    unittest.main()
