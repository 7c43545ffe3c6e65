"""Other people's readers of delimited text and of bar codes, in an environment of their own
(scripts/test makes it): what each finds in a file."""

import csv
import io
import json
import os
import subprocess
from pathlib import Path

HOME = Path(os.environ.get("JIFEN_JUDGES") or Path.home() / ".cache/jifen-judges")
REMEDY = "run scripts/test once, or: python3 -m venv {0} && {0}/bin/pip install duckdb polars " \
    "pandas csvkit zxing-cpp pillow msoffcrypto-tool pypinyin".format(HOME)

# The columns and number of rows as the reader guesses them; all cells read as text; and the columns
# that are said to be text, where only that is said.
READERS = {
    "duckdb": """
import duckdb
guess = duckdb.sql(f"SELECT * FROM read_csv('{path}')")
guessed = guess.columns, len(guess)
table = duckdb.sql(f"SELECT * FROM read_csv('{path}', all_varchar=true)")
header, rows = table.columns, table.fetchall()
table = duckdb.read_csv(path, dtype={name: "VARCHAR" for name in texts})
typed = [[row[table.columns.index(name)] for name in texts] for row in table.fetchall()]
""",
    "polars": """
import polars
words = {"separator": chr(9) if path.endswith("tsv") else ","}
guess = polars.read_csv(path, infer_schema_length=None, **words)
guessed = guess.columns, len(guess)
table = polars.read_csv(path, infer_schema=False, **words)
header, rows = table.columns, table.rows()
typed = polars.read_csv(
    path, schema_overrides={name: polars.String for name in texts}, **words).select(texts).rows()
""",
    "pandas": """
import pandas
words = {"sep": chr(9) if path.endswith("tsv") else ","}
guess = pandas.read_csv(path, **words)
guessed = list(guess.columns), len(guess)
table = pandas.read_csv(path, dtype=str, keep_default_na=False, **words)
header, rows = list(table.columns), table.values.tolist()
typed = pandas.read_csv(
    path, dtype={name: str for name in texts}, keep_default_na=False, **words)[texts].values.tolist()
""",
}
ALL_FILES = """
import json, sys
def cells(rows):
    return [["" if cell is None else cell for cell in row] for row in rows]
answers = []
for path, texts in json.load(sys.stdin):
    exec(sys.argv[1])
    answers.append({"guessed": guessed, "header": header, "rows": cells(rows),
                    "typed": cells(typed)})
print(json.dumps(answers))
"""


def run(*words, text=None):
    return subprocess.run(
        words, input=text, check=True, capture_output=True, text=True, timeout=120).stdout


def read(reader, files):
    """{guessed: [header, count], header, rows, typed} of each file; `files`: pairs of a path and the
    columns that are text."""
    python = HOME / "bin/python"
    if not python.exists():
        raise AssertionError(f"There are no judges in {HOME}: {REMEDY}")
    return json.loads(run(
        python, "-c", ALL_FILES, READERS[reader],
        text=json.dumps([(str(path), texts) for path, texts in files])))


def read_with_miller(path):
    # Miller's own TSV knows no quotes: tabs are separators of CSV here.
    separator = "tab" if str(path).endswith("tsv") else "comma"
    objects = json.loads(
        run("mlr", "-S", "--icsv", "--ifs", separator, "--ojson", "cat", str(path)))
    return {"header": list(objects[0]) if objects else [], "rows": [list(o.values()) for o in objects]}


def complaints_of_csvclean(path):
    """What csvkit finds wrong: rows of another length, names or columns that are empty."""
    tabs = ["-t"] if str(path).endswith("tsv") else []
    done = subprocess.run(
        [HOME / "bin/csvclean", "--length-mismatch", "--encoding", "utf-8-sig", *tabs, str(path)],
        capture_output=True, text=True, timeout=120)
    return done.stderr


def read_with_libreoffice(path, office, options):
    """As a person opens it, by the options of its text filter."""
    target = Path(path).parent / "converted"
    run("soffice", f"-env:UserInstallation=file://{office}", "--headless", f"--infilter=CSV:{options}",
        "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", str(target),
        str(path))
    text = (target / (Path(path).stem + ".csv")).read_text(encoding="utf-8")
    table = list(csv.reader(io.StringIO(text, newline="")))
    return {"header": table[0], "rows": table[1:]}


def codes_by_zbar(images):
    """The text of every bar code on pictures of pages."""
    return run("zbarimg", "--quiet", "--raw", *map(str, images)).splitlines()


def codes_by_zxing(images):
    return json.loads(run(
        HOME / "bin/python", "-c",
        "import json, sys, zxingcpp; from PIL import Image; print(json.dumps([code.text "
        "for path in sys.argv[1:] for code in zxingcpp.read_barcodes(Image.open(path))]))",
        *map(str, images)))


def encrypt(workbook, path):
    """The workbook with a password, as Excel saves it."""
    run(HOME / "bin/msoffcrypto-tool", "-e", "-p", "密码2026", str(workbook), str(path))
