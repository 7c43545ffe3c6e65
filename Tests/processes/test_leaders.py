"""Real books always have somebody who can lead them (R-ORG-9)."""

import os
import pwd
import unittest

from ledger import ROOT, Daemon, jifen
from users import ROOT_ONLY, as_user, ask


@unittest.skipUnless(os.geteuid() == 0, ROOT_ONLY)
class Leaders(unittest.TestCase):
    LEADER, OTHER = "daemon", "bin"

    def setUp(self):
        self.daemon = Daemon(simulate=None, mode=0o755).start()
        self.addCleanup(self.daemon.remove)

    def run_jifen(self, *words, lang="en"):
        return jifen(self.daemon, *words, lang=lang)

    def as_leader(self, method, **params):
        uid = pwd.getpwnam(self.LEADER).pw_uid
        return as_user(uid, lambda: ask(
            self.daemon.socket, method, request="leader-" + method.replace(".", "-"), **params))

    def doctor(self):
        return self.run_jifen("doctor").stdout

    def test_nobody_opens_books_for_the_operator_as_leader(self):
        words = ["--yes", "init", "厂", "--leader", "user:root"]
        told = self.run_jifen(*words)
        self.assertEqual(told.returncode, 1, told)
        self.assertIn("the operator's (root, or the user that runs jifend)", told.stderr)
        self.assertIn("plain user's", told.stderr)
        self.assertIn("登录名 root 是运维人员的", self.run_jifen(*words, lang="zh").stderr)
        self.assertIn("The books have not been opened", self.doctor())

    def test_a_name_that_the_host_does_not_know_takes_a_yes_and_can_be_corrected(self):
        asked = self.run_jifen("init", "厂", "--leader", "user:bosss")
        self.assertEqual(asked.returncode, 2, asked)
        told = self.run_jifen("--yes", "init", "厂", "--leader", "user:bosss")
        self.assertEqual(told.returncode, 0, told)
        self.assertIn("This machine knows no login bosss.", told.stderr)
        self.assertIn("the leader (user:bosss)", told.stdout)
        self.assertIn("No leader has a login that this host knows", self.doctor())
        self.assertIn("Correct it: sudo jifen role grant", self.doctor())
        unknown = self.run_jifen("role", "grant", "user:nobodyhere", "leader")
        self.assertEqual(unknown.returncode, 2, unknown)
        mended = self.run_jifen("role", "grant", "user:" + self.LEADER, "leader")
        self.assertEqual(mended.returncode, 0, mended)
        self.assertIn("user:bosss, who has recorded nothing, is it no longer", mended.stdout)
        self.assertIn("Leaders: 1, of whom 1 can log in here", self.doctor())

    def test_once_the_first_leader_acted_the_operator_corrects_nothing(self):
        self.run_jifen("--yes", "init", "厂", "--leader", "user:" + self.LEADER)
        policy = (ROOT / "config/policy/jinzhai.json5").read_text()
        self.assertIsInstance(self.as_leader("policy.adopt", text=policy), dict)
        told = self.run_jifen("role", "grant", "user:" + self.OTHER, "leader")
        self.assertEqual(told.returncode, 1, told)
        self.assertIn("There is a leader already", told.stderr)

    def test_the_operator_proposes_where_none_can_act_and_a_leader_can_object(self):
        self.run_jifen("--yes", "init", "厂", "--leader", "user:" + self.LEADER)
        words = ["leader", "propose", "user:" + self.OTHER, "--reason", "已调离"]
        early = self.run_jifen(*words)
        self.assertIn("No proposal is needed", early.stderr)
        self.assertIn(f"role grant user:{self.OTHER} leader", early.stderr)
        policy = (ROOT / "config/policy/jinzhai.json5").read_text()
        self.assertIsInstance(self.as_leader("policy.adopt", text=policy), dict)
        told = self.run_jifen(*words, lang="zh")
        self.assertEqual(told.returncode, 0, told)
        self.assertIn("没有人反对就生效", told.stdout)
        self.assertIn("stands on the board already", self.run_jifen(*words).stderr)
        for lang, shown in (("zh", "提名公示"), ("en", "A leader is proposed")):
            board = self.run_jifen("board", lang=lang).stdout
            self.assertIn(shown, board)
            self.assertIn("user:" + self.OTHER, board)
        self.assertIsInstance(self.as_leader("leader.object", reason="还在任"), dict)
        self.assertNotIn("A leader is proposed", self.run_jifen("board").stdout)
        off = self.run_jifen("leader", "object", "--reason", "x")
        self.assertIn("No leader is proposed now", off.stderr)

    def test_no_role_and_no_works_number_goes_to_the_operators_login(self):
        self.run_jifen("--yes", "init", "厂", "--leader", "user:" + self.LEADER)
        self.assertEqual(
            self.as_leader("role.grant", to="user:root", role="reviewer"), "role.operators_login")
        self.assertEqual(
            self.as_leader("employee.add", employee="E1", name="某人", department="一车间",
                           type="regular", user="root"), "role.operators_login")


if __name__ == "__main__":
    unittest.main()
