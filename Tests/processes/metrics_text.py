"""A strict reader of Prometheus's text format 0.0.4, written from its description."""

import re

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
HELP = re.compile(rf"# HELP ({NAME}) (\S.*)")
TYPE = re.compile(rf"# TYPE ({NAME}) (counter|gauge|histogram|summary|untyped)")
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"')
SAMPLE = re.compile(rf"({NAME})(?:\{{(.*)\}})? (-?[0-9]+(?:\.[0-9]+)?|\+Inf)")
SUFFIXES = {"histogram": ("_bucket", "_sum", "_count"), "summary": ("", "_sum", "_count")}


def labels_of(text):
    labels, place = {}, 0
    while text and place < len(text):
        found = LABEL.match(text, place)
        assert found, f"labels {text!r}"
        assert found[1] not in labels, f"label {found[1]} twice"
        labels[found[1]] = found[2]
        place = found.end()
        if place < len(text):
            assert text[place] == ",", f"labels {text!r}"
            place += 1
    return labels


def parse(text):
    """{(name, (label, value), …): number}; asserts everything that the format demands."""
    assert text.endswith("\n"), "the last line has no end"
    samples, types, helped = {}, {}, set()
    family = None
    for line in text[:-1].split("\n"):
        if line.startswith("# HELP"):
            name = HELP.fullmatch(line)[1]
            assert name not in helped, f"help of {name} twice"
            helped.add(name)
        elif line.startswith("# TYPE"):
            found = TYPE.fullmatch(line)
            family = found[1]
            assert family not in types and family in helped, f"type of {family}"
            types[family] = found[2]
        else:
            found = SAMPLE.fullmatch(line)
            assert found, f"no sample: {line!r}"
            allowed = SUFFIXES.get(types[family], ("",))
            assert found[1] in {family + suffix for suffix in allowed}, f"{line} under {family}"
            key = (found[1], *sorted(labels_of(found[2] or "").items()))
            assert key not in samples, f"{key} twice"
            samples[key] = float(found[3])
    for family, kind in types.items():
        if kind == "counter":
            assert family.endswith("_total"), f"counter {family}"
        if kind == "histogram":
            check_histogram(family, samples)
    return samples


def check_histogram(family, samples):
    """Buckets rise with their bounds up to +Inf, which is the count."""
    series = {}
    for (name, *labels), value in samples.items():
        if name == family + "_bucket":
            bound = dict(labels)["le"]
            rest = tuple(label for label in labels if label[0] != "le")
            series.setdefault(rest, []).append((float(bound), value))
    assert series, f"{family} has no buckets"
    for rest, buckets in series.items():
        assert buckets == sorted(buckets), f"{family}{rest}: bounds do not rise"
        counts = [count for _, count in buckets]
        assert counts == sorted(counts), f"{family}{rest}: counts fall"
        assert buckets[-1][0] == float("inf"), f"{family}{rest} has no +Inf"
        assert samples[(family + "_count", *rest)] == counts[-1], f"{family}{rest}: count"
        assert (family + "_sum", *rest) in samples, f"{family}{rest}: sum"
