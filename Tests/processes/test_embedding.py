"""The library for other programs: a package of its own depends on this one by its path, builds, and
keeps books without a daemon. The article *Embedding* shows the same program."""

import contextlib
import re
import subprocess
import tempfile
import unittest

from ledger import ROOT, Daemon, unless_sanitized

PROGRAM = ROOT / "Tests/embedding/Sources/embedding/main.swift"
ARTICLE = ROOT / "Sources/Ledger/Ledger.docc/Embedding.md"
BUILD = ROOT / ".build/embedding"


class Embedding(unittest.TestCase):
    def test_the_article_shows_the_program(self):
        shown = re.search(r"```swift\n(import Foundation\n.*?)```", ARTICLE.read_text(), re.S)
        self.assertEqual(shown.group(1), PROGRAM.read_text())

    @unless_sanitized("it is built here")
    def test_a_program_of_its_own_keeps_books(self):
        built = subprocess.run(
            ["swift", "build", "--package-path", str(ROOT / "Tests/embedding"),
             "--scratch-path", str(BUILD)],
            capture_output=True, text=True, timeout=600)
        self.assertEqual(built.returncode, 0, built.stdout[-3000:] + built.stderr[-3000:])
        with tempfile.TemporaryDirectory(prefix="jifen-test-") as folder:
            def run():
                return subprocess.run(
                    [str(BUILD / "debug/embedding"), folder, str(ROOT / "config")],
                    capture_output=True, text=True, timeout=60)
            done = run()
            self.assertEqual(done.returncode, 0, done.stderr)
            lines = done.stdout.splitlines()
            self.assertEqual(lines[:2], ["again: claim.duplicate C1", "it would be onNotice"])
            self.assertRegex(lines[2], r"credited: [1-9]\d*$")
            self.assertRegex(lines[3], r"R1 left: \d+$")
            self.assertEqual(lines[4], "1 books.opened.v1 operator")
            self.assertTrue(lines[-1].endswith(" redemption.requested.v1 E007"), lines[-1])
            again = run()
            self.assertNotEqual(again.returncode, 0)
            self.assertIn("books.already_opened", again.stderr)
            # The daemon takes the same books up, finds them whole, and keeps others off.
            daemon = Daemon(simulate="2026-11-25")
            self.addCleanup(daemon.remove)
            daemon.books = folder + "/books.sqlite"
            with contextlib.closing(daemon.start().client()) as client:
                who = {"as": "user:boss"}
                self.assertEqual(client.call("books.verify", **who)["verdict"], "intact")
                balance = client.call("account.balance", employee="E007", **who)
                self.assertEqual((balance["available"], balance["held"]), (40, 60))
                self.assertIn("already served", run().stderr)
            daemon.kill()


if __name__ == "__main__":
    unittest.main()
