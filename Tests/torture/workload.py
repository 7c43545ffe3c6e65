"""Changes to be asked for by many clients at once."""

import random

from calls import METHODS
from compare import take
from days import as_day
from histories import Historian
from model import Model

DAY = "2026-10-12"


class Workload:
    """Changes that make sense when they are asked one after the other. Asked by many at once, some
    come too early or too late and are refused, which is as good. `opening`: by one client, first.
    """

    def __init__(self, seed, commands, described):
        rng = random.Random(seed)
        self.model = Model(described, as_day(DAY))
        self.requests = set()
        historian = Historian(rng, self.model, f"{rng.randrange(10 ** 8):08}")
        self.opening = list(self.kept(historian.opening()))
        self.changes = []
        while len(self.changes) < commands:
            self.changes += self.kept(historian.command())

    def kept(self, steps):
        """Changes under an id of their own that are meant: their replies will be remembered."""
        for step in steps:
            take(self.model, step)
            name, params = step["call"], step["params"]
            request = params.get("request")
            is_change = name in METHODS and METHODS[name].is_change
            if not is_change or not isinstance(request, str) or request in self.requests:
                continue
            # A name has no place in the chain, so nothing says in which order two were given.
            if "dryRun" in params or name == "employee.rename":
                continue
            self.requests.add(request)
            yield name, params

    def shares(self, clients):
        return [self.changes[number::clients] for number in range(clients)]
