"""Both sides take the same steps, and every reply is compared."""

import json
import random
import time
from dataclasses import dataclass

from calls import METHODS
from daemon import Daemon
from days import as_day
from histories import Historian, first_day, look
from model import Model

MOST_IN_FLIGHT = 64
# What the model cannot know.
BLIND = {
    "books.status": ("bytes", "sqlite", "version"),
    "books.backup": ("bytes", "sha256", "madeAt", "others"),
    "books.backups": ("bytes", "sha256", "madeAt", "folder", "books"),
}
# Kinds that any call may be answered with; the others its method must name in `rpc.discover`.
ANY = {
    "invalid_params", "not_permitted", "request_reused", "request_required", "books_not_opened",
    "as_refused", "employee.unknown", "unknown_method", "quota_reached", "overloaded",
}


@dataclass
class Exchange:
    """One call with the model's reply, or a restart."""

    step: dict
    method: str = None
    params: dict = None
    reply: dict = None


class Difference(Exception):
    def __init__(self, index, exchange, ours, why):
        super().__init__(why)
        self.index = index
        self.exchange = exchange
        self.report = (
            f"{why}, command {index}\n{show(exchange.method, exchange.params)}\n"
            f"daemon: {text(ours)}\nmodel:  {text(exchange.reply)}\n"
            + "\n".join(paths(ours, exchange.reply)))


def show(method, params):
    return f"{method} {text(params)}"


def text(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def paths(ours, theirs, path=""):
    """Where two replies differ, a line each."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for name in sorted(set(ours) | set(theirs)):
            absent = "(absent)"
            yield from paths(
                ours.get(name, absent), theirs.get(name, absent), f"{path}.{name}")
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for index, pair in enumerate(zip(ours, theirs)):
            yield from paths(*pair, f"{path}[{index}]")
    elif ours != theirs:
        yield f"  {path or 'reply'}: daemon {text(ours)}, model {text(theirs)}"


def check_named(exchanges, described):
    """A method names all its own kinds of refusal, so that programs can know them."""
    named = {method["name"]: ANY | set(method["errors"]) for method in described}
    for index, exchange in enumerate(exchanges):
        error = (exchange.reply or {}).get("error")
        if error and error["data"]["kind"] not in named.get(exchange.method, ANY):
            raise Difference(index, exchange, None, "rpc.discover does not name this refusal")


def record(seed, commands, described):
    """A history, with what the model answers."""
    rng = random.Random(seed)
    model = Model(described, first_day(rng))
    historian = Historian(rng, model, f"{seed:08}")
    first = {"restart": None, "simulate": str(model.simulate)}
    return [Exchange(first)] + [
        exchange for step in historian.steps(commands) for exchange in take(model, step)]


def again(steps, described):
    """The same steps, or some of them, with what the model answers then."""
    model = Model(described, as_simulated(steps[0]))
    return [Exchange(steps[0])] + [
        exchange for step in steps[1:] for exchange in take(model, step)]


def as_simulated(step):
    return as_day(step["simulate"])


def take(model, step):
    if "restart" in step:
        model.restart(as_simulated(step))
        return [Exchange(step)]
    if "look" in step:
        calls = list(look(model))
    else:
        calls = [(step["call"], step["params"])]
    # The reply is kept as it is now: the model's own records go on.
    return [
        Exchange(
            step, method, params,
            without_blind(json.loads(json.dumps(model.call(method, params))), method))
        for method, params in calls
    ]


def is_kept(exchange):
    """Was the reply stored under its request id, so that it can be asked for again?"""
    reply = exchange.reply
    books = reply.get("result") or reply["error"]["data"]
    return METHODS[exchange.method].is_change and "head" in books


class Player:
    """Drives one daemon through a history."""

    def __init__(self, exchanges, program, seed):
        self.exchanges = exchanges
        self.rng = random.Random(seed)
        self.daemon = Daemon(program, exchanges[0].step["simulate"])
        self.waiting = []
        self.room = MOST_IN_FLIGHT
        self.compared = 0

    def play(self):
        try:
            for index, exchange in enumerate(self.exchanges[1:], 1):
                if exchange.method is None:
                    self.restart(exchange.step)
                    continue
                self.waiting.append((index, exchange))
                if exchange.method == "books.open" or len(self.waiting) >= self.room:
                    self.flush()
            self.flush()
            return self.compared
        finally:
            self.daemon.close()

    def flush(self):
        self.room = self.rng.choice([1, 4, 16, 40, MOST_IN_FLIGHT])
        asked, self.waiting = self.waiting, []
        if not asked:
            return
        self.send(asked)
        for (index, exchange), reply in zip(asked, self.daemon.replies(len(asked))):
            self.check(index, exchange, reply)

    def send(self, asked):
        self.daemon.send([(exchange.method, exchange.params) for _, exchange in asked])

    def restart(self, step):
        """Stopped in order, or killed with changes on their way: those are asked for again under
        the same ids, and must have been made once."""
        tail = []
        while step["restart"] == "KILL" and self.waiting and is_kept(self.waiting[-1][1]) and (
                len(tail) < 8):
            tail.insert(0, self.waiting.pop())
        self.flush()
        if tail:
            self.send(tail)
            time.sleep(self.rng.choice([0, 0.0002, 0.001, 0.003]))
        self.daemon.stop(step["restart"])
        self.daemon.start(step["simulate"])
        self.waiting = tail
        self.flush()

    def check(self, index, exchange, reply):
        self.compared += 1
        reply.pop("jsonrpc")
        reply.pop("id")
        if without_blind(reply, exchange.method) != exchange.reply:
            raise Difference(index, exchange, reply, "the replies differ")


def without_blind(reply, method):
    """The reply without what a model cannot know."""
    result = reply.get("result", {})
    for one in [result, *result.get("rows", [])]:
        for name in BLIND.get(method, ()):
            one.pop(name, None)
    return reply


def play(exchanges, program, seed):
    """The number of replies compared; throws the first difference."""
    return Player(exchanges, program, seed).play()
