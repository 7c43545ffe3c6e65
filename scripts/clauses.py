#!/usr/bin/env python3
"""Writes Sources/Ledger/Ledger.docc/Clauses.md: where each clause is carried out, and tested.

scripts/clauses.py            write the table
scripts/clauses.py --check    exit 1 if it is stale, if a clause that is built has no source file or
                              no test, or if a file quotes a clause that Rules.md does not have

A file belongs to a clause if it quotes the clause's id: Swift sources and tests, and the files of
config/. Clauses marked "**Not built yet.**" need neither source nor test; those with a part
"*Not built yet:*" need both.
"""
import re
import sys
from collections import namedtuple
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
RULES = TOP / "Sources/Ledger/Ledger.docc/Rules.md"
TABLE = RULES.with_name("Clauses.md")

ID = re.compile(r"\bR-[A-Z]+-[A-Z0-9]+\b")
CLAUSE = re.compile(r"- \*\*(R-[A-Z]+-[A-Z0-9]+)\*\* — ([^.]+(?:\.\d[^.]*)*)\. (.*)")

Clause = namedtuple("Clause", "id section origin built partial")


def clauses(text):
    """The clauses of Rules.md, in its order."""
    found, section = [], ""
    # An item goes on in indented lines; joined, each is one line.
    for line in re.sub(r"\n {2}(?=\S)", " ", text).splitlines():
        if line.startswith("## "):
            section = line[3:]
        elif match := CLAUSE.match(line):
            name, origin, words = match.groups()
            built, partial = "**Not built yet.**" not in words, "*Not built yet:*" in words
            found.append(Clause(name, section, origin, built, partial))
        elif line.startswith("- **R-"):
            sys.exit(f"clauses: this clause of Rules.md cannot be read: {line[:60]}")
    return found


def quotes(folder, pattern):
    """Clause id → files that quote it, as (module, file)."""
    found = {}
    for path in sorted((TOP / folder).rglob(pattern)):
        place = path.relative_to(TOP / folder)
        if path.is_dir() or "__pycache__" in place.parts:
            continue
        for name in set(ID.findall(path.read_text(encoding="utf-8", errors="ignore"))):
            found.setdefault(name, []).append((place.parts[0], place.stem))
    return found


def files(places):
    """`Ledger: Claim, Claim+Decide; LedgerStore: Schema`"""
    modules = {}
    for module, name in places:
        modules.setdefault(module, []).append(name)
    return "; ".join(f"{module}: {', '.join(names)}" for module, names in modules.items())


def rows(clauses, sources, tests):
    section = None
    for clause in clauses:
        if clause.section != section:
            section = clause.section
            yield f"\n## {section}\n"
            yield "| clause | source | implemented in | held by |"
            yield "|---|---|---|---|"
        name = clause.id + (" (in part)" if clause.partial else "")
        where, test = files(sources.get(clause.id, [])), files(tests.get(clause.id, []))
        if not clause.built:
            where = "not built yet" + (f" ({where})" if where else "")
        yield f"| {name} | {clause.origin} | {where or '–'} | {test or '–'} |"


def table(clauses, sources, tests):
    built = sum(clause.built for clause in clauses)
    partial = sum(clause.partial for clause in clauses)
    head = f"""# Clauses

Where each clause of <doc:Rules> is implemented, and which tests hold it.

Written by `scripts/clauses.py` from the ids that files quote. `scripts/clauses.py --check` fails
when it is stale, or when a clause that is built lacks a source file or a test.

{len(clauses)} clauses: {built} built, {partial} of them in part; {len(clauses) - built} not yet."""
    return "\n".join([head, *rows(clauses, sources, tests)]) + "\n"


def faults(clauses, sources, tests, text):
    if not TABLE.exists() or TABLE.read_text(encoding="utf-8") != text:
        yield "Clauses.md is stale: run scripts/clauses.py"
    names = [clause.id for clause in clauses]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{name} stands twice in Rules.md"
    for clause in clauses:
        if clause.built and clause.id not in sources:
            yield f"{clause.id} has no source file"
        if clause.built and clause.id not in tests:
            yield f"{clause.id} has no test"
    for name in sorted((set(sources) | set(tests)) - set(names)):
        where = files(sources.get(name, []) + tests.get(name, []))
        yield f"{name} is no clause of Rules.md, but is quoted by {where}"


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    known = clauses(RULES.read_text(encoding="utf-8"))
    sources, tests = quotes("Sources", "*.swift"), quotes("Tests", "*")
    # A campaign's rules are its file; the engine knows none of them.
    for name, places in quotes("config", "*.json5").items():
        sources.setdefault(name, []).extend(places)
    text = table(known, sources, tests)
    if not arguments:
        TABLE.write_text(text, encoding="utf-8")
        return
    found = list(faults(known, sources, tests, text))
    for fault in found:
        print(f"clauses: {fault}", file=sys.stderr)
    for clause in known:
        if not clause.built:
            print(f"clauses: {clause.id} is not built yet")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
