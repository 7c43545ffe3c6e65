"""What stands where the books should be, whose it is, and a disk without room: said with a remedy."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from ledger import Daemon, jifen, program

ROOT_ONLY = "another user's files, or a small disk, need root: NOT TESTED HERE"
OTHER = 1


class Case(unittest.TestCase):
    def daemon(self, **more):
        daemon = Daemon(**more)
        self.addCleanup(daemon.remove)
        return daemon

    def log(self, daemon):
        return Path(daemon.folder, "log").read_text()

    def start_fails(self, daemon, *words, wrap=None):
        daemon.start(wait=False, wrap=wrap)
        self.assertEqual(daemon.process.wait(timeout=20), 1)
        for text in words:
            self.assertIn(text, self.log(daemon))


class Kinds(Case):
    def test_a_folder_or_a_pipe_in_the_place_of_the_books_is_named(self):
        daemon = self.daemon()
        os.makedirs(daemon.books)
        self.start_fails(daemon, f"{daemon.books} is a folder: name the file in it")
        os.rmdir(daemon.books)
        os.mkfifo(daemon.books)
        self.start_fails(daemon, f"{daemon.books} is no file (a pipe")
        done = subprocess.run(
            [program("jifend"), "--restore", "/nowhere", "--books", daemon.books],
            capture_output=True, text=True, timeout=20)
        self.assertEqual(done.returncode, 1)
        self.assertIn("is no file (a pipe", done.stderr)
        shown = jifen(daemon, "doctor", check=3, environment={"JIFEN_BOOKS": daemon.books}).stdout
        self.assertIn(f"{daemon.books} is no file: jifend cannot open it", shown)


@unittest.skipUnless(os.geteuid() == 0, ROOT_ONLY)
class Owners(Case):
    AS_OTHER = ["setpriv", f"--reuid={OTHER}", f"--regid={OTHER}", "--clear-groups",
                "env", "HOME=/nonexistent"]

    def test_a_start_that_may_not_open_its_books_says_whose_they_are_and_what_to_do(self):
        daemon = self.daemon(mode=0o755).start().furnish()
        daemon.stop()
        folder = os.path.dirname(daemon.books)
        os.chown(daemon.folder, OTHER, OTHER)
        self.start_fails(
            daemon, f"{folder} belongs to root, mode 700, and jifend runs as daemon",
            f"chown daemon: {folder}", wrap=self.AS_OTHER)
        os.chown(folder, OTHER, OTHER)
        self.start_fails(
            daemon, f"{daemon.books} belongs to root, mode 600, and jifend runs as daemon",
            f"chown daemon: {daemon.books}*", wrap=self.AS_OTHER)
        shown = jifen(daemon, "doctor", check=3, environment={"JIFEN_BOOKS": daemon.books}).stdout
        self.assertIn("belongs to root, mode 600, and its folder to daemon", shown)
        self.assertIn(f"chown daemon: {daemon.books}* && systemctl restart jifend", shown)
        subprocess.run(f"chown daemon: {daemon.books}*", shell=True, check=True)
        os.chmod(daemon.books, 0o400)
        self.start_fails(daemon, f"chmod u+rw {daemon.books}*", wrap=self.AS_OTHER)
        os.chmod(daemon.books, 0o600)
        daemon.start(wrap=self.AS_OTHER)
        self.assertEqual(daemon.stop(), 0)

    def test_what_root_makes_in_another_s_folder_is_theirs(self):
        daemon = self.daemon(mode=0o755)
        folder = os.path.dirname(daemon.books)
        os.mkdir(folder, 0o700)
        for path in (daemon.folder, folder):
            os.chown(path, OTHER, OTHER)
        daemon.start().furnish()
        for name in ("books.sqlite", "books.sqlite-wal", "books.sqlite-shm", "books.sqlite.lock"):
            self.assertEqual(os.stat(f"{folder}/{name}").st_uid, OTHER, name)
        daemon.stop()
        os.remove(daemon.socket) if os.path.exists(daemon.socket) else None
        daemon.start(wrap=self.AS_OTHER)
        self.assertEqual(daemon.stop(), 0)

    def test_the_owner_of_the_books_restores_without_a_runtime_directory(self):
        daemon = self.daemon(mode=0o755).start().furnish()
        jifen(daemon, "backup", "--name", "one", check=0)
        daemon.stop()
        folder = os.path.dirname(daemon.books)
        subprocess.run(["chown", "-R", f"{OTHER}:{OTHER}", folder], check=True)
        done = subprocess.run(
            [*self.AS_OTHER[:4], "env", "-i", program("jifend"), "--restore",
             f"{folder}/backups/one.sqlite", "--books", daemon.books],
            capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))


@unittest.skipUnless(os.geteuid() == 0, ROOT_ONLY)
class FullDisk(Case):
    def full(self, **environment):
        """A daemon on a small disk that is then filled to the last byte."""
        daemon = self.daemon()
        place = os.path.dirname(daemon.books)
        os.mkdir(place)
        config = Path(daemon.folder, "config.json5")
        config.write_text("{ disk: { reserveMiB: 0 } }")
        daemon.start(
            wrap=["unshare", "--mount", "sh", "-c",
                  f'mount -t tmpfs -o size=8m,mode=700 none {place} && exec "$@"', "sh"],
            JIFEN_CONFIG=str(config), **{key: value.format(place=place) for key, value in environment.items()})
        daemon.furnish()
        self.inside = f"/proc/{daemon.process.pid}/root{place}"
        with open(self.inside + "/ballast", "wb", buffering=0) as ballast:
            try:
                while True:
                    ballast.write(b"x" * 4096)
            except OSError:
                pass
        return daemon

    def test_the_books_are_still_copied_to_another_disk(self):
        # Among temporary files, and, where these are on the full disk too, in memory.
        for environment in ({}, {"TMPDIR": "{place}"}):
            daemon = self.full(**environment)
            mine = Path(daemon.folder, "mine.sqlite")
            jifen(daemon, "backup", "--output", str(mine), check=0)
            empty = self.daemon()
            done = subprocess.run(
                [program("jifend"), "--restore", str(mine), "--books", empty.books],
                capture_output=True, text=True, timeout=60)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertEqual(
                [n for n in os.listdir("/dev/shm") + os.listdir("/tmp") if ".partial" in n], [])
            # In its own folder there is no room, and it says what to do.
            said = jifen(daemon, "backup", check=1)
            self.assertIn("No space left on device", said.stderr)
            self.assertIn("--output", said.stderr)
            self.assertEqual(os.listdir(self.inside + "/backups"), [])
            daemon.kill()

    def test_restoring_on_a_full_disk_says_that_it_cannot_be_written(self):
        daemon = self.daemon().start().furnish()
        jifen(daemon, "backup", "--name", "one", check=0)
        daemon.stop()
        with tempfile.TemporaryDirectory() as place:
            script = (
                f'mount -t tmpfs -o size=128k none {place} && "$@"; status=$?; '
                f"ls {place} | grep -v lock; exit $status")
            done = subprocess.run(
                ["unshare", "--mount", "sh", "-c", script, "sh", program("jifend"), "--restore",
                 os.path.dirname(daemon.books) + "/backups/one.sqlite", "--books",
                 place + "/books.sqlite"], capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stdout), (1, ""), done.stderr)
        self.assertIn("no room on the disk of", done.stderr)
        self.assertIn("nothing was changed", done.stderr)
        self.assertNotIn("cannot be read", done.stderr)

    def test_a_disk_that_is_read_only_is_named(self):
        daemon = self.daemon()
        place = os.path.dirname(daemon.books)
        os.mkdir(place)
        self.start_fails(
            daemon, "stands on a disk that cannot be written to", "ReadWritePaths=",
            wrap=["unshare", "--mount", "sh", "-c",
                  f'mount -t tmpfs -o size=1m,ro none {place} && exec "$@"', "sh"])


class Journal(Case):
    def test_a_wrong_configuration_is_an_error_to_the_journal_line_by_line(self):
        daemon = self.daemon()
        config = Path(daemon.folder, "config.json5")
        config.write_text('{ log: "loud",\n  limits: { readers: 0 } }')
        path = Path(daemon.folder, "journal")
        with open(path, "wb") as journal:
            status = os.fstat(journal.fileno())
            done = subprocess.run(
                [program("jifend"), "--config", str(config)], stderr=journal, timeout=20,
                env={**os.environ, "JOURNAL_STREAM": f"{status.st_dev}:{status.st_ino}"})
        self.assertEqual(done.returncode, 2)
        lines = path.read_text().splitlines()
        self.assertEqual(len(lines), 2)
        for line in lines:
            self.assertRegex(line, r"^<3>jifend: .*config\.json5:[12]: ")


if __name__ == "__main__":
    unittest.main()
