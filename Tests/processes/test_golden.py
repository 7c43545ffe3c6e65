"""Every command's output in both languages, wide and narrow, as it was when somebody last looked.

`python3 Tests/processes/test_golden.py --rewrite` writes the files anew; look at the difference
before you commit it.
"""

import difflib
import getpass
import os
import re
import subprocess
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import golden_book
from ledger import program
from terminal import shown

FOLDER = Path(__file__).parent / "golden"
HOW = "If it is meant: python3 Tests/processes/test_golden.py --rewrite, and look at the difference."

# The host's time and the size of files, where backups are listed.
OF_BACKUPS = [
    (r"\d{4}-\d\d-\d\d \d\d:\d\d", "<time>"), (r"\b\d{5,}\b", "<bytes>"),
]

# Sizes, versions and the group of whoever runs this.
OF_THE_MACHINE = [
    (r"\b\d+ ([KMGT]i)?B\b", "<size>"), (r"\b\d+\.\d+\.\d+\b", "<version>"),
    (r"(组|group) [\w-]+", r"\1 <group>"),
]

# What differs from run to run, and stands for itself.
VARIABLE = [
    (r"\b[0-9a-f]{20,64}\b…?", "<hash>"),
    (r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", "<id>"),
    (r"(?m)^(文件字节|bytes)( +)\d+$", r"\1\2<bytes>"),
    (r"\d+ (字节|bytes)", r"<bytes> \1"),
    (r"(?m)^(jifend 版本|jifend|SQLite 版本|SQLite)( +)[\d.]+.*$", r"\1\2<version>"),
]


def commands():
    """Every command there is, by its words, as the help tells it."""
    overview = told("help")
    found = []
    for word in re.findall(r"(?m)^  ([a-z-]+)  ", overview):
        text = told("help", word)
        if "\nUsage\n" in text:
            found.append(word)
        found += re.findall(r"(?m)^  jifen ([a-z-]+ [a-z-]+)  ", text.partition("\nCommands\n")[2])
    return ["", *dict.fromkeys(found)]


def told(*words):
    return subprocess.run(
        [program("jifen"), "--lang", "en", *words], capture_output=True, text=True, check=True).stdout


class Book:
    """The book, the files beside it, and what each command says on it."""

    def __init__(self):
        self.folder = golden_book.folder()
        self.files = golden_book.files(self.folder.name)
        self.daemon = golden_book.book()

    def close(self):
        self.daemon.remove()
        self.folder.cleanup()

    def said(self, command):
        parts = []
        for number, sample in enumerate(golden_book.SAMPLES[command]):
            for lang in ("zh", "en"):
                for columns in (100, 40):
                    parts.append(self.part(command, sample, lang, columns, number))
        return "\n".join(parts)

    def part(self, command, sample, lang, columns, number):
        who, *rest = sample.replace("{run}", f"{number}{lang}{columns}").split()
        words = [*([] if who == "operator" else ["--as", who]), *command.split(), *rest]
        text = shown(
            self.daemon, *[self.files.get(word[1:], word[1:]) if word[0] == "@" else word
                           for word in words], columns=columns, lang=lang)
        variable = VARIABLE + {"backup list": OF_BACKUPS, "doctor": OF_THE_MACHINE}.get(command, [])
        for form, instead in variable:
            text = re.sub(form, instead, text)
        text = text.replace(self.daemon.folder, "<folder>")
        text = text.replace("user:" + getpass.getuser(), "user:<me>")
        for name, path in self.files.items():
            text = text.replace(path, name)
        text = "".join(line.rstrip() + "\n" for line in text.splitlines())
        return f"$ jifen {' '.join(words)}    # {lang}, {columns} columns\n{text}"


def file_of(command):
    return FOLDER / ((command.replace(" ", "-") or "home") + ".txt")


def outputs():
    """(command, what it says), the changing ones in their order, the rest beside one another."""
    book = Book()
    try:
        in_order = [command for command in golden_book.SAMPLES if command.startswith("backup")]
        beside = [command for command in golden_book.SAMPLES if command not in in_order]
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            yield from zip(beside, pool.map(book.said, beside))
        yield from ((command, book.said(command)) for command in in_order)
    finally:
        book.close()


class TheOutput(unittest.TestCase):
    maxDiff = None

    def test_every_command_has_a_sample(self):
        self.assertEqual(sorted(set(commands()) - set(golden_book.SAMPLES)), [], HOW)
        self.assertEqual(sorted(set(golden_book.SAMPLES) - set(commands())), [])
        names = {path.name for path in FOLDER.glob("*.txt")}
        self.assertEqual(names, {file_of(command).name for command in golden_book.SAMPLES}, HOW)

    def test_every_command_says_what_it_said(self):
        for command, text in outputs():
            with self.subTest(command=command):
                path = file_of(command)
                before = path.read_text() if path.exists() else ""
                difference = difflib.unified_diff(
                    before.splitlines(), text.splitlines(), "was", "is", lineterm="", n=1)
                lines = list(difference)
                self.assertFalse(lines, "\n".join([*lines[:60], HOW]))

    def test_no_line_is_wider_than_its_terminal(self):
        """Words of people and programs fit; hashes and prose of sentences may run on."""
        from wcwidth import wcswidth
        for path in sorted(FOLDER.glob("*-list.txt")):
            columns = 100
            for line in path.read_text().splitlines():
                head = re.match(r"\$ jifen .*# \w\w, (\d+) columns$", line)
                columns = int(head[1]) if head else columns
                is_prose = re.search("[。.？?]|^用法|^Usage", line)
                if not head and "<" not in line and not is_prose:
                    # It counts each part of a picture that is put together.
                    whole = re.sub("\u200d.|[\U0001F3FB-\U0001F3FF]|\uFE0F", "", line)
                    self.assertLessEqual(wcswidth(whole), columns, f"{path.name}: {line}")


def rewrite():
    FOLDER.mkdir(exist_ok=True)
    wanted = set()
    for command, text in outputs():
        file_of(command).write_text(text)
        wanted.add(file_of(command))
    for path in set(FOLDER.glob("*.txt")) - wanted:
        path.unlink()


if __name__ == "__main__":
    if "--rewrite" in sys.argv:
        rewrite()
    else:
        unittest.main()
