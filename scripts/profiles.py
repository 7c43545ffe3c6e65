#!/usr/bin/env python3
"""Puts the import profiles of config/import into the program, which has them wherever it is
installed: scripts/profiles.py writes, --check tells whether what is there is what was written."""

import sys
from pathlib import Path

root = Path(__file__).resolve().parent.parent
folder = root / "Sources/LedgerCommands/Importing/Profiles/Shipped"


def member(path):
    first, *rest = path.stem.split("-")
    return first + "".join(word.capitalize() for word in rest)


def files():
    """The generated files by name, with what they hold."""
    profiles = sorted((root / "config/import").glob("*.json5"))
    made = {}
    for path in profiles:
        text = path.read_text()
        assert '"""#' not in text, path
        body = "".join(f"        {line}".rstrip() + "\n" for line in text.splitlines())
        made[f"{path.stem}.swift"] = (
            f"// Made by scripts/profiles.py from config/import/{path.name}.\n"
            f"extension ShippedProfiles {{\n    static let {member(path)} = #\"\"\"\n"
            f"{body}\n        \"\"\"#\n}}\n")
    names = ", ".join(member(path) for path in profiles)
    made["ShippedProfiles.swift"] = (
        "// Made by scripts/profiles.py.\n/// The profiles that come with the program.\n"
        f"enum ShippedProfiles {{\n    static let texts = [\n        {names},\n    ]\n}}\n")
    return made


wanted = files()
if "--check" in sys.argv:
    there = {path.name: path.read_text() for path in folder.glob("*.swift")}
    def plain(texts):
        return {name: text.split() for name, text in texts.items()}
    if plain(there) != plain(wanted):
        sys.exit("config/import was changed: run scripts/profiles.py")
else:
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.swift"):
        path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text)
