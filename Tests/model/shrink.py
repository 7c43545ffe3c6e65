"""Makes a history that differs shorter: leaves out what is not needed for the difference."""

from compare import Difference, again, play, show
from daemon import Lost

MOST_TRIES = 400


def shrink(exchanges, program, described, difference):
    """The shortest history found, as text, and how it differs."""
    steps = distinct(exchanges[:difference.index + 1])
    tries = 0
    size = max(1, len(steps) // 2)
    while size and tries < MOST_TRIES:
        start = 1
        while start < len(steps) and tries < MOST_TRIES:
            fewer = steps[:start] + steps[start + size:]
            tries += 1
            found = differs(fewer, program, described, difference)
            if found:
                found, cut = found
                steps, difference = cut, found
            else:
                start += size
        size //= 2
    lines = [line(step) for step in steps]
    return "\n".join([f"shrunk to {len(steps)} steps:", *lines, "", difference.report])


def distinct(exchanges):
    """The steps, those that are several calls once."""
    steps = []
    for exchange in exchanges:
        if not steps or exchange.step is not steps[-1]:
            steps.append(exchange.step)
    last = exchanges[-1]
    if "look" in last.step:
        steps[-1] = {"call": last.method, "params": last.params}
    return steps


def differs(steps, program, described, difference):
    """The difference that is left of a shorter history, on the same method."""
    exchanges = again(steps, described)
    try:
        play(exchanges, program, 0)
    except Difference as found:
        if found.exchange.method == difference.exchange.method:
            return found, distinct(exchanges[:found.index + 1])
    except Lost:
        pass
    return None


def line(step):
    if "restart" in step:
        how = {"TERM": "stop, start", "KILL": "kill, start"}.get(step["restart"], "start")
        return f"{how} on {step['simulate']}"
    return show(step["call"], step["params"]) if "call" in step else "look at everything"
