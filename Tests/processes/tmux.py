"""A real terminal: tmux, looked at as a person looks, and typed into as a person types."""

import os
import shlex
import subprocess
import tempfile
import time

from ledger import program


class Terminal:
    """A program in a tmux of its own. What is waited for is what stands on the screen."""

    patience = 20

    def __init__(self, command, columns=80, rows=24, environment=None):
        self.folder = tempfile.mkdtemp(prefix="jifen-tmux-")
        self.socket = self.folder + "/tmux"
        settings = {
            "LC_ALL": "C.UTF-8", "TERM": "xterm", "JIFEN_LANG": "", **(environment or {})}
        words = " ".join(f"{name}={shlex.quote(text)}" for name, text in settings.items())
        # The shell stays when the program has ended, so that its status can be read.
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows),
                  "env -u NO_COLOR PS1='$ ' bash --norc --noprofile")
        self.tmux("set-option", "-g", "status", "off")
        # tmux counts the status line as one of its rows.
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))
        self.type(f"clear; {words} {command}; echo \"status=$?\"")
        self.press("Enter")

    def tmux(self, *words):
        done = subprocess.run(
            ["tmux", "-u", "-S", self.socket, *words], capture_output=True, text=True,
            timeout=30, env={**os.environ, "LC_ALL": "C.UTF-8"})
        if done.returncode != 0:
            raise AssertionError(f"tmux {words[0]}: {done.stderr}")
        return done.stdout

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def everything(self):
        """The scrollback too."""
        return self.tmux("capture-pane", "-p", "-S", "-")

    def cursor(self):
        column, row = self.tmux(
            "display-message", "-p", "#{cursor_x} #{cursor_y}").split()
        return int(row), int(column)

    def press(self, *keys):
        """Keys by tmux's names: Enter, Escape, C-c, Left, or a letter."""
        self.tmux("send-keys", *keys)

    def type(self, text):
        self.tmux("send-keys", "-l", text)

    def paste(self, text):
        """As a terminal pastes, between brackets where the program asked for them."""
        self.tmux("set-buffer", "--", text)
        self.tmux("paste-buffer", "-p", "-d")

    def resize(self, columns, rows):
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def wait(self, *texts, without=()):
        """Until all of these stand on the screen and none of the others does."""
        deadline = time.monotonic() + self.patience
        while True:
            shown = self.screen()
            if all(text in shown for text in texts) and not any(text in shown for text in without):
                return shown
            if time.monotonic() > deadline:
                raise AssertionError(f"waited for {texts}, without {without}; there is\n{shown}")
            time.sleep(0.01)

    def pid(self, name="jifen"):
        """The number of the program that runs in the terminal."""
        shell = self.tmux("display-message", "-p", "#{pane_pid}").strip()
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            found = subprocess.run(
                ["pgrep", "-P", shell, "-x", name], capture_output=True, text=True).stdout.split()
            if found:
                return int(found[0])
            time.sleep(0.01)
        raise AssertionError(f"{name} does not run")

    def close(self):
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], capture_output=True)
        subprocess.run(["rm", "-rf", self.folder])


def jifen_in_terminal(daemon, words, lang="en", columns=80, rows=24, environment=None):
    """`words`: the rest of the command line, as typed."""
    command = f"{program('jifen')} --lang {lang} --socket {daemon.socket} {words}"
    return Terminal(command, columns, rows, environment)
