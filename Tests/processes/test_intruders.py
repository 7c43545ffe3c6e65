"""Nobody gets in: real users, odd clients, hostile places for the socket, modes of files."""

import json
import os
import socket
import stat
import subprocess
import unittest
from pathlib import Path

from ledger import Daemon, jifen, program
from users import ROOT_ONLY, as_user, ask

NOBODY = int(Path("/proc/sys/kernel/overflowuid").read_text())
STRANGER = 54_321


@unittest.skipUnless(os.geteuid() == 0, ROOT_ONLY)
class RealUsers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon(simulate=None, mode=0o755).start()
        client = cls.daemon.client()
        client.change("books.open", enterprise="厂", kind="real", leader="user:daemon")
        client.close()
        cls.path = cls.daemon.socket

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def test_a_user_without_a_name_reads_what_the_board_publishes_and_nothing_else(self):
        me = as_user(STRANGER, lambda: ask(self.path, "whoami"))
        self.assertEqual((me["user"], me["roles"]), (None, []))
        self.assertIn("rows", as_user(STRANGER, lambda: ask(self.path, "notice.list")))
        for method in ("books.status", "server.metrics", "books.events", "books.verify"):
            self.assertEqual(
                as_user(STRANGER, lambda: ask(self.path, method)), "not_permitted", method)

    def test_the_user_that_stands_for_everybody_without_a_number_is_refused(self):
        def what_is_heard():
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(20)
                line.connect(self.path)
                return line.makefile().readlines()

        heard = as_user(NOBODY, what_is_heard)
        self.assertEqual(len(heard), 1, heard)
        self.assertEqual(json.loads(heard[0])["error"]["data"]["kind"], "not_permitted")

    def test_what_a_client_calls_itself_changes_nothing(self):
        names = ["\0uid=0", "\0/run/jifen/x;uid=0;", "\0" + "root" * 20]
        for name in names:
            me = as_user(STRANGER, lambda: ask(self.path, "whoami", bind=name))
            self.assertEqual((me["user"], me["roles"]), (None, []), name)
        folder = self.daemon.folder + "/odd"
        os.mkdir(folder, 0o777)
        os.chmod(folder, 0o777)
        for name in ("x;uid=0;", "uid=0\n", "root operator"):
            bound = f"{folder}/{name}"
            me = as_user(STRANGER, lambda: ask(self.path, "whoami", bind=bound))
            self.assertEqual((me["user"], me["roles"]), (None, []), name)

    def test_nobody_acts_as_somebody_else_on_real_books(self):
        for who in (0, STRANGER):
            for holder in ("user:daemon", "E001", "operator"):
                for method, params in (
                    ("whoami", {}), ("role.list", {}),
                    ("role.grant", {"request": "as-00000001", "to": "user:games",
                                    "role": "leader"}),
                ):
                    answer = as_user(
                        who, lambda: ask(self.path, method, **{"as": holder, **params}))
                    self.assertIn(answer, ("as_refused", "invalid_params"), (who, holder, method))

    def test_nothing_in_a_request_says_who_sends_it(self):
        for name in ("uid", "user", "role", "roles", "actor", "operator"):
            answer = as_user(STRANGER, lambda: ask(self.path, "whoami", **{name: "root"}))
            self.assertEqual(answer, "invalid_params", name)

    def test_sudo_user_is_not_believed(self):
        for variable in ("SUDO_USER", "USER", "LOGNAME", "SUDO_UID"):
            done = subprocess.run(
                ["setpriv", f"--reuid={STRANGER}", "--clear-groups", program("jifen"), "--json",
                 "--socket", self.path, "rpc", "whoami"], capture_output=True, text=True,
                timeout=20, env={"PATH": os.environ["PATH"], variable: "root", "HOME": "/"})
            self.assertEqual(json.loads(done.stdout)["roles"], [], done.stderr)

    def test_the_socket_lets_in_whom_its_mode_lets_in(self):
        daemon = Daemon(simulate=None, mode=0o755)
        self.addCleanup(daemon.remove)
        config = daemon.folder + "/jifend.json5"
        Path(config).write_text('{ socketMode: "0600" }')
        daemon.start(JIFEN_CONFIG=config)
        answer = as_user(STRANGER, lambda: ask(daemon.socket, "server.ping"))
        self.assertIn("PermissionError", answer)
        done = subprocess.run(
            ["setpriv", f"--reuid={STRANGER}", "--clear-groups", program("jifen"), "--lang",
             "en", "--socket", daemon.socket, "doctor"], capture_output=True, text=True,
            timeout=20, env={"PATH": os.environ["PATH"], "HOME": "/"})
        self.assertEqual(done.returncode, 4, done.stdout + done.stderr)
        self.assertIn("may not connect", done.stdout)


# The file of the users is another one for this program and its children alone.
WITH_USERS_OF_ITS_OWN = ["unshare", "--mount", "sh", "-c",
                         'mount --bind "$0" /etc/passwd && exec "$@"']


@unittest.skipUnless(os.geteuid() == 0, ROOT_ONLY)
class Successors(unittest.TestCase):
    """A number that belonged to somebody and is given to somebody else."""

    def setUp(self):
        self.daemon = Daemon(simulate=None, mode=0o755)
        self.addCleanup(self.daemon.remove)
        self.users = Path(self.daemon.folder, "passwd")
        self.let_be("bob:x:47001:47001::/:/bin/sh")
        self.daemon.start(wrap=[*WITH_USERS_OF_ITS_OWN, str(self.users)])
        client = self.daemon.client()
        client.change("books.open", enterprise="厂", kind="real", leader="user:bob")
        client.close()

    def let_be(self, *lines):
        """Written in place: the file stays the one that is mounted."""
        own = Path("/etc/passwd").read_text()
        self.users.write_text(own + "".join(line + "\n" for line in lines))
        self.users.chmod(0o644)

    def grant(self, uid, who):
        return as_user(uid, lambda: ask(
            self.daemon.socket, "role.grant", request=f"grant-{who}", to=f"user:{who}",
            role="auditor", unknownLogin=True))

    def whoami(self, uid):
        me = as_user(uid, lambda: ask(self.daemon.socket, "whoami"))
        return me["user"], me["roles"]

    def test_whoever_gets_a_number_gets_none_of_the_roles_that_went_with_it(self):
        """R-ORG-2"""
        for _ in range(8):
            self.assertEqual(self.whoami(47_001), ("bob", ["leader"]))
            self.assertEqual(self.whoami(47_002), (None, []))
        self.assertIn("seq", self.grant(47_001, "dave"))
        self.let_be("alice:x:47001:47001::/:/bin/sh", "carol:x:47002:47002::/:/bin/sh")
        self.assertEqual(self.grant(47_001, "mallory"), "not_permitted")
        for _ in range(8):
            self.assertEqual(self.whoami(47_001), ("alice", []))
            self.assertEqual(self.whoami(47_002), ("carol", []))


class Places(unittest.TestCase):
    """Whatever is at the path of the socket stays as it is, and the start says why it fails."""

    def setUp(self):
        self.daemon = Daemon()
        self.addCleanup(self.daemon.remove)

    def start(self, status, words):
        self.daemon.start(wait=False)
        self.assertEqual(self.daemon.process.wait(timeout=20), status)
        log = Path(self.daemon.folder, "log").read_text()
        self.assertIn(words, log)
        return log

    def test_a_file_a_folder_and_a_link_stay(self):
        path = Path(self.daemon.socket)
        victim = Path(self.daemon.folder, "victim")
        victim.write_text("content")
        path.write_text("content")
        self.start(1, "is a file; it is left as it is")
        self.assertEqual(path.read_text(), "content")
        path.unlink()
        path.mkdir()
        self.start(1, "is a directory")
        path.rmdir()
        for target in (victim, Path(self.daemon.folder, "nowhere")):
            path.symlink_to(target)
            self.start(1, "is a symbolic link")
            self.assertTrue(path.is_symlink())
            path.unlink()
        self.assertEqual(victim.read_text(), "content")

    @unittest.skipUnless(os.geteuid() == 0, ROOT_ONLY)
    def test_another_users_socket_stays(self):
        with socket.socket(socket.AF_UNIX) as other:
            other.bind(self.daemon.socket)
        os.chown(self.daemon.socket, STRANGER, STRANGER)
        self.start(1, f"is a socket of user {STRANGER}")
        self.assertEqual(os.stat(self.daemon.socket).st_uid, STRANGER)

    def test_names_that_are_no_path_are_refused(self):
        for name, words in (
            ("@jifen", "must be absolute"), ("jifen.sock", "must be absolute"),
            ("/tmp/" + "s" * 120, "too long: 107 bytes"),
        ):
            self.daemon.socket = name
            self.start(1, words)

    def test_files_are_the_users_alone_whatever_the_umask(self):
        for umask in ("000", "022", "077"):
            daemon = Daemon()
            self.addCleanup(daemon.remove)
            daemon.start(wrap=["sh", "-c", f'umask {umask}; exec "$@"', "sh"]).furnish()
            jifen(daemon, "backup", "--name", "b", check=0)
            jifen(daemon, "verify", check=0)
            books = Path(daemon.books).parent
            found = {path: stat.S_IMODE(path.lstat().st_mode) for path in books.rglob("*")}
            self.assertGreaterEqual(len(found), 7, found)
            for path, mode in [*found.items(), (books, stat.S_IMODE(books.stat().st_mode))]:
                self.assertEqual(mode, 0o700 if path.is_dir() else 0o600, path)
            self.assertEqual(stat.S_IMODE(os.stat(daemon.socket).st_mode), 0o666)


if __name__ == "__main__":
    unittest.main()
