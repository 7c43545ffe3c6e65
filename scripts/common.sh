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

# The units that are installed, and those of them that are switched on.
units=(jifend.service jifend.socket jifen-backup.service jifen-backup.timer jifen-verify.service
    jifen-verify.timer jifen-imports@.path jifen-imports@.service)
switched_on=(jifend.socket jifend.service jifen-backup.timer jifen-verify.timer)

# lay_out ROOT PREFIX UNITS BIN: everything that is installed below ROOT, programs from the folder BIN
# to PREFIX/bin, units to UNITS. An edited configuration stays.
lay_out() {
    local root=$1 prefix=$2 place=$1$3 bin=$4 share=$1$2/share unit
    install -d "$root$prefix/bin" "$root$prefix/lib/jifen" "$place" "$root/usr/lib/sysusers.d" \
        "$root/etc/jifen" "$share/jifen"
    install -s -m 755 "$bin/jifend" "$bin/jifen" "$root$prefix/bin"
    install -m 755 config/systemd/nightly-backup "$root$prefix/lib/jifen"
    for unit in "${units[@]}"; do
        sed "s#/usr/local/#$prefix/#g" "config/systemd/$unit" >"$place/$unit"
        chmod 644 "$place/$unit"
    done
    install -m 644 config/sysusers/jifen.conf "$root/usr/lib/sysusers.d"
    cp -r config/policy config/calendars config/campaigns config/import "$share/jifen"
    chmod -R u=rwX,go=rX "$share/jifen"
    "$bin/jifen" man "$share/man" >/dev/null
    install -d "$share/bash-completion/completions" "$share/fish/vendor_completions.d"
    "$bin/jifen" completions bash >"$share/bash-completion/completions/jifen"
    "$bin/jifen" completions fish >"$share/fish/vendor_completions.d/jifen.fish"
    # Debian's zsh looks into other folders for what packages bring than for what else is there.
    local zsh=$share/zsh/site-functions
    [ "$prefix" = /usr/local ] || zsh=$share/zsh/vendor-completions
    install -d "$zsh"
    "$bin/jifen" completions zsh >"$zsh/_jifen"
    for unit in jifend.json5 backup.conf; do
        [ -e "$root/etc/jifen/$unit" ] || install -m 644 "config/$unit" "$root/etc/jifen"
    done
}
