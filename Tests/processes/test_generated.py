"""Books that `jifen-bench generate` makes are books: they verify, and the same seed gives the same."""

import os
import re
import subprocess
import unittest

from ledger import Daemon, program


def generate(path, seed):
    done = subprocess.run(
        [program("jifen-bench"), "generate", "--events", "4000", "--employees", "50", "--seed",
         str(seed), "--output", path],
        capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        raise AssertionError(done.stdout + done.stderr)
    return re.search(r"up to (\S+); head ([0-9a-f]{64})", done.stdout).groups()


class Generated(unittest.TestCase):
    def setUp(self):
        self.daemon = Daemon()
        self.addCleanup(self.daemon.remove)
        os.mkdir(self.daemon.folder + "/books", 0o700)

    def test_generated_books_verify_and_go_on(self):
        day, head = generate(self.daemon.books, 1)
        self.daemon.simulate = day
        client = self.daemon.start().client()
        found = client.call("books.verify")
        self.assertEqual((found["verdict"], found["head"]), ("intact", head))
        self.assertGreaterEqual(found["events"], 4000)
        claim = client.change("claim.submit", item="course", distinct=True, **{"as": "E000001"})
        self.assertEqual(claim["stage"], "underReview")
        client.close()

    def test_the_seed_decides_everything(self):
        heads = [generate(f"{self.daemon.folder}/{name}", seed)[1]
                 for name, seed in (("a", 7), ("b", 7), ("c", 8))]
        self.assertEqual(heads[0], heads[1])
        self.assertNotEqual(heads[0], heads[2])


if __name__ == "__main__":
    unittest.main()
