"""The command line in a terminal of a given size, and what it shows there."""

import fcntl
import os
import pty
import struct
import subprocess
import termios

from ledger import program


def shown(daemon, *words, columns=80, rows=200, lang="zh", environment=None):
    """What stands on the terminal after a command, without colour."""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    process = subprocess.Popen(
        [program("jifen"), "--lang", lang, "--socket", daemon.socket, *words],
        stdin=subprocess.DEVNULL, stdout=inner, stderr=inner,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1", "PAGER": "cat",
             **(environment or {})})
    os.close(inner)
    pieces = []
    while True:
        try:
            piece = os.read(outer, 65536)
        except OSError:
            break  # the terminal's end, as Linux tells it
        if not piece:
            break
        pieces.append(piece)
    os.close(outer)
    process.wait(timeout=60)
    return b"".join(pieces).decode().replace("\r\n", "\n")
