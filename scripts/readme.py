#!/usr/bin/env python3
"""Runs the README's ten minutes at the terminal, command by command, against the factory that
scripts/run leaves running. Fails where one of them does not end well."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

root = Path(__file__).resolve().parent.parent
chapter = re.search(r"## Ten minutes.*?\n## ", (root / "README.md").read_text(), re.S)[0]
commands = [
    line
    for block in re.findall(r"```sh\n(.*?)```", chapter, re.S)
    for line in block.splitlines() if line.startswith("jifen")
]
failed = 0
with tempfile.TemporaryDirectory() as folder:
    os.symlink(root / "config", Path(folder) / "config")
    for command in commands:
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, timeout=60)
        if done.returncode != 0:
            failed += 1
            print(f"$ {command}\nexit {done.returncode}\n{done.stdout}{done.stderr}")
print(f"{len(commands) - failed} of the README's {len(commands)} commands end well")
sys.exit(1 if failed or not commands else 0)
