"""Lives with the package in a booted Debian (scripts/booted prepares it): every step says what it
looked for, and the first that does not hold ends the run with 1."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

GUEST, PACKAGES = Path(sys.argv[1]), Path(sys.argv[2])
PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
# What the first process of a container finds in place; the rest it makes itself.
BOOT = r"""
set -e
mount --make-rprivate /
mount --bind "$1" "$1"
cd "$1"
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs tmpfs run
mount -t tmpfs tmpfs tmp
mount -t tmpfs -o mode=755 tmpfs dev
for node in null zero full random urandom tty; do touch dev/$node; mount --bind /dev/$node dev/$node; done
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
mount -t tmpfs tmpfs dev/shm
touch dev/console
mount --bind /dev/null dev/console
mkdir -p old
pivot_root . old
umount -l /old
exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin /sbin/init
"""


class Machine:
    def __init__(self):
        self.process = subprocess.Popen(
            ["unshare", "--fork", "--pid", "--mount", "--cgroup", "--uts", "--ipc", "--net",
             "bash", "-c", BOOT, "boot", str(GUEST)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True)
        self.first = self._first()
        self.until("the guest is up", lambda: self.run("systemctl", "is-system-running")[1].strip()
                   in ("running", "degraded"), seconds=60)

    def _first(self):
        for _ in range(200):
            children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
            for child in children.split():
                if Path(f"/proc/{child}/comm").read_text().strip() == "systemd":
                    return child
            time.sleep(0.1)
        raise SystemExit("booted: systemd did not start as the guest's first process")

    def run(self, *words, user=None, text=""):
        """(status, everything it said)"""
        if user:
            words = ("runuser", "-u", user, "--", *words)
        done = subprocess.run(
            ["nsenter", "-t", self.first, "-a", "env", "-i", f"PATH={PATH}", "HOME=/root",
             "LANG=C.UTF-8", "DEBIAN_FRONTEND=noninteractive", *words],
            input=text, text=True, capture_output=True, timeout=180)
        return done.returncode, done.stdout + done.stderr

    def good(self, *words, **more):
        status, said = self.run(*words, **more)
        if status:
            raise SystemExit(f"booted: {' '.join(words)} ended with {status}:\n{said}")
        return said

    def until(self, what, holds, seconds=30):
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                raise SystemExit(f"booted: not within {seconds} s: {what}")
            time.sleep(0.2)

    def end(self):
        self.run("systemctl", "poweroff")
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.kill(int(self.first), signal.SIGKILL)
            self.process.wait(10)


def holds(what, truth, seen=""):
    print(("ok     " if truth else "FAILED ") + what, flush=True)
    if not truth:
        raise SystemExit(str(seen))


def head(machine):
    return json.loads(machine.good("jifen", "--quiet", "--json", "status").splitlines()[0])["head"]


def newer(package):
    """The same package under the next version."""
    tree = GUEST / "root/newer"
    shutil.rmtree(tree, ignore_errors=True)
    subprocess.run(["dpkg-deb", "-R", package, tree], check=True)
    control = tree / "DEBIAN/control"
    version = re.search(r"^Version: (.*)$", control.read_text(), re.M)[1]
    control.write_text(control.read_text().replace(f"Version: {version}", f"Version: {version}+next"))
    made = GUEST / f"root/jifen_{version}+next_amd64.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "-b", tree, made], check=True,
                   stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return version, "/root/" + made.name


def install(m, package):
    said = m.good("dpkg", "-i", package)
    for unit in ("jifend.socket", "jifend.service", "jifen-backup.timer", "jifen-verify.timer"):
        holds(f"installed: {unit} is active and enabled",
              m.run("systemctl", "is-active", unit)[1].strip() == "active"
              and m.run("systemctl", "is-enabled", unit)[1].strip() == "enabled")
    holds("the next step is named", "jifen init" in said, said)


def first_day(m):
    for user in ("zhao", "qian", "sun", "nobody1"):
        m.run("useradd", "-m", user)
    for user in ("zhao", "qian", "sun"):
        m.good("usermod", "-aG", "jifen", user)
    status, said = m.run("jifen", "whoami", user="nobody1")
    holds("who is not in the group is told so", status == 4 and "usermod" in said, said)
    m.good("jifen", "init", "示范厂", "--leader", "user:zhao", "--yes")
    share = "/usr/share/jifen"
    for words in (
        ("calendar", "adopt", f"{share}/calendars/2026.json5"),
        ("policy", "adopt", f"{share}/policy/jinzhai.json5"),
        ("employee", "add", "E001", "钱某", "--department", "安全部", "--type", "regular",
         "--user", "qian"),
        ("employee", "add", "E002", "孙某", "--department", "安全部", "--type", "regular",
         "--user", "sun"),
        ("role", "grant", "E001", "administrator"), ("role", "grant", "E002", "reviewer"),
    ):
        m.good("jifen", "--yes", *words, user="zhao")
    m.good("jifen", "claim", "submit", "training-attend", user="qian")
    m.good("jifen", "review", "approve", "C1", user="sun")
    holds("a claim stands on notice", "C1" in m.good("jifen", "notice", "list", user="qian"))


def life(m):
    main = lambda: m.good("systemctl", "show", "-P", "MainPID", "jifend").strip()
    before, pid = head(m), main()
    m.good("systemctl", "kill", "-s", "KILL", "jifend")
    m.until("a killed daemon is started again", lambda: main() not in (pid, "0"))
    holds("killed: started again with the same books", head(m) == before)
    pid = main()
    m.good("systemctl", "kill", "-s", "STOP", "jifend")
    holds("stopped with SIGSTOP: a client is answered by the next daemon", head(m) == before)
    holds("the watchdog started it", main() != pid)
    m.good("systemctl", "stop", "jifend.service")
    holds("stopped: the socket starts it for the next client", head(m) == before)
    config = GUEST / "etc/jifen/jifend.json5"
    good = config.read_text()
    config.write_text("{ sokcet: '/x' }")
    holds("a faulty configuration makes the reload fail", m.run("systemctl", "reload", "jifend")[0] != 0)
    holds("and the daemon goes on", head(m) == before)
    config.write_text(good)
    m.good("systemctl", "reload", "jifend")
    elsewhere = '// backups: "/var/lib/jifen/backups"'
    holds("the configuration shows where backups go", elsewhere in good)
    config.write_text(good.replace(elsewhere, 'backups: "/srv/elsewhere"'))
    advice = [line for line in m.good("jifend", "--check-config").splitlines() if line[:2] == "  "]
    for line in advice:
        m.good("sh", "-c", line)
    m.good("jifen", "backup")
    holds("backups go elsewhere after what --check-config said", len(advice) == 4
          and any((GUEST / "srv/elsewhere").glob("*.sqlite")), advice)
    config.write_text(good)
    m.good("systemctl", "restart", "jifend")

    copies = GUEST / "srv/copies"
    copies.mkdir(exist_ok=True)
    m.good("chown", "jifen", "/srv/copies")
    settings = GUEST / "etc/jifen/backup.conf"
    settings.write_text(settings.read_text() + "COPY_TO=/srv/copies\n")
    m.good("systemctl", "start", "jifen-backup.service")
    m.good("systemctl", "start", "jifen-verify.service")
    names = sorted(path.name for path in copies.iterdir())
    holds("the nightly backup is in its folder and in the other one", len(names) == 4, names)
    said = m.good("jifen", "doctor")
    holds("the doctor knows of backup and verification",
          "no backup" not in said and "never verified" not in said, said)


def upgrade(m, version, package):
    before = head(m)
    said = m.good("dpkg", "-i", package)
    holds("the upgrade backed up, restarted, and says so",
          "before-change-from-" in said and "was restarted" in said, said)
    holds("the books are the same", head(m) == before)
    m.good("jifen", "claim", "submit", "ppe", user="qian")
    way = [line.strip() for line in said.splitlines() if line.startswith("  sudo ")]
    holds("the way back is two commands", len(way) == 2, said)
    for line in way:
        line = line.removeprefix("sudo ").replace("./", "/root/")
        # apt would look for packages on a network that is not there.
        line = line.replace("apt install --allow-downgrades", "dpkg -i")
        m.good("sh", "-c", line)
    holds("they lead back to the old version and its books",
          head(m) == before and m.good("dpkg-query", "-W", "-f", "${Version}", "jifen") == version)


def removal(m, package):
    before = head(m)
    m.good("dpkg", "-r", "jifen")
    holds("removed: nothing runs, the books stay",
          m.run("systemctl", "is-active", "jifend.service")[1].strip() != "active"
          and (GUEST / "var/lib/jifen/books.sqlite").exists())
    m.good("dpkg", "-i", package)
    holds("installed again: the same books", head(m) == before)
    said = m.good("dpkg", "-P", "jifen")
    holds("purged without a terminal: the books stay, and it says so",
          (GUEST / "var/lib/jifen/books.sqlite").exists() and "/var/lib/jifen" in said, said)


def main():
    [package] = PACKAGES.glob("jifen_*.deb")
    for old in ("var/lib/jifen", "etc/jifen", "etc/systemd/system/jifend.service.d", "srv/copies",
                "srv/elsewhere"):
        shutil.rmtree(GUEST / old, ignore_errors=True)
    for old in (GUEST / "root").glob("jifen_*.deb"):
        old.unlink()
    shutil.copy(package, GUEST / "root")
    version, next_package = newer(package)
    name = "/root/" + package.name
    m = Machine()
    try:
        m.run("dpkg", "-P", "jifen")
        install(m, name)
        first_day(m)
        life(m)
        upgrade(m, version, next_package)
        before = head(m)
        m.end()
        m = Machine()
        holds("rebooted: the books are served, the timers stand",
              head(m) == before and "jifen-backup.timer" in m.good("systemctl", "list-timers"))
        removal(m, name)
    finally:
        m.end()
    print("booted: all of it held")


if __name__ == "__main__":
    main()
