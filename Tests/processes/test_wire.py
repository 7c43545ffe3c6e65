"""What a client's author relies on, against the real daemon."""

import json
import unittest

from ledger import Daemon, Refused


class TheWire(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon().start().furnish()

    @classmethod
    def tearDownClass(cls):
        cls.daemon.remove()

    def test_a_client_of_a_dozen_lines_submits_approves_and_reads_the_balance(self):
        client = self.daemon.client()
        claim = client.change("claim.submit", item="training-attend", **{"as": "E003"})["claim"]
        client.change("claim.approve", claim=claim, points=20, **{"as": "E002"})
        client.change("clock.advance", by="10d")
        balance = client.call("account.balance", **{"as": "E003"})
        self.assertEqual(balance["available"], 20)
        client.close()

    def test_the_operator_sees_no_account_without_acting_as_somebody(self):
        client = self.daemon.client()
        with self.assertRaises(Refused) as refused:
            client.call("account.history", employee="E003")
        self.assertEqual(refused.exception.kind, "not_permitted")
        client.close()

    def test_requests_in_flight_are_answered_in_order(self):
        client = self.daemon.client()
        methods = ["server.ping", "whoami", "books.status", "policy.show"] * 8
        for number, method in enumerate(methods):
            request = {"jsonrpc": "2.0", "id": number, "method": method, "params": {}}
            client.file.write(json.dumps(request).encode() + b"\n")
        client.file.flush()
        answered = [json.loads(client.file.readline())["id"] for _ in methods]
        self.assertEqual(answered, list(range(len(methods))))
        client.close()

    def test_every_frame_rule_has_its_answer(self):
        cases = {
            b'{"jsonrpc":"2.0","id":1,"method":"server.ping","params":{}} {}': "parse_error",
            b'[{"jsonrpc":"2.0","id":1,"method":"server.ping"}]': "batch_unsupported",
            b'{"jsonrpc":"2.0","method":"server.ping","params":{}}': "invalid_request",
            b'{"jsonrpc":"1.0","id":1,"method":"server.ping","params":{}}': "invalid_request",
            b'{"jsonrpc":"2.0","id":1,"method":"server.ping","params":[]}': "invalid_params",
            b'{"jsonrpc":"2.0","id":1,"method":"server.pong","params":{}}': "unknown_method",
            b'{"jsonrpc":"2.0","id":1,"id":2,"method":"server.ping"}': "parse_error",
            b'{"jsonrpc":"2.0","id":1.0,"method":"server.ping"}': "parse_error",
            b'\xef\xbb\xbf{"jsonrpc":"2.0","id":1,"method":"server.ping"}': "parse_error",
            b'{"jsonrpc":"2.0","id":1,"method":"server.ping","params":{"x":"\\ud800"}}':
                "parse_error",
            b'{"jsonrpc":"2.0","id":1,"method":"server.ping","params":{"x":-0}}': "parse_error",
            b'{"jsonrpc":"2.0","id":1,"method":"whoami","params":{"who":1}}': "invalid_params",
            b"[" * 100_000: "batch_unsupported",
            b'{"a":' * 100_000: "parse_error",
            b"a" * ((1 << 20) + 1): "frame_too_large",
        }
        for line, kind in cases.items():
            with self.subTest(line=line[:60]):
                client = self.daemon.client()
                client.file.write(line + b"\n")
                client.file.flush()
                reply = json.loads(client.file.readline())
                self.assertEqual(reply["error"]["data"]["kind"], kind)
                client.close()

    def test_discovery_lists_what_there_is(self):
        client = self.daemon.client()
        discovered = client.call("rpc.discover")
        names = [method["name"] for method in discovered["methods"]]
        self.assertEqual(len(names), len(set(names)))
        for name in names:
            with self.subTest(method=name):
                fresh = self.daemon.client()
                reply = json.loads(fresh.line(name, {"bogus": 1}))
                self.assertIn(
                    reply["error"]["data"]["kind"], ("invalid_params", "request_required"))
                fresh.close()
        client.close()

    def test_end_of_input_means_answer_and_close(self):
        client = self.daemon.client()
        request = {"jsonrpc": "2.0", "id": 7, "method": "whoami", "params": {}}
        client.file.write(json.dumps(request).encode() + b"\n")
        client.file.flush()
        client.socket.shutdown(1)
        self.assertEqual(json.loads(client.file.readline())["id"], 7)
        self.assertEqual(client.file.readline(), b"")
        client.close()


if __name__ == "__main__":
    unittest.main()
