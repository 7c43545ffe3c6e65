#!/usr/bin/env bash
# A transaction that does not balance, in a journal that shows yuan without decimals.
#
# Guess before running: a commodity directive says how amounts are shown; whether 10.40 and -10.00
# balance is another matter.
# Seen on 2026-11-30 with hledger 1.25 (Debian 12): transactions are balanced at the precision that the
# directive gives the whole journal. With `commodity 1000. CNY` the transaction is accepted, `check` is
# silent and the balance report shows 10, -10 and a total of 0; without the directive, or with two
# decimals in it, it is refused as unbalanced by 0.40. A line meant for the eye decides what adds up.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
cd "$folder"
apt-get -qq download hledger=1.25-2+b5 libgmp10 libffi8 libtinfo6 2> said || { cat said; exit 1; }
for package in *.deb; do dpkg -x "$package" .; done
export LD_LIBRARY_PATH="$folder/usr/lib/x86_64-linux-gnu:$folder/lib/x86_64-linux-gnu" LANG=C.UTF-8

# holds DIRECTIVE: what hledger says of 10.40 against -10.00.
holds() {
  { echo "$1"; printf '2026-01-02 goods\n    expenses:goods   10.40 CNY\n    assets:fund     -10.00 CNY\n'; } > books.journal
  if usr/bin/hledger -f books.journal check > said 2>&1; then echo balanced
  elif grep -q "should be 0 but is: 0.40 CNY" said; then echo unbalanced
  else cat said; fi
}

usr/bin/hledger --version
seen=""
for directive in "" "commodity 1000.00 CNY" "commodity 1000. CNY"; do
  answer=$(holds "$directive")
  echo "directive '$directive': $answer"
  seen="$seen $answer"
done
usr/bin/hledger -f books.journal balance | tee shown
if [ "$seen" = " unbalanced unbalanced balanced" ] && grep -q ' 10 CNY' shown; then exit 0; else exit 1; fi
