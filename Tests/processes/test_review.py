"""`jifen review` as a reviewer meets it: in a terminal, by keys alone, and in the books after."""

import json
import os
import signal
import unittest

from ledger import SANITIZER, Daemon, jifen
from tmux import jifen_in_terminal

OTHER = "E030"


class Office(unittest.TestCase):
    """A factory with two reviewers, E002 and E030."""

    def setUp(self):
        self.daemon = Daemon().start().furnish()
        self.addCleanup(self.daemon.remove)
        client = self.daemon.client()
        leader = {"as": "user:zhao"}
        client.change("employee.add", employee=OTHER, name="审核二", department="安全部",
                      type="regular", **leader)
        client.change("role.grant", to=OTHER, role="reviewer", **leader)
        client.close()

    def people(self, count):
        client = self.daemon.client()
        numbers = [f"W{number:03}" for number in range(count)]
        for index, number in enumerate(numbers):
            client.change(
                "employee.add", employee=number, name=("欧阳海", "王小明")[index % 2],
                department=("一车间", "二车间")[index % 2], type="regular",
                **{"as": "user:zhao"})
        client.close()
        return numbers

    def submit(self, employee, item="training-attend", **params):
        client = self.daemon.client()
        done = client.change("claim.submit", item=item, **{"as": employee, **params})
        client.close()
        return done["claim"]

    def claim(self, claim):
        client = self.daemon.client()
        shown = client.call("claim.show", claim=claim, **{"as": "E002"})
        client.close()
        return shown

    def open(self, lang="en", columns=80, rows=24, words="", environment=None):
        terminal = jifen_in_terminal(
            self.daemon, f"--as E002 review {words}", lang, columns, rows, environment)
        self.addCleanup(terminal.close)
        return terminal


class Reviewing(Office):
    def test_forty_claims_by_keys_alone(self):
        claims = [self.submit(number) for number in self.people(40)]
        terminal = self.open(lang="zh")
        expected = {}
        for index, claim in enumerate(claims):
            terminal.wait(f"审核 {index + 1}/40", f" {claim} ")
            if index % 10 == 3:
                terminal.press("r")
                terminal.wait("不通过的理由：")
                terminal.type("与照片不符")
                terminal.press("Enter")
                expected[claim] = ("rejected", None)
            elif index % 10 == 6:
                terminal.press("p")
                terminal.wait("给多少分（5–20）：")
                terminal.type("21")
                terminal.press("Enter")
                terminal.wait("21 不在 5–20 之内")
                terminal.type("17")
                terminal.press("Enter")
                expected[claim] = ("onNotice", 17)
            elif index % 10 == 8:
                terminal.press("n")
                expected[claim] = ("underReview", None)
            else:
                terminal.press("a")
                expected[claim] = ("onNotice", 5)
        terminal.wait("到末尾了", "未发送 36", "通过 32 份，共 208 分；不通过 4 份")
        terminal.press("u")
        terminal.wait("已撤回 C40", "审核 40/40")
        terminal.press("a")
        terminal.wait("到末尾了")
        self.assertEqual(self.claim(claims[0])["stage"], "underReview")  # nothing is sent yet
        terminal.press("s")
        terminal.wait("已发送 36 份")
        terminal.press("q")
        terminal.wait("审核了 36 份。", "status=0")
        for claim, (stage, points) in expected.items():
            shown = self.claim(claim)
            self.assertEqual((shown["stage"], shown.get("points")), (stage, points), claim)
        rejected = [step for step in self.claim(claims[3])["life"] if "reason" in step["body"]]
        self.assertEqual(rejected[0]["body"]["reason"], "与照片不符")
        self.assertEqual(json.loads(
            jifen(self.daemon, "verify", "--json", check=0).stdout)["verdict"], "intact")

    def test_a_second_reviewer_in_the_same_queue_is_told_of_not_fallen_over(self):
        first, second, third = (self.submit(number) for number in self.people(3))
        terminal = self.open()
        terminal.wait("Review 1/3")
        terminal.press("a")
        terminal.wait("Review 2/3")
        # Decided elsewhere before it is looked at, and after it was decided here.
        jifen(self.daemon, "--as", OTHER, "review", "approve", first, third, check=0)
        terminal.press("n")
        terminal.wait("Review 3/3", f"decided by {OTHER} already")
        terminal.press("a")
        terminal.wait("is decided already")
        terminal.press("b")
        terminal.wait("Review 2/3")
        terminal.press("r")
        terminal.wait("Reason")
        terminal.type("twice")
        terminal.press("Enter")
        terminal.wait("2 unsent")
        terminal.press("s")
        terminal.wait("1 sent, 1 not carried out", first, OTHER)
        terminal.press("q")
        terminal.wait("status=0")
        self.assertEqual(self.claim(first)["approvedBy"], OTHER)
        self.assertEqual(self.claim(second)["stage"], "rejected")

    def test_a_restart_of_the_daemon_loses_nothing(self):
        claims = [self.submit(number) for number in self.people(2)]
        terminal = self.open()
        terminal.wait("Review 1/2")
        terminal.press("a")
        terminal.wait("Review 2/2")
        terminal.press("a")
        terminal.wait("2 unsent")
        self.daemon.kill()
        terminal.press("s")
        terminal.wait("Sending goes on once it is back")
        self.daemon.start()
        terminal.wait("2 sent")
        terminal.press("q")
        terminal.wait("status=0")
        for claim in claims:
            steps = [step["type"] for step in self.claim(claim)["life"]]
            self.assertEqual(steps.count("claim.approved.v1"), 1)

    def test_leaving_with_decisions_unsent_asks(self):
        claim = self.submit(self.people(1)[0])
        terminal = self.open()
        terminal.wait("Review 1/1")
        terminal.press("a")
        terminal.press("q")
        terminal.wait("unsent: s sends")
        terminal.press("Escape")
        terminal.wait("1 unsent", without=["s sends them"])
        terminal.press("C-c")
        terminal.wait("unsent: s sends")
        terminal.press("d")
        terminal.wait("1 dropped unsent", "status=0")
        self.assertEqual(self.claim(claim)["stage"], "underReview")

    def test_what_is_not_yours_is_marked_and_refused(self):
        """R-ORG-3"""
        own = self.submit("E002")
        terminal = self.open()
        terminal.wait("NOT YOURS", own)
        terminal.press("a")
        terminal.wait("ask another reviewer")
        terminal.press("q")
        terminal.wait("status=0")

    def test_others_and_likely_doubles_are_in_view(self):
        first, second = self.people(2)
        self.submit(first, "hazard-general", occurrence="YH-1", note="first")
        self.submit(second, "hazard-report", occurrence="YH-1")
        self.submit(second, "hazard-general", occurrence="YH-2")
        self.submit(second, "hazard-general", occurrence="YH02")
        terminal = self.open()
        terminal.wait("Others claimed the same occurrence", "C2", "YH-1")
        terminal.press("n", "n")
        terminal.wait("Review 3/4", "Possibly claimed twice", "C4")

    def test_hostile_text_is_made_visible(self):
        self.submit(self.people(1)[0], note="\x1b]0;owned\x07\x1b[2J evil\u202egnp")
        terminal = self.open()
        shown = terminal.wait("␛]0;owned␇", "\\u{202E}")
        self.assertNotIn("\u202e", shown)
        self.assertNotEqual(terminal.tmux("display-message", "-p", "#{pane_title}"), "owned\n")

    def test_it_fits_any_window_and_follows_its_size(self):
        claim = self.submit(self.people(1)[0], note="护罩松动，已通知班组长。" * 20)
        for lang, columns, rows in (("zh", 40, 12), ("en", 60, 15), ("zh", 120, 40)):
            terminal = self.open(lang, columns, rows)
            shown = terminal.wait(claim, "1/1", "q ")
            self.assertLessEqual(len(shown.rstrip("\n").split("\n")), rows)
            terminal.resize(80, 24)
            terminal.wait("─" * 79 if shown.count("─") else claim, "q ")
            terminal.resize(20, 5)
            terminal.wait("窗口太小" if lang == "zh" else "too small")
            terminal.resize(80, 24)
            terminal.wait(claim)
            terminal.press("q")
            terminal.wait("status=0")

    def test_without_colour_the_words_say_all(self):
        self.submit("E002")
        terminal = self.open(environment={"NO_COLOR": "1"})
        terminal.wait("NOT YOURS")
        drawn = terminal.tmux("capture-pane", "-p", "-e")
        self.assertNotIn("\x1b[3", drawn)

    def test_the_terminal_is_given_back_whatever_ends_it(self):
        self.submit(self.people(1)[0])
        ends = [(signal.SIGTERM, 130), (signal.SIGINT, 130)]
        if not SANITIZER:  # which takes that signal for itself
            ends.append((signal.SIGSEGV, 139))
        for sign, status in ends:
            with self.subTest(signal=sign):
                terminal = self.open(environment={"SWIFT_BACKTRACE": "enable=no"})
                terminal.wait("Review 1/1")
                os.kill(terminal.pid(), sign)
                terminal.wait(f"status={status}", without=["Review 1/1"])
                terminal.type("echo is$((40+2))back")
                terminal.wait("echo is$((40+2))back")  # what is typed is seen again
                terminal.press("Enter")
                terminal.wait("is42back")

    def test_ctrl_z_gives_the_shell_back_for_a_while(self):
        self.submit(self.people(1)[0])
        terminal = self.open()
        terminal.wait("Review 1/1")
        terminal.press("C-z")
        terminal.wait("Stopped", without=["Review 1/1"])
        terminal.type("fg")
        terminal.press("Enter")
        terminal.wait("Review 1/1", "approve 5")
        terminal.press("q")

    def test_what_is_pasted_decides_nothing(self):
        self.submit(self.people(1)[0])
        terminal = self.open()
        terminal.wait("Review 1/1")
        terminal.paste("aaas")
        terminal.wait("passed over", "Review 1/1", without=["unsent"])

    def test_a_rehearsal_changes_nothing(self):
        claim = self.submit(self.people(1)[0])
        terminal = self.open(words="--dry-run")
        terminal.wait("Review 1/1", "rehearsal")
        terminal.press("a")
        terminal.press("s")
        terminal.wait("1 sent")
        terminal.press("q")
        terminal.wait("status=0")
        self.assertEqual(self.claim(claim)["stage"], "underReview")

    def test_without_a_terminal_it_says_what_to_use(self):
        for lang, words in (("zh", "要在终端里用"), ("en", "needs a terminal")):
            done = jifen(self.daemon, "--as", "E002", "review", lang=lang, check=2)
            self.assertIn(words, done.stderr)
            self.assertIn("jifen review list", done.stderr)


class ReviewingMany(Office):
    def test_a_batch_is_shown_before_it_is_approved(self):
        numbers = self.people(6)
        claims = {number: self.submit(number) for number in numbers}
        self.submit(numbers[0], "drill")
        words = ["review", "approve", "--item", "training-attend", "--department", "一车间"]
        rehearsed = jifen(self.daemon, "--as", "E002", *words, "--dry-run", check=0)
        self.assertIn("Claims to approve: 3, points in all: 15.", rehearsed.stderr)
        refused = jifen(self.daemon, "--as", "E002", *words, check=2)
        self.assertIn("--yes", refused.stderr)
        self.assertEqual(self.claim(claims["W000"])["stage"], "underReview")
        terminal = jifen_in_terminal(self.daemon, "--as E002 " + " ".join(words), "zh")
        self.addCleanup(terminal.close)
        terminal.wait("通过 3 份申报，共 15 分。", "[y/N]")
        terminal.type("y")
        terminal.press("Enter")
        terminal.wait("办成 3，未办 0", "status=0")
        for number, claim in claims.items():
            stage = "onNotice" if number in ("W000", "W002", "W004") else "underReview"
            self.assertEqual(self.claim(claim)["stage"], stage)

    def test_a_batch_leaves_out_what_needs_a_look(self):
        """R-ITEM-4, R-ORG-3"""
        first, second, third = self.people(3)
        self.submit(first, "hazard-general", occurrence="YH-1")
        self.submit(second, "hazard-general", occurrence="YH-1")
        self.submit("E002", "hazard-general")
        plain = self.submit(third, "hazard-general")
        done = jifen(
            self.daemon, "--as", "E002", "--yes", "--json", "review", "approve", "--item",
            "hazard-general", "--points", "12", check=0)
        self.assertEqual(
            [(row["claim"], row["points"]) for row in json.loads(done.stdout)["results"]],
            [(plain, 12)])
        self.assertIn("Left out, to be looked at one by one or not yours to approve: 3", done.stderr)


if __name__ == "__main__":
    unittest.main()
