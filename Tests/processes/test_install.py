"""scripts/install and scripts/uninstall, in a root of their own; the units as systemd sees them."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from ledger import ROOT, program


class Install(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="jifen-root-"))
        self.addCleanup(shutil.rmtree, self.root)

    def script(self, name, status=0, umask="022"):
        done = subprocess.run(
            ["sh", "-c", f'umask {umask}; exec bash "$0"', str(ROOT / "scripts" / name)], capture_output=True, text=True, timeout=120,
            env={**os.environ, "DESTDIR": str(self.root),
                 "JIFEN_BIN": os.path.dirname(program("jifend"))})
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def verifiable(self, folder, prefix):
        """The installed units, their programs named where they lie below this test's root."""
        for unit in folder.glob("*.service"):
            unit.write_text(re.sub(
                f"^(Exec[A-Za-z]*)={prefix}", rf"\1={self.root}{prefix}", unit.read_text(),
                flags=re.M))
        return sorted(map(str, folder.iterdir()))

    def files(self):
        return {str(p.relative_to(self.root)) for p in self.root.rglob("*") if p.is_file()}

    def test_what_is_installed_runs_as_its_unit_says(self):
        self.script("install")
        unit = (self.root / "etc/systemd/system/jifend.service").read_text()
        started = re.search(r"^ExecStart=(\S+)$", unit, re.M)[1]
        done = subprocess.run(
            [str(self.root) + started, "--check-config", "--config",
             str(self.root / "etc/jifen/jifend.json5")], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        socket = (self.root / "etc/systemd/system/jifend.socket").read_text()
        listens = re.search(r"^ListenStream=(\S+)$", socket, re.M)[1]
        self.assertIn(f"socket: {listens}", done.stdout)
        self.assertEqual(os.stat(str(self.root) + started).st_mode & 0o7777, 0o755)

    def test_everybody_can_read_what_was_installed_whatever_the_umask(self):
        self.script("install", umask="077")
        for path in self.root.rglob("*"):
            self.assertEqual(path.stat().st_mode & 0o044, 0o044, path)

    def test_a_client_outlasts_a_daemon_that_hangs_and_a_faulty_reload_is_told(self):
        unit = (ROOT / "config/systemd/jifend.service").read_text()
        seconds = {name: int(re.search(rf"^{name}=(\d+)s$", unit, re.M)[1])
                   for name in ("WatchdogSec", "TimeoutAbortSec", "RestartSec")}
        client = (ROOT / "Sources/LedgerClient/Client.swift").read_text()
        patience = int(re.search(r"seconds: Int = (\d+)", client)[1])
        self.assertLess(sum(seconds.values()) + 5, patience)
        reloads = re.findall(r"^ExecReload=(.*)$", unit, re.M)
        self.assertEqual(
            reloads, ["/usr/local/bin/jifend --check-config", "/bin/kill -HUP $MAINPID"])

    def test_systemd_understands_the_installed_units_and_finds_them_safe(self):
        self.script("install")
        units = self.verifiable(self.root / "etc/systemd/system", "/usr/local/")
        done = subprocess.run(
            ["systemd-analyze", "verify", *units], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stderr)
        done = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", "--threshold=10",
             next(unit for unit in units if unit.endswith("jifend.service"))],
            capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout[-300:])

    def test_a_timer_names_a_time_and_a_unit_that_is_there(self):
        self.script("install")
        folder = self.root / "etc/systemd/system"
        timers = sorted(folder.glob("*.timer"))
        self.assertEqual([t.stem for t in timers], ["jifen-backup", "jifen-verify"])
        for timer in timers:
            when = re.search(r"^OnCalendar=(.*)$", timer.read_text(), re.M)[1]
            subprocess.run(
                ["systemd-analyze", "calendar", when], check=True, stdout=subprocess.DEVNULL)
            self.assertTrue(timer.with_suffix(".service").exists())
        nightly = self.root / "usr/local/lib/jifen/nightly-backup"
        self.assertEqual(nightly.stat().st_mode & 0o777, 0o755)

    def test_a_package_is_the_same_twice_and_belongs_to_root(self):
        self.script("package")
        [package] = (ROOT / ".build/packages").glob("*.deb")
        first = package.read_bytes()
        self.script("package")
        self.assertEqual(package.read_bytes(), first)

        listed = subprocess.run(
            ["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True).stdout
        for line in listed.splitlines():
            mode, owner = line.split()[:2]
            self.assertEqual(owner, "root/root", line)
            self.assertRegex(mode, "^(drwxr-xr-x|-rwxr-xr-x|-rw-r--r--)$", line)
        self.assertNotIn("usr/local", listed)
        needed = subprocess.run(
            ["dpkg-deb", "--field", package, "Depends"], capture_output=True, text=True,
            check=True).stdout
        for library in ("libc6", "libsqlite3-0", "libstdc++6", "libgcc-s1"):
            self.assertIn(library, needed)
        self.runs_from_usr(package)

    def runs_from_usr(self, package):
        subprocess.run(["dpkg-deb", "--raw-extract", package, self.root], check=True)
        for path in self.root.rglob("*"):
            if path.is_file() and path.suffix in (".service", ".socket", ".timer", ".conf"):
                self.assertNotIn("/usr/local", path.read_text(), path)
        units = self.verifiable(self.root / "usr/lib/systemd/system", "/usr/")
        done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stderr)
        control = self.root / "DEBIAN"
        self.assertEqual(
            (control / "conffiles").read_text().split(),
            ["/etc/jifen/backup.conf", "/etc/jifen/jifend.json5"])
        done = subprocess.run(
            ["md5sum", "--check", "--quiet", control / "md5sums"], cwd=self.root,
            capture_output=True, text=True)
        # The units were changed above, to be verified.
        self.assertEqual(
            {line.split(":")[0] for line in done.stdout.splitlines()},
            {f"usr/lib/systemd/system/{name}.service" 
             for name in ("jifend", "jifen-backup", "jifen-verify", "jifen-imports@")})
        for name in ("preinst", "postinst", "prerm", "postrm"):
            subprocess.run(["dash", "-n", control / name], check=True)
        self.assertIn("/var/lib/jifen", (control / "postrm").read_text())

    def test_uninstalling_leaves_the_books_and_says_where_they_are(self):
        self.script("install")
        installed = self.files()
        books = self.root / "var/lib/jifen/books.sqlite"
        (books.parent / "backups").mkdir(parents=True)
        for name in ("books.sqlite", "books.sqlite-wal", "backups/a.sqlite"):
            (books.parent / name).write_text(name)
        config = self.root / "etc/jifen/jifend.json5"
        config.write_text(config.read_text() + "// mine\n")
        kept = {"etc/jifen/jifend.json5", "etc/jifen/backup.conf"} | (self.files() - installed)

        said = self.script("uninstall")
        self.assertIn(str(books), said)
        self.assertIn(str(config), said)
        self.assertEqual(self.files(), kept)
        self.assertEqual(books.read_text(), "books.sqlite")
        self.script("uninstall")

        self.script("install")
        self.assertTrue(config.read_text().endswith("// mine\n"))
        self.assertEqual(self.files(), installed | kept)

    def test_folders_that_the_unit_may_not_write_to_are_told_with_the_remedy(self):
        self.script("install")
        def checked(text, lang="C.UTF-8"):
            path = self.root / "etc/jifen/jifend.json5"
            path.write_text(text)
            return subprocess.run(
                [program("jifend"), "--check-config", "--config", path], capture_output=True,
                text=True, check=True, env={"LANG": lang, "PATH": os.environ["PATH"]}).stdout
        ours = 'socket: "/run/jifen/jifen.sock"'
        self.assertNotIn("jifend.service", checked(f'{{ {ours}, backups: "/var/lib/jifen/b" }}'))
        self.assertNotIn("jifend.service", checked('{ socket: "/tmp/s", backups: "/srv/b" }'))
        said = checked(f'{{ {ours}, backups: "/srv/b", books: "/data/x/books.sqlite" }}')
        for folder in ("/srv/b", "/data/x"):
            self.assertIn(f"cannot write to {folder} yet", said)
            self.assertIn(f"'[Service]\\nReadWritePaths=%s\\n' '{folder}'", said)
        self.assertIn("还写不了 /srv/b", checked(f'{{ {ours}, backups: "/srv/b" }}', "zh_CN.UTF-8"))
        self.assertIn("does not see /home/a", checked(f'{{ {ours}, backups: "/home/a" }}'))

    def test_a_faulty_configuration_stops_the_installation(self):
        config = self.root / "etc/jifen/jifend.json5"
        config.parent.mkdir(parents=True)
        config.write_text("{ sokcet: '/x' }")
        said = self.script("install", status=1)
        self.assertIn("sokcet: is unknown; is socket meant?", said)
        self.assertIn("was not touched", said)


if __name__ == "__main__":
    unittest.main()
