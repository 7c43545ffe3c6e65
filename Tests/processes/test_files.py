"""Files that the command line writes: devices, pipes, links, owners, signals, names."""

import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from ledger import Daemon, jifen, program
from users import ROOT_ONLY

PERIOD = ("--from", "2026-10-01", "--to", "2026-10-31")
EXPORT = ("--as", "user:zhao", "export", "journal", *PERIOD, "--format", "jsonl", "--output")
ANCHOR = ("anchor", "--output")
LONGEST = 255  # bytes in a name, on every file system here
ENDING = (
    signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGPIPE, signal.SIGUSR1, signal.SIGXCPU,
    signal.SIGABRT, signal.SIGINT)


class Files(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start().furnish()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="jifen-files-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, path, *words, command=ANCHOR, check=0):
        return jifen(self.daemon, *command, str(path), *words, check=check)

    def begin(self, *words, **how):
        process = subprocess.Popen(
            [program("jifen"), "--lang", "en", "--socket", self.daemon.socket, *words],
            stdin=subprocess.DEVNULL,
            # Swift's own look at a crash takes its time in a debug build.
            env={**os.environ, "SWIFT_BACKTRACE": "enable=no"},
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **how})
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def names(self):
        return sorted(os.listdir(self.folder))

    def until(self, holds):
        deadline = time.monotonic() + 20
        while not holds():
            self.assertLess(time.monotonic(), deadline, "nothing happens")
            time.sleep(0.005)

    # What is no regular file.

    @unittest.skipUnless(os.geteuid() == 0, ROOT_ONLY)
    def test_a_device_is_written_into_and_stays_one(self):
        device = self.folder / "null"
        os.mknod(device, 0o620 | stat.S_IFCHR, os.makedev(1, 3))
        before = device.lstat()
        for command in (ANCHOR, EXPORT, ("backup", "--output"), ("board", "--html")):
            for words in ((), ("--force",)):
                self.write(device, *words, command=command)
                after = device.lstat()
                self.assertEqual(
                    (after.st_ino, after.st_mode, after.st_rdev),
                    (before.st_ino, before.st_mode, before.st_rdev))
        self.assertEqual(self.names(), ["null"], "nothing beside a device either")
        full = self.folder / "full"
        os.mknod(full, 0o666 | stat.S_IFCHR, os.makedev(1, 7))
        self.assertIn("No space left", self.write(full, check=1).stderr)

    def test_a_pipe_is_written_into_and_stays_one(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        for words in ((), ("--force",)):
            process = self.begin(*ANCHOR, str(pipe), *words)
            self.assertIn(b'"head"', pipe.read_bytes())
            self.assertEqual(process.wait(timeout=20), 0)
            self.assertTrue(pipe.is_fifo())
        self.assertEqual(self.names(), ["pipe"])

    def test_more_than_a_pipe_holds_goes_through_it(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        process = self.begin("backup", "--output", str(pipe))
        with pipe.open("rb") as reader:
            time.sleep(0.3)  # until it is full
            books = reader.read()
        self.assertEqual(process.wait(timeout=20), 0)
        self.assertGreater(len(books), 1 << 16)
        self.assertTrue(books.startswith(b"SQLite format 3\0"))

    def test_nobody_reads_a_pipe_and_ctrl_c_ends_it(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        process = self.begin(*ANCHOR, str(pipe))
        with self.assertRaises(subprocess.TimeoutExpired):
            process.wait(timeout=0.3)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=20), 130)
        self.assertTrue(pipe.is_fifo())

    def test_names_of_open_descriptors(self):
        self.assertIn('"head"', self.write("/dev/stdout").stdout)
        self.assertIn('"head"', self.write("/dev/fd/1").stdout)
        for command in ("{} >(cat >&2)", "{} /dev/stderr", "{} /proc/self/fd/2 --force"):
            done = subprocess.run(
                ["bash", "-c", command.format('"$@"') + "; wait $!", "bash", program("jifen"),
                 "--socket", self.daemon.socket, *ANCHOR],
                capture_output=True, text=True, timeout=60)
            self.assertIn('"head"', done.stderr, command)
        # Where the shell stands in a file, as everything else that is written there.
        log = self.folder / "log"
        log.write_text("before\n")
        with log.open("a") as target:
            self.assertEqual(
                self.begin(*ANCHOR, "/dev/stdout", stdout=target).wait(timeout=20), 0)
        self.assertTrue(log.read_text().startswith("before\n{"))

    # Links, owners and modes.

    def test_a_link_is_followed_and_stays(self):
        (self.folder / "shared").mkdir()
        (self.folder / "here").mkdir()
        shared = self.folder / "shared/report"
        link = self.folder / "here/report"
        link.symlink_to("../shared/report")
        self.write(link)  # to where nothing is yet
        self.assertIn('"head"', shared.read_text())
        self.write(link, check=6)
        shared.write_text("old")
        self.write(link, "--force")
        self.assertTrue(link.is_symlink())
        self.assertIn('"head"', shared.read_text())
        second = self.folder / "second"
        second.symlink_to(self.folder / "here/report")
        shared.write_text("old")
        self.write(second, "--force")
        self.assertIn('"head"', shared.read_text())
        round = self.folder / "round"
        round.symlink_to("round")
        self.assertIn("symbolic links", self.write(round, check=1).stderr)
        self.assertEqual(sorted(os.listdir(self.folder / "here")), ["report"])
        self.assertEqual(sorted(os.listdir(self.folder / "shared")), ["report"])

    @unittest.skipUnless(os.geteuid() == 0, ROOT_ONLY)
    def test_owner_and_mode_stay(self):
        for command in (ANCHOR, EXPORT, ("backup", "--output"), ("board", "--html")):
            file = self.folder / "file"
            file.write_text("old")
            os.chown(file, 1234, 4321)
            file.chmod(0o604)
            self.write(file, "--force", command=command)
            found = file.stat()
            self.assertEqual(
                (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)), (1234, 4321, 0o604))
            self.assertNotEqual(file.read_bytes(), b"old")

    @unittest.skipUnless(os.geteuid() == 0, ROOT_ONLY)
    def test_an_owner_that_cannot_be_kept_is_not_changed(self):
        self.folder.chmod(0o777)
        file = self.folder / "file"
        file.write_text("old")
        file.chmod(0o666)
        os.chmod(self.daemon.folder, 0o755)
        jifen(self.daemon, "--as", "user:zhao", "role", "grant", "user:daemon", "auditor", check=0)
        done = self.begin("board", "--html", str(file), "--force",
                          user="daemon", group="daemon", extra_groups=[])
        told = done.communicate(timeout=20)[1]
        self.assertEqual(done.returncode, 4, told)
        self.assertIn("would change its owner", told)
        self.assertEqual(file.read_text(), "old")
        self.assertEqual(self.names(), ["file"])

    def test_a_new_file_has_the_mode_of_the_mask(self):
        file = self.folder / "file"
        before = os.umask(0o027)
        self.addCleanup(os.umask, before)
        self.write(file)
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o640)

    # Signals.

    def stopped(self, *words, **how):
        """An export that waits for the daemon, its file under way. Whoever runs the tests in the
        background may ignore signals; what ignores them at its start goes on doing so."""
        def usual():
            for number in ENDING:
                signal.signal(number, signal.SIG_DFL)

        how.setdefault("preexec_fn", usual)
        self.daemon.process.send_signal(signal.SIGSTOP)
        self.addCleanup(self.daemon.process.send_signal, signal.SIGCONT)
        process = self.begin(*EXPORT, str(self.folder / "file"), *words, **how)
        self.until(lambda: any(name.endswith(".tmp") for name in self.names()))
        return process

    def test_a_signal_leaves_nothing(self):
        for number in ENDING:
            with self.subTest(signal=number.name):
                process = self.stopped()
                process.send_signal(number)
                status = process.wait(timeout=20)
                self.assertEqual(status, 130 if number == signal.SIGINT else -number)
                self.assertEqual(self.names(), [])

    def test_what_stood_there_stays_at_a_signal(self):
        (self.folder / "file").write_text("old")
        process = self.stopped("--force")
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)
        self.assertEqual(self.names(), ["file"])
        self.assertEqual((self.folder / "file").read_text(), "old")

    def test_a_signal_that_was_ignored_stays_ignored(self):
        process = self.stopped(preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        process.send_signal(signal.SIGHUP)
        self.daemon.process.send_signal(signal.SIGCONT)
        self.assertEqual(process.wait(timeout=20), 0)
        self.assertEqual(self.names(), ["file"])

    def test_a_kill_leaves_nothing_that_looks_like_a_result(self):
        process = self.stopped()
        process.kill()
        process.wait(timeout=20)
        for name in self.names():
            self.assertTrue(name.startswith(".") and name.endswith(".tmp"), name)

    # Names.

    def test_names_may_be_as_long_as_the_system_takes(self):
        for name in ("x" * LONGEST, "积" * (LONGEST // 3), "y" * (LONGEST - 7) + ".sqlite"):
            command = ("backup", "--output") if name.startswith("y") else ANCHOR
            file = self.folder / name
            self.write(file, command=command)
            self.write(file, "--force", command=command)
            self.assertGreater(file.stat().st_size, 0)
        backup = self.folder / ("z" * LONGEST)
        self.write(backup, command=("backup", "--output"))
        manifest = self.folder / ("z" * (LONGEST - 5) + ".json")
        self.assertIn("sha256", manifest.read_text())
        done = self.write(self.folder / ("x" * (LONGEST + 1)), check=1)
        self.assertIn("File name too long", done.stderr)

    def test_a_folder_is_no_file(self):
        for path in (self.folder, f"{self.folder}/"):
            self.assertIn("Is a directory", self.write(path, check=2).stderr)
        self.write(f"{self.folder}/none/", check=5)


if __name__ == "__main__":
    unittest.main()
