"""The chain of entries (R-BOOK-3): each hash covers every column, and the hash before it."""

import hashlib
import json

EMPTY = "0" * 64


def canonical(body):
    """Names in the order of their bytes, no white space: the same content, the same bytes."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def number(value):
    return value.to_bytes(8, "big", signed=True)


def field(data):
    return number(len(data)) + data


def link(fact, request, previous):
    """The hash of an entry, in hexadecimal digits."""
    return hashlib.sha256(b"".join([
        b"jifen-1", number(fact.seq), bytes.fromhex(previous), field(fact.stream.encode()),
        number(fact.version), field(fact.type.encode()), number(fact.recorded_at),
        number(fact.effective_at), field(fact.actor.encode()),
        number(-1) if request is None else field(request.encode()), field(canonical(fact.body)),
    ])).hexdigest()


def size(fact):
    """Bytes of an entry, as a verification counts them."""
    return len(canonical(fact.body)) + len(fact.stream.encode()) + len(fact.type) + 96
