"""A disk that lost its power: what may be on it, after what a process did to it (see power.c)."""

import struct

HEAD = struct.Struct("<cHQI")
SECTOR = 512


def records(data):
    """The log, record by record: (kind, name, number, data)."""
    place = 0
    while place < len(data):
        kind, length, number, size = HEAD.unpack_from(data, place)
        place += HEAD.size
        name = data[place:place + length].decode()
        place += length + size
        yield kind.decode(), name, number, data[place - size:place]


class Inode:
    """A file's bytes that are safe, and what was done to it since."""

    def __init__(self):
        self.safe = bytearray()
        self.pending = []

    def secure(self, count):
        for operation in self.pending[:count]:
            apply(self.safe, operation)
        del self.pending[:count]


def apply(content, operation):
    kind, number, data = operation
    if kind == "T":
        if number < len(content):
            del content[number:]
        else:
            content.extend(bytes(number - len(content)))
        return
    if number > len(content):
        content.extend(bytes(number - len(content)))
    content[number:number + len(data)] = data


class Disk:
    """What is safe, and what is on its way. A sync makes safe what was done to that file before it
    began; names are made safe by a sync of the folder, and by nothing else."""

    def __init__(self):
        self.names = {}
        self.safe_names = {}
        self.pending_names = []
        self.syncs = {}

    def take(self, kind, name, number, data):
        if kind == "C":
            self.names[name] = Inode()
            self.pending_names.append((name, self.names[name]))
        elif kind == "U":
            del self.names[name]
            self.pending_names.append((name, None))
        elif kind == "R":
            moved = self.names.pop(name)
            self.names[data.decode()] = moved
            # At once or not at all: a rename is never half done.
            self.pending_names.append((data.decode(), moved, name))
        elif kind in "WT":
            self.names[name].pending.append((kind, number, data))
        elif kind == "s":
            what = self.pending_names if name == "" else self.names[name].pending
            self.syncs[number] = (self.names.get(name), len(what))
        elif kind == "S":
            inode, count = self.syncs.pop(number)
            if name == "":
                count = min(count, len(self.pending_names))
                for change in self.pending_names[:count]:
                    rename(self.safe_names, change)
                del self.pending_names[:count]
            elif inode:
                inode.secure(min(count, len(inode.pending)))

    @property
    def pending(self):
        return len(self.pending_names) + sum(len(one.pending) for one in self.names.values())

    def image(self, rng):
        """Files as they may be found: {name: bytes}."""
        how = rng.choice(WAYS)
        names = dict(self.safe_names)
        for change in how(rng, self.pending_names):
            rename(names, change)
        found = {}
        for name, inode in names.items():
            content = bytearray(inode.safe)
            for operation in how(rng, inode.pending):
                apply(content, operation)
            found[name] = content
        return how.__name__, found


def rename(names, change):
    name, inode, *old = change
    for one in old:
        names.pop(one, None)
    if inode is None:
        names.pop(name, None)
    else:
        names[name] = inode


# What of the operations on their way has come to the disk.

def nothing(rng, operations):
    return []


def everything(rng, operations):
    return list(operations)


def beginning(rng, operations):
    return operations[:rng.randint(0, len(operations))]


def all_but_one(rng, operations):
    missing = rng.randrange(len(operations)) if operations else 0
    return [one for index, one in enumerate(operations) if index != missing]


def only_the_last(rng, operations):
    return operations[-rng.randint(1, 3):]


def some(rng, operations):
    likely = rng.choice([0.2, 0.5, 0.8])
    return [one for one in operations if rng.random() < likely]


def torn(rng, operations):
    """Some sectors of each write; of what was written twice, either may be there."""
    likely = rng.choice([0.3, 0.6, 0.9])
    found = []
    for operation in operations:
        kind, number = operation[0], operation[1]
        if kind != "W":
            if rng.random() < likely:
                found.append(operation)
            continue
        data, start = operation[2], 0
        while start < len(data):
            end = min(len(data), start + SECTOR - (number + start) % SECTOR)
            if rng.random() < likely:
                found.append(("W", number + start, data[start:end]))
            start = end
    if rng.random() < 0.3:
        rng.shuffle(found)
    return found


WAYS = [nothing, everything, beginning, all_but_one, only_the_last, some, torn, torn]
