"""The README of the sample, with the bad lines counted where they fell."""

from datetime import date

_TEXT = """\
# 金寨县示范机械有限公司

An invented metal works to play with: every person, hazard and claim in it is made up. Adopt
`../policy/jinzhai.json5` and `../calendars/2026.json5` first. The files are GB18030 with CRLF, as
Excel and WPS save them in China. `python3 scripts/sample` writes this folder, and
`python3 scripts/sample --check` says whether it is as written.

| file | rows | columns |
|---|---|---|
{files}

## Who is meant to be what

The file of employees grants no roles. E001 and E002 are meant as administrators 积分管理员, E003 and
E004 as reviewers 安全管理部门, E005 as finance 财务部门, E006 as leader 领导小组. Two people are called
王磊 (E007, E036), and the name of E026 needs GB18030's four-byte form.

## Claims

E001 registers the claims of a month at its end: on 31 October, 30 November and 31 December 2026.
A year's cap of 2000 points is passed by E017, who asks for {diligent} in the good lines
({by_month}).

Most days are written 2026-10-08, some 2026/10/8 or 2026年10月8日, some days and points with
full-width digits; items go by code or by Chinese name. What hazards, advice, emergencies and drills
were about is named: YH, ZG, XQ, YL. At ten points a yuan nothing above 200 yuan could be had within
a year, so products of the high tier name their own price.

## Bad lines

{bad_count} lines are wrong, as in a file filled in by hand. Lines are counted from 1, the header.
What repeats a line of October is wrong only where October's good lines have been applied.

| file | line | why it is refused |
|---|---|---|
{bad}
"""


def readme(files, bad, claims):
    """`files`: (name, rows, header); `bad`: (name, line, reason); `claims`: the good ones."""
    asked = {10: 0, 11: 0, 12: 0}
    for claim in claims:
        if claim.employee == "E017":
            asked[claim.day.month] += claim.points
    return _TEXT.format(
        files="\n".join(f"| `{n}` | {rows} | {', '.join(header)} |" for n, rows, header in files),
        diligent=sum(asked.values()),
        by_month=", ".join(f"{points} in {date(2026, m, 1):%B}" for m, points in asked.items()),
        bad_count=len(bad),
        bad="\n".join(f"| `{name}` | {line} | {reason} |" for name, line, reason in bad),
    )
