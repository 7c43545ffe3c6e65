"""Nobody gets roles, or out of the four eyes, by giving a login name another owner."""

import os
import pwd
import unittest
from datetime import date, timedelta

from ledger import ROOT, Daemon, jifen
from users import ROOT_ONLY, as_user, ask


@unittest.skipUnless(os.geteuid() == 0, ROOT_ONLY)
class Bindings(unittest.TestCase):
    """On real books, by real users (R-ORG-2, R-ORG-3)."""

    LEADER, ADMIN, BOTH, SPARE = "daemon", "bin", "games", "man"
    PEOPLE = [("E001", ADMIN), ("E002", BOTH), ("E003", "sys"), ("E009", LEADER)]
    ROLES = [
        ("E001", "administrator"), ("E003", "reviewer"), ("E009", "leader"),
        (f"user:{BOTH}", "reviewer"), (f"user:{BOTH}", "administrator"), ("user:lp", "finance")]

    def setUp(self):
        self.daemon = Daemon(simulate=None, mode=0o755).start()
        self.addCleanup(self.daemon.remove)
        client = self.daemon.client()
        client.change("books.open", enterprise="厂", kind="real", leader="user:" + self.LEADER)
        client.close()
        self.count = 0
        today = date.today()
        for year in {today.year, (today - timedelta(2)).year, (today + timedelta(30)).year}:
            self.done(self.LEADER, "calendar.adopt", text=(
                f'{{ year: {year}, source: "试", off: ["{year}-01-01"] }}'))
        policy = (ROOT / "config/policy/jinzhai.json5").read_text()
        self.done(self.LEADER, "policy.adopt", text=policy)
        for employee, user in self.PEOPLE:
            self.done(
                self.LEADER, "employee.add", employee=employee, name="某人", department="一车间",
                type="regular", user=user)
        for holder, role in self.ROLES:
            self.done(self.LEADER, "role.grant", to=holder, role=role)

    def change(self, who, method, /, **params):
        self.count += 1
        params["request"] = f"binding-{self.count:08}"
        uid = pwd.getpwnam(who).pw_uid
        return as_user(uid, lambda: ask(self.daemon.socket, method, **params))

    def done(self, who, method, /, **params):
        answer = self.change(who, method, **params)
        self.assertIsInstance(answer, dict, (who, method, answer))
        return answer

    def roles(self, user):
        uid = pwd.getpwnam(user).pw_uid
        return as_user(uid, lambda: ask(self.daemon.socket, "whoami"))["roles"]

    def entries(self):
        """The whole chain of the books."""
        return as_user(
            pwd.getpwnam(self.LEADER).pw_uid,
            lambda: ask(self.daemon.socket, "books.events", limit=1000))["rows"]

    def refused(self, who, kind, method, /, **params):
        before = self.entries()
        self.assertEqual(self.change(who, method, **params), kind, (who, method, params))
        self.assertEqual(self.entries(), before)

    def test_an_administrator_takes_no_roles_by_binding(self):
        add = {"name": "某人", "department": "一车间", "type": "regular"}
        for employee in ("E001", "E002", "E003", "E009"):
            self.refused(
                self.ADMIN, "not_permitted", "employee.bind", employee=employee, user=self.SPARE)
        self.refused(
            self.ADMIN, "not_permitted", "employee.add", employee="E050", user="lp", **add)
        self.refused(
            self.ADMIN, "not_permitted", "employee.addMany",
            employees=[{"employee": "E050", "user": "lp", **add}], mode="each")
        self.assertEqual(self.roles(self.SPARE), [])
        self.assertEqual(self.roles("sys"), ["employee", "reviewer"])
        self.assertEqual(self.roles(self.LEADER), ["employee", "leader"])
        self.assertEqual(self.roles("lp"), ["finance"])
        self.done(self.ADMIN, "employee.add", employee="E050", user=self.SPARE, **add)
        self.assertEqual(self.roles(self.SPARE), ["employee"])

    def test_nobody_sheds_their_own_works_number(self):
        claim = self.done(
            self.BOTH, "claim.submit", item="improvement", distinct=True)["claim"]
        own = {"employee": "E002", "user": self.SPARE}
        approval = {"claim": claim, "points": 100}
        self.refused(self.BOTH, "four_eyes", "claim.approve", **approval)
        self.refused(self.BOTH, "not_permitted", "employee.bind", **own)
        self.done(self.LEADER, "role.grant", to=f"user:{self.BOTH}", role="leader")
        self.refused(self.BOTH, "four_eyes", "employee.bind", **own)
        self.refused(
            self.BOTH, "employee.user_taken", "employee.bind", employee="E003", user=self.BOTH)
        self.refused(self.BOTH, "four_eyes", "claim.approve", **approval)
        self.refused(self.BOTH, "four_eyes", "employee.leave", employee="E002")
        self.done(self.LEADER, "employee.leave", employee="E002")
        self.assertEqual(self.roles(self.BOTH), [])
        for method, params in (
            ("claim.approve", approval), ("employee.bind", own),
            ("employee.return", {"employee": "E002"}),
        ):
            self.refused(self.BOTH, "not_permitted", method, **params)


class InWords(unittest.TestCase):
    def test_the_answer_says_who_lost_the_login_and_the_refusal_who_may(self):
        daemon = Daemon()
        self.addCleanup(daemon.remove)
        daemon.start().furnish()

        def told(status, who, *words):
            return [
                jifen(daemon, "--as", who, "employee", "bind", *words, lang=lang, check=status)
                for lang in ("zh", "en")]

        self.assertIn("E003 is bound.", told(0, "E001", "E003", "wang")[1].stdout)
        zh, en = told(0, "E001", "E003", "chen", "--dry-run")
        self.assertIn("E003 已绑定，原登录名 wang 不再归 E003。", zh.stdout)
        self.assertIn("E003 is bound; the user wang is no longer theirs.", en.stdout)
        zh, en = told(4, "E001", "E002", "chen")
        self.assertIn("领导小组", zh.stderr)
        self.assertIn("It takes the role leader.", en.stderr)
        jifen(daemon, "--as", "user:zhao", "role", "grant", "E003", "leader", check=0)
        zh, en = told(1, "E003", "E003", "chen")
        self.assertIn("不能给自己的工号换登录名。", zh.stderr)
        self.assertIn("Nobody changes their own login.", en.stderr)


if __name__ == "__main__":
    unittest.main()
