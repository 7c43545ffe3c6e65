# What the scripts share; read by them, never run.
set -euo pipefail

# --help: what stands at the head of the script, at once, before anything is built or installed.
for word; do
    case $word in
    -h | --help)
        sed -n '2,/^[^#]/ { /^#/ s/^# \{0,1\}//p }' "$0"
        exit
        ;;
    esac
done

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# t CHINESE ENGLISH: the words for whoever reads Chinese by JIFEN_LANG or the locale, or the others.
case ${JIFEN_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} in
[Zz][Hh]*) t() { printf '%s' "$1"; } ;;
*) t() { printf '%s' "$2"; } ;;
esac

say() { printf '\n== %s\n' "$*"; }

die() { printf '%s\n' "$*" >&2; exit 1; }

# need_swift: Swift cannot be had from Debian, so only say how to get it.
need_swift() {
    command -v swift >/dev/null && return
    die "$(t "这台机器上没有 Swift。jifen 要用 Debian 12 的 Swift 6.3 工具链：
  1. 从 https://www.swift.org/install/linux/debian/12/ 下载
  2. 解开，比如放到 /opt/swift
  3. 把它的 usr/bin 放在最前面：export PATH=/opt/swift/usr/bin:\$PATH
然后再执行一次。" "There is no Swift here. jifen needs the Swift 6.3 toolchain for Debian 12:
  1. download it from https://www.swift.org/install/linux/debian/12/
  2. unpack it, for example into /opt/swift
  3. put its usr/bin first: export PATH=/opt/swift/usr/bin:\$PATH
and run this again.")"
}

# need PACKAGE TEST…: installs a Debian package unless the test command succeeds.
need() {
    local package=$1
    shift
    if "$@" >/dev/null 2>&1; then return; fi
    local sudo=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || die "$(t "缺少 $package。用 root 执行：apt-get install $package" \
            "Missing: $package. As root: apt-get install $package")"
        sudo=sudo
    fi
    if [ -z "${apt_updated:-}" ]; then
        $sudo apt-get update -qq || die "$(t "apt-get update 没有成功，装不了 $package。" \
            "apt-get update failed; $package cannot be installed.")"
        apt_updated=yes
    fi
    t "正在安装 $package" "installing $package"; echo
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends \
        "$package" >/dev/null || die "$(t "装不了 $package。" "$package cannot be installed.")"
}

# The programs as they are installed: with Swift's runtime in them, they start fast, anywhere.
release=(-c release --static-swift-stdlib)

# build_programs PRODUCT…: builds them, and prints where they are.
build_programs() {
    local product
    for product in "$@"; do swift build "${release[@]}" --product "$product" >&2; done
    swift build "${release[@]}" --show-bin-path
}

need_build_tools() {
    need_swift
    need libsqlite3-dev test -e /usr/include/sqlite3.h
}
